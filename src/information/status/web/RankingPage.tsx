import { EmptyState, ErrorState, Segments, Skeleton } from '../../../platform/web/kit/index.ts';
import { useQueryString } from '../../../platform/web/navigation.ts';
import { Region } from '../../../platform/web/shell/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { type RankingRow, rankingBy } from '../status.contract.ts';
import { AreaLink } from './AreaLink.tsx';
import { StatusFrame } from './StatusFrame.tsx';
import { StatusWord } from './StatusWord.tsx';
import { texts } from './texts.ts';
import { useRanking } from './useStatus.ts';

const periods = ['28', '84', '364'] as const;
const levels = ['district', 'village'] as const;

/** Areas by their rate of public reports; those whose intervals overlap share a range of places. */
export default function RankingPage() {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const [address, setAddress] = useQueryString();
  const by = rankingBy.find((one) => one === address.get('by')) ?? 'all';
  const level = levels.find((one) => one === address.get('level')) ?? 'district';
  const period = periods.find((one) => one === address.get('period')) ?? '364';
  const query = useRanking(new URLSearchParams({ by, level, period }));
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(address);
    next.set(name, value);
    setAddress(next);
  };
  const rows = query.data?.items ?? [];
  const highest = Math.max(1, ...rows.map(({ high }) => high ?? 0));
  return (
    <StatusFrame part="ranking">
      <Region name="queue" label={t('ranking')} className="st-page">
        <div className="st-bar">
          <Segments
            label={t('by')}
            value={by}
            options={rankingBy.map((key) => ({ key, label: t(key) }))}
            onChange={(key) => set('by', key)}
          />
          <Segments
            label={t('level')}
            value={level}
            options={levels.map((key) => ({ key, label: t(key) }))}
            onChange={(key) => set('level', key)}
          />
          <Segments
            label={t('period')}
            value={period}
            options={periods.map((key) => ({ key, label: t('days', { n: key }) }))}
            onChange={(key) => set('period', key)}
          />
        </div>
        {query.isError ? (
          <ErrorState title={t('failed')} since={query.errorUpdatedAt} onRetry={() => void query.refetch()}>
            {t('failed_next')}
          </ErrorState>
        ) : query.isPending ? (
          <Skeleton lines={10} />
        ) : rows.length === 0 ? (
          <EmptyState title={t('ranking_none')}>{t('ranking_none_next')}</EmptyState>
        ) : (
          <>
            <p className="t2 s12 st-about">
              {query.data.rule[language]}{' '}
              {t('period_line', {
                from: format.dateLong(Date.parse(query.data.from)),
                to: format.dateLong(Date.parse(query.data.to)),
              })}
            </p>
            <table className="st-table st-ranking">
              <thead>
                <tr>
                  <th scope="col">{t('rank')}</th>
                  <th scope="col">{t('area')}</th>
                  <th scope="col">{t('status')}</th>
                  <th scope="col" className="st-n">
                    {t('reports')}
                  </th>
                  <th scope="col" className="st-n">
                    {t('population')}
                  </th>
                  <th scope="col" className="st-n">
                    {t('rate')}
                  </th>
                  <th scope="col" className="st-wide">
                    {t('interval')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <RankingLine key={row.code} row={row} highest={highest} />
                ))}
              </tbody>
            </table>
            {query.data.unranked.length > 0 && (
              <p className="t2 s12 st-about">
                {t('unranked', { names: query.data.unranked.map(({ name }) => name).join(', ') })}
              </p>
            )}
          </>
        )}
      </Region>
    </StatusFrame>
  );
}

function RankingLine({ row, highest }: { row: RankingRow; highest: number }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { low, high, rate, rankFrom, rankTo } = row;
  const part = (value: number) => `${(value / highest) * 100}%`;
  return (
    <tr>
      <td className="st-rank">
        {rankFrom === null || rankTo === null
          ? '–'
          : rankFrom === rankTo
            ? t('rank_single', { n: rankFrom })
            : t('rank_range', { from: rankFrom, to: rankTo })}
      </td>
      <th scope="row">
        <AreaLink code={row.code}>{row.name}</AreaLink> <span className="t3 s12">{row.parentName}</span>
      </th>
      <td>
        <StatusWord status={row.status} />
      </td>
      <td className="st-n">{row.n === null ? t('few') : format.decimal(row.n, 0)}</td>
      <td className="st-n">{format.decimal(row.population, 0)}</td>
      <td className="st-n">{rate === null ? '–' : format.decimal(rate, 1)}</td>
      <td className="st-wide">
        {low !== null && high !== null && rate !== null && (
          <div className="st-reach">
            <span className="st-interval" aria-hidden="true">
              <span className="st-span" style={{ left: part(low), width: part(high - low) }} />
              <span className="st-dot" style={{ left: part(rate) }} />
            </span>
            <span className="t2 s12">
              {format.decimal(low, 1)}–{format.decimal(high, 1)}
            </span>
          </div>
        )}
      </td>
    </tr>
  );
}
