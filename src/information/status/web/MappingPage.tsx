import { EmptyState, ErrorState, Skeleton } from '../../../platform/web/kit/index.ts';
import { Region } from '../../../platform/web/shell/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { MappingRow } from '../status.contract.ts';
import { AreaLink } from './AreaLink.tsx';
import { StatusFrame } from './StatusFrame.tsx';
import { texts } from './texts.ts';
import { useMapping } from './useStatus.ts';

const marks = { fresh: '●', old: '◐', missing: '○' } as const;

/** What is mapped in each kelurahan, how old, how sure, and the next thing to map; the least mapped first. */
export default function MappingPage() {
  const t = useTexts(texts);
  const query = useMapping();
  const rows = [...(query.data?.items ?? [])].sort((a, b) => a.share - b.share || a.code.localeCompare(b.code));
  return (
    <StatusFrame part="mapping">
      <Region name="queue" label={t('mapping')} className="st-page">
        {query.isError ? (
          <ErrorState title={t('failed')} since={query.errorUpdatedAt} onRetry={() => void query.refetch()}>
            {t('failed_next')}
          </ErrorState>
        ) : query.isPending ? (
          <Skeleton lines={10} />
        ) : rows.length === 0 ? (
          <EmptyState title={t('areas_none')}>{t('areas_none_next')}</EmptyState>
        ) : (
          <>
            <p className="t2 s12 st-about">
              {t('mapping_note', { days: query.data.freshDays })} {marks.fresh} {t('fresh')} · {marks.old} {t('old')} ·{' '}
              {marks.missing} {t('missing')}
            </p>
            <table className="st-table">
              <thead>
                <tr>
                  <th scope="col">{t('area')}</th>
                  <th scope="col" className="st-n">
                    {t('mapped')}
                  </th>
                  <RegisterHeads row={rows[0]} />
                  <th scope="col" className="st-n">
                    {t('oldest')}
                  </th>
                  <th scope="col" className="st-n">
                    {t('sure')}
                  </th>
                  <th scope="col">{t('next_step')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <MappingLine key={row.code} row={row} />
                ))}
              </tbody>
            </table>
          </>
        )}
      </Region>
    </StatusFrame>
  );
}

function RegisterHeads({ row }: { row: MappingRow | undefined }) {
  const language = useLanguage();
  return row?.registers.map(({ register, name }) => (
    <th key={register} scope="col" className="st-slim">
      {name[language]}
    </th>
  ));
}

function MappingLine({ row }: { row: MappingRow }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        <AreaLink code={row.code}>{row.name}</AreaLink> <span className="t3 s12">{row.parentName}</span>
      </th>
      <td className="st-n">
        <b>{format.percent(row.share, 0)}</b>
      </td>
      {row.registers.map(({ register, records, state }) => (
        <td key={register} className={`st-slim st-map-${state}`}>
          <span aria-hidden="true">{marks[state]}</span> {records > 0 ? format.decimal(records, 0) : ''}
          <span className="unseen">{t(state)}</span>
        </td>
      ))}
      <td className="st-n">{row.oldestDays === null ? t('never') : t('days', { n: row.oldestDays })}</td>
      <td className="st-n">{row.sure === null ? '–' : format.percent(row.sure, 0)}</td>
      <td>{row.nextStep?.[language] ?? t('all_fresh')}</td>
    </tr>
  );
}
