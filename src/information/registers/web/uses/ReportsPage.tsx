import { useKeys } from '../../../../platform/web/keyboard/useKeys.ts';
import { Button, EmptyState, ErrorState, KeyNote, Skeleton } from '../../../../platform/web/kit/index.ts';
import { useGo } from '../../../../platform/web/navigation.ts';
import { Region, Shell } from '../../../../platform/web/shell/index.ts';
import { useTexts } from '../../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../../platform/web/text/useFormat.ts';
import type { Report, ReportColumn } from '../../uses/uses.contract.ts';
import { PageLink } from '../PageLink.tsx';
import { listAddress } from '../paths.ts';
import { useFollow, useRegisters } from '../useRegisters.ts';
import { dayText } from '../value-text.ts';
import { useWords } from '../words.ts';
import { texts } from './texts.ts';
import { useReports } from './useUses.ts';
import '../registers.css';
import './uses.css';

const million = 1_000_000;

/** Reports computed from the registers, each with its period, its count and the registers it comes from. */
export default function ReportsPage() {
  const t = useTexts(texts);
  const format = useFormat();
  const go = useGo();
  const query = useReports();
  useFollow();
  useKeys([{ keys: 'Esc', label: t('key_back'), group: t('key_group'), run: () => go('/registers') }]);
  return (
    <Shell desk={t('reports')} onDesks={() => go('/desks')} footer={<KeyNote keys="Esc">{t('key_back')}</KeyNote>}>
      <Region name="queue" label={t('reports')} className="use-page">
        <div className="use-head">
          <Button onClick={() => go('/registers')}>{t('back')}</Button>
          <h2 className="reg-title">{t('reports')}</h2>
          {query.data && <span className="t2 grow">{t('at', { at: format.stamp(query.data.at) })}</span>}
        </div>
        {query.isError ? (
          <ErrorState title={t('failed')} onRetry={() => void query.refetch()}>
            {t('failed_next')}
          </ErrorState>
        ) : query.isPending ? (
          <Skeleton lines={8} />
        ) : query.data.items.length === 0 ? (
          <EmptyState title={t('reports_none')}>{t('reports_none_next')}</EmptyState>
        ) : (
          <div className="use-reports">
            {query.data.items.map((report) => (
              <ReportTable key={report.id} report={report} />
            ))}
          </div>
        )}
      </Region>
    </Shell>
  );
}

function ReportTable({ report }: { report: Report }) {
  const t = useTexts(texts);
  const { say, language } = useWords();
  const format = useFormat();
  const registers = useRegisters().data?.items ?? [];
  const period =
    report.from && report.until
      ? t('period', { from: dayText(report.from, language), until: dayText(report.until, language) })
      : t('state_now');
  const figure = (value: number | null, { unit }: ReportColumn): string => {
    if (value === null) return '–';
    if (unit === 'percent') return format.percent(value / 100, 1);
    return unit === 'money' ? format.decimal(value / million, 1) : format.decimal(value);
  };
  const heading = `report-${report.id}`;
  return (
    <section aria-labelledby={heading} className="use-report">
      <h3 id={heading}>{say(report.texts)}</h3>
      <p className="t2 s12">
        {period} · {t('counted', { n: format.decimal(report.n) })}
        {report.columns.some(({ unit }) => unit === 'money') && ` · ${t('unit_million')}`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on a phone, so the keyboard must reach it */}
      <div className="use-wide" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{t('row')}</span>
              </th>
              {report.columns.map((column) => (
                <th key={column.texts.id} scope="col">
                  {say(column.texts)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.rows.map((row) => (
              <tr key={row.texts.id}>
                <th scope="row">{say(row.texts)}</th>
                {report.columns.map((column, index) => (
                  <td key={column.texts.id}>{figure(row.cells[index] ?? null, column)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="t3 s12">
        {say(report.note)} {t('sources')}:{' '}
        {report.sources.map((id, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <PageLink to={listAddress(id)}>
              {say(registers.find((each) => each.id === id)?.texts.many ?? { id, en: id })}
            </PageLink>
          </span>
        ))}
      </p>
    </section>
  );
}
