import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { texts } from './texts.ts';

const [width, height, top] = [400, 96, 12];
const dayMs = 86_400_000;

/** Reports of each window of 28 days up to now, with the counts from which the level is reached. */
export function WindowsChart(props: {
  windows: readonly number[];
  end: string;
  watchAt: number | null;
  dangerAt: number | null;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const highest = Math.max(1, ...props.windows, props.watchAt ?? 0, props.dangerAt ?? 0);
  const step = width / props.windows.length;
  const y = (n: number) => height - (n / highest) * (height - top);
  const endOf = (i: number) => Date.parse(props.end) - (props.windows.length - 1 - i) * 28 * dayMs;
  const lines = [
    { key: 'waspada', n: props.watchAt },
    { key: 'rawan', n: props.dangerAt },
  ] as const;
  return (
    <>
      <svg className="st-windows" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {props.windows.map((n, i) => (
          <rect
            key={endOf(i)}
            x={i * step + 1}
            width={step - 2}
            y={y(n)}
            height={height - y(n)}
            className={i === props.windows.length - 1 ? 'st-window-now' : 'st-window'}
          />
        ))}
        {lines.map(({ key, n }) =>
          n === null ? null : (
            <g key={key} style={{ color: `var(--${key})` }}>
              <line x1="0" x2={width} y1={y(n)} y2={y(n)} stroke="currentColor" strokeDasharray="4 3" />
              <text x="2" y={y(n) - 2} fill="currentColor">
                {key === 'waspada' ? '▲' : '■'} {n}
              </text>
            </g>
          ),
        )}
      </svg>
      <ul className="unseen">
        {props.windows.map((n, i) => (
          <li key={endOf(i)}>{t('windows_text', { n, at: format.dateLong(endOf(i)) })}</li>
        ))}
      </ul>
      <p className="row t3 s12">
        <span className="grow">{format.dateLong(endOf(0))}</span>
        <span>{format.dateLong(endOf(props.windows.length - 1))}</span>
      </p>
    </>
  );
}
