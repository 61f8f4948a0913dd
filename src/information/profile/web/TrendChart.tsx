import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { AreaProfile } from '../profile.contract.ts';
import { countText, monthName } from './answers.ts';
import { texts } from './texts.ts';
import { pointsText, trendLines } from './trend-lines.ts';

const plane = { width: 544, height: 184, left: 36, right: 44, top: 20, bottom: 20 };

/** Reports by month with their intervals and what is usual; the same as a table for readers. */
export function TrendChart({ trend }: { trend: AreaProfile['trend'] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  const { bands, lines, running, usual, ticks, sinceX } = trendLines(trend, plane);
  const last = trend.months.at(-1);
  const word = trend.direction === 'rising' || trend.direction === 'falling' ? trend.direction : null;
  const label = (at: number): string => monthName(trend.months[at]?.month ?? '', language);
  const x = (at: number): number => plane.left + (at * (plane.width - plane.left - plane.right)) / 23;
  return (
    <section className="area-block">
      <h3 className="area-block-head">
        {t('trend')}{' '}
        <span>
          {t('trend_note')}
          {running && last ? ` · ${t('trend_running', { month: label(23), count: last.days })}` : ''}
        </span>
      </h3>
      <svg className="area-trend" viewBox={`0 0 ${plane.width} ${plane.height}`} aria-hidden="true">
        {usual && (
          <rect
            x={plane.left}
            y={usual.y}
            width={plane.width - plane.left - plane.right}
            height={usual.height}
            className="area-usual"
          />
        )}
        {ticks.map(({ value, y }) => (
          <g key={value}>
            <path d={`M${plane.left} ${y}H${plane.width - plane.right}`} className="area-grid" />
            <text x={plane.left - 8} y={y + 4} textAnchor="end">
              {format.decimal(value)}
            </text>
          </g>
        ))}
        {bands.map((band) => (
          <polygon key={band[0]?.join()} points={pointsText(band)} className="area-band" />
        ))}
        {lines.map((line) => (
          <polyline key={line[0]?.join()} points={pointsText(line)} className="area-line" />
        ))}
        {usual && trend.usual && (
          <text x={plane.left + 4} y={Math.max(12, usual.y - 4)} className="area-over">
            {t('usual', { low: format.decimal(trend.usual.low), high: format.decimal(trend.usual.high) })}
          </text>
        )}
        {word && sinceX !== null && (
          <>
            <path d={`M${sinceX} 4V${plane.height - plane.bottom}`} className="area-since" />
            <text x={sinceX - 6} y="12" textAnchor="end" className="area-since-word">
              {word === 'rising' ? '▲ ' : '▼ '}
              {t(word, { since: monthName(trend.since ?? '', language) })}
            </text>
          </>
        )}
        {running && (
          <>
            <path d={`M${running.from.join(' ')}L${running.to.join(' ')}`} className="area-line area-dashed" />
            <circle cx={running.to[0]} cy={running.to[1]} r="4" className="area-dot" />
            <text x={running.to[0] + 8} y={running.to[1] + 4} className="area-now">
              ±{format.decimal(Math.round(running.expected))}
            </text>
          </>
        )}
        {[0, 6, 12, 18, 23].map((at) => (
          <text key={at} x={x(at)} y={plane.height - 4} textAnchor={at === 0 ? 'start' : 'middle'}>
            {label(at)}
          </text>
        ))}
      </svg>
      <div className="unseen">
        <table>
          <caption>{t('trend')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              <th scope="col">{t('reports')}</th>
              <th scope="col">{t('interval')}</th>
            </tr>
          </thead>
          <tbody>
            {trend.months.map(({ month, n, ends, expected }) => (
              <tr key={month}>
                <th scope="row">{monthName(month, language)}</th>
                <td>
                  {n === null ? t('unknown') : countText(n, t, format)}
                  {expected === null ? '' : `, ${t('expected', { count: format.decimal(Math.round(expected)) })}`}
                </td>
                <td>{ends ? `${format.decimal(ends.low)}–${format.decimal(ends.high)}` : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
