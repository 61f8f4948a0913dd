import { EmptyState, ErrorState, Segments, Skeleton, StatusMark } from '../../../platform/web/kit/index.ts';
import { useQueryString } from '../../../platform/web/navigation.ts';
import { Region } from '../../../platform/web/shell/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { pivotRows } from '../status.contract.ts';
import { statusLevels } from '../status.types.ts';
import { StatusFrame } from './StatusFrame.tsx';
import { texts } from './texts.ts';
import { usePivot } from './useStatus.ts';

const sources = ['problems', 'reports'] as const;

/** The same records by area, function, interest or impact. */
export default function PivotPage() {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const [address, setAddress] = useQueryString();
  const rows = pivotRows.find((one) => one === address.get('rows')) ?? 'area';
  const of = sources.find((one) => one === address.get('of')) ?? 'problems';
  const query = usePivot(new URLSearchParams({ rows, of }));
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(address);
    next.set(name, value);
    setAddress(next);
  };
  const figure = (n: number | null | undefined) => (n === null || n === undefined ? t('few') : format.decimal(n, 0));
  const level = (key: string) => statusLevels.find((one) => one === key);
  return (
    <StatusFrame part="pivot">
      <Region name="queue" label={t('pivot')} className="st-page">
        <div className="st-bar">
          <Segments
            label={t('of')}
            value={of}
            options={sources.map((key) => ({ key, label: t(`of_${key}`) }))}
            onChange={(key) => set('of', key)}
          />
          <Segments
            label={t('rows')}
            value={rows}
            options={pivotRows.map((key) => ({ key, label: t(`by_${key}`) }))}
            onChange={(key) => set('rows', key)}
          />
        </div>
        {query.isError ? (
          <ErrorState title={t('failed')} since={query.errorUpdatedAt} onRetry={() => void query.refetch()}>
            {t('failed_next')}
          </ErrorState>
        ) : query.isPending ? (
          <Skeleton lines={8} />
        ) : query.data.items.length === 0 ? (
          <EmptyState title={t('pivot_none')}>{t('pivot_none_next')}</EmptyState>
        ) : (
          <>
            <p className="t2 s12 st-about">
              {query.data.about[language]} · {t('total')} {format.decimal(query.data.total, 0)}
            </p>
            <table className="st-table st-pivot">
              <thead>
                <tr>
                  <th scope="col">{t(`by_${rows}`)}</th>
                  {query.data.columns.map(({ key, label }) => {
                    const mark = level(key);
                    return (
                      <th key={key} scope="col" className="st-n">
                        {mark && <StatusMark status={mark} worded />} {label[language]}
                      </th>
                    );
                  })}
                  <th scope="col" className="st-n">
                    {t('total')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {query.data.items.map((row) => (
                  <tr key={row.key}>
                    <th scope="row">{row.label[language]}</th>
                    {query.data.columns.map(({ key }) => (
                      <td key={key} className={`st-n${row.cells[key] === 0 ? ' t3' : ''}`}>
                        {figure(row.cells[key])}
                      </td>
                    ))}
                    <td className="st-n">
                      <b>{figure(row.total)}</b>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Region>
    </StatusFrame>
  );
}
