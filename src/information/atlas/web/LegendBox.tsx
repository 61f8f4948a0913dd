import { StatusMark } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { useWords } from '../../registers/web/index.ts';
import { statusLevels, statusWords } from '../../status/status.types.ts';
import type { ShownLevel } from '../atlas.contract.ts';
import type { ValueClass } from '../classes.rules.ts';
import type { DensityGrid } from '../density.rules.ts';
import { daysText } from './days.ts';
import { heatAlphas, heatColour, heatSteps } from './gl-layers.ts';
import type { AtlasState } from './state.ts';
import { texts } from './texts.ts';
import { unitOf } from './units.ts';
import type { ShownChoropleth } from './useAtlas.ts';

/** Colour of a step of the heat, as it lies on the map. */
const heatOf = (step: number): string =>
  `color-mix(in srgb, var(${heatColour}) ${(heatAlphas[step] ?? 0) * 100}%, var(--map-land))`;

/** What the colours mean: bounds, period, source, and how many were counted. */
export function LegendBox(props: {
  state: AtlasState;
  level: ShownLevel;
  shown: ShownChoropleth;
  heading: string;
  grid: DensityGrid | undefined;
  bandwidth: string;
}) {
  const { state, level, shown, grid } = props;
  const { choropleth, figures, computedAt } = shown;
  const t = useTexts(texts);
  const { say, language } = useWords();
  const format = useFormat();
  const digits = choropleth.rates ? 1 : 0;
  const bounds = ({ from, to }: ValueClass): string =>
    from === to ? format.decimal(from, digits) : `${format.decimal(from, digits)}–${format.decimal(to, digits)}`;
  const unit = unitOf(state.measure);
  if (choropleth.kind === 'none' && !grid) return null;
  return (
    <section className="map-over atlas-legend" aria-label={t('legend')}>
      {choropleth.kind !== 'none' && (
        <>
          <h2>
            {props.heading} <span className="t3">· {t(`level_${level}`)}</span>
          </h2>
          {choropleth.kind === 'status' && level === 'rt' && <p className="t2">{t('no_status_rt')}</p>}
          {choropleth.kind === 'status' && level !== 'rt' && (
            <ul>
              {statusLevels.map((status) => (
                <li key={status}>
                  <StatusMark status={status} worded /> {say(statusWords[status])}{' '}
                  <span className="t3">{format.decimal(choropleth.byStatus[status])}</span>
                </li>
              ))}
            </ul>
          )}
          {choropleth.kind === 'figures' && (
            <ul>
              {choropleth.classes.map((one, index) => (
                <li key={one.from}>
                  <i className="atlas-swatch" style={{ background: `var(--choro-${index + 1})` }} /> {bounds(one)}{' '}
                  {index === choropleth.classes.length - 1 && <span className="t3">{t(unit)}</span>}
                </li>
              ))}
              {choropleth.rates && (
                <li>
                  <i className="atlas-swatch atlas-few" /> {t('few')}
                </li>
              )}
            </ul>
          )}
          <p className="t3">
            {choropleth.kind === 'status'
              ? computedAt
                ? t('computed', { at: format.stamp(computedAt) })
                : t('no_status')
              : figures && period(figures.from, figures.to)}
          </p>
          {choropleth.kind === 'figures' && figures && (
            <p className="t3">
              {figures.unplaced > 0
                ? t('n_unplaced', { n: format.decimal(figures.n), unplaced: format.decimal(figures.unplaced) })
                : t('n', { n: format.decimal(figures.n) })}
              {' · '}
              {t('source', { source: say(figures.source) })}
            </p>
          )}
        </>
      )}
      {grid && (
        <>
          <h2>
            {t('layer_heat')} <span className="t3">· {t('heat_unit')}</span>
          </h2>
          <ul>
            {heatSteps.map((from, index) => (
              <li key={from}>
                <i className="atlas-swatch" style={{ background: heatOf(index) }} /> ≥{' '}
                {format.decimal(from * grid.highest, 1)}
              </li>
            ))}
          </ul>
          <p className="t3">{t('heat_note', { bandwidth: props.bandwidth, n: format.decimal(grid.n) })}</p>
        </>
      )}
    </section>
  );

  function period(from: string | null, to: string | null): string {
    if (!figures) return '';
    if (!from || !to) return format.stamp(figures.asOf);
    return daysText(from, to, format.zone, language);
  }
}
