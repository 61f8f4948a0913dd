import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { classOf, heatBounds } from '../heat.rules.ts';
import type { AreaProfile } from '../profile.contract.ts';
import { countText, weekdays } from './answers.ts';
import { texts } from './texts.ts';

/** Reports by hour and weekday: a table whose boxes are shaded; the darkest class also shows its figures. */
export function HeatTable({ heat, merged }: { heat: AreaProfile['heat']; merged: boolean }) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  const bounds = heatBounds(heat.rows);
  const starts = Array.from({ length: 24 / heat.hours }, (_, at) => at * heat.hours);
  const every = heat.hours === 1 ? 3 : 6;
  const two = (hour: number): string => String(hour).padStart(2, '0');
  return (
    <section className="area-block">
      <h3 className="area-block-head">
        {t('heat')} <span>{t('heat_note', { count: countText(heat.n, t, format) })}</span>
      </h3>
      <table className="area-heat">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t('heat_day')}</span>
            </th>
            {starts.map((hour) => (
              <th key={hour} scope="col">
                <span className={hour % every === 0 ? '' : 'unseen'}>{two(hour)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heat.rows.map((row, day) => (
            <tr key={weekdays('id')[day]}>
              <th scope="row">{weekdays(language)[day]}</th>
              {row.map((n, at) => {
                const shade = n === null ? 0 : Math.max(0, classOf(n, bounds) - 1);
                const shown = shade === 4 || heat.hours > 1;
                return (
                  <td key={starts[at]} className={n === null ? 'area-few' : `area-c${shade}`}>
                    <span className={shown ? '' : 'unseen'}>{countText(n, t, format)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="area-key-row s11 t3">
        <span>{merged ? t('heat_merged') : t('heat_key')}</span>
        {bounds.map((bound, at) => (
          <span key={bound} className="area-key-item">
            <i className={`area-c${at}`} />
            {at === 4 ? `≥ ${bound}` : bounds[at + 1]! - bound > 1 ? `${bound}–${bounds[at + 1]! - 1}` : bound}
          </span>
        ))}
      </div>
    </section>
  );
}
