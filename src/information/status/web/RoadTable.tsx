import { PageLink } from '../../../platform/web/PageLink.tsx';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { usualWindows, windowDays } from '../counts.rules.ts';
import type { GaugeView, RoadRow } from '../status.contract.ts';
import { gauges } from '../status.types.ts';
import { roadOnMap, roadRecord } from './roads.ts';
import { StatusWord } from './StatusWord.tsx';
import { trendArrows } from './SubjectList.tsx';
import { texts } from './texts.ts';

/** What `n` of a row counts: the last 28 days and the usual windows before them. */
const countedDays = windowDays * (usualWindows + 1);

/** One line for each road section: its worst gauge, since when, the four gauges with figures, reports of a year. */
export function RoadTable({ rows }: { rows: readonly RoadRow[] }) {
  const t = useTexts(texts);
  return (
    <table className="st-table st-roads">
      <thead>
        <tr>
          <th scope="col">{t('road')}</th>
          <th scope="col">{t('road_worst')}</th>
          <th scope="col" className="st-road-since">
            {t('road_since')}
          </th>
          {gauges.map((gauge) => (
            <th key={gauge} scope="col" className="st-road-gauge">
              {t(gauge)}
            </th>
          ))}
          <th scope="col" className="st-n">
            {t('road_year', { n: countedDays })}
          </th>
          <th scope="col">{t('road_map')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RoadLine key={row.code} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function RoadLine({ row }: { row: RoadRow }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        <PageLink className="st-link st-road-link" to={roadRecord(row)}>
          {row.name}
        </PageLink>
        <span className="t3 s12 st-road-place">{row.parentName}</span>
      </th>
      <td>
        <StatusWord status={row.status} short />
        {row.trend !== 'steady' && (
          <span className="t2 s12 st-road-figures">
            {trendArrows[row.trend]} {t(row.trend)}
          </span>
        )}
      </td>
      <td className="st-road-since t2" data-label={t('road_since')}>
        {row.status && format.dateShort(Date.parse(row.since))}
      </td>
      {gauges.map((gauge) => (
        <td key={gauge} className="st-road-gauge" data-label={t(gauge)}>
          <GaugeCell gauge={row.figures.find((one) => one.gauge === gauge)} />
        </td>
      ))}
      <td className="st-n" data-label={t('road_year', { n: countedDays })}>
        {row.n === null ? t('few') : format.decimal(row.n, 0)}
      </td>
      <td>
        <PageLink className="btn small st-road-map" to={roadOnMap(row)}>
          {t('road_map')} <span className="unseen">{t('road_map_of', { name: row.name })}</span>
        </PageLink>
      </td>
    </tr>
  );
}

function GaugeCell({ gauge }: { gauge: GaugeView | undefined }) {
  const t = useTexts(texts);
  if (!gauge) return <StatusWord status={null} short />;
  const { level, recent, usualFrom, usualTo } = gauge;
  return (
    <>
      <StatusWord status={level} short />
      <span className="t2 s12 st-road-figures">
        {recent === null
          ? t('few')
          : usualFrom === null || usualTo === null
            ? t('road_gauge', { n: recent })
            : t('road_gauge_usual', { n: recent, from: usualFrom, to: usualTo })}
      </span>
    </>
  );
}
