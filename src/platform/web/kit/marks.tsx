import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';

export type Priority = 1 | 2 | 3 | 4;
export type AreaStatus = 'aman' | 'waspada' | 'rawan';
export type UnitStatus = 'available' | 'dispatched' | 'responding' | 'onscene' | 'returning' | 'out';

/** The letter of a unit status, on the map and the board. */
export const unitLetters: Readonly<Record<UnitStatus, string>> = {
  available: 'T',
  dispatched: 'D',
  responding: 'M',
  onscene: 'L',
  returning: 'K',
  out: 'X',
};

/** The colour token of a unit status. */
export const unitColours: Readonly<Record<UnitStatus, `--u-${UnitStatus}`>> = {
  available: '--u-available',
  dispatched: '--u-dispatched',
  responding: '--u-responding',
  onscene: '--u-onscene',
  returning: '--u-returning',
  out: '--u-out',
};

const priorityShapes: Readonly<Record<Priority, React.ReactNode>> = {
  1: (
    <>
      <path d="M10 1 19 10 10 19 1 10Z" fill="var(--p1)" stroke="var(--p1-edge)" strokeWidth="1.6" />
      <text x="10" y="14" fill="var(--on-status)">
        1
      </text>
    </>
  ),
  2: (
    <>
      <path d="M5.4 1.5h9.2L19 10l-4.4 8.5H5.4L1 10Z" fill="var(--p2)" />
      <text x="10" y="14" fill="var(--on-status)">
        2
      </text>
    </>
  ),
  3: (
    <>
      <rect x="2" y="2" width="16" height="16" rx="2" fill="var(--p3)" />
      <text x="10" y="14" fill="var(--surface-0)">
        3
      </text>
    </>
  ),
  4: (
    <>
      <circle cx="10" cy="10" r="8" fill="var(--surface-1)" stroke="var(--p4)" strokeWidth="2" />
      <text x="10" y="14" fill="var(--p4)">
        4
      </text>
    </>
  ),
};

/** ◆1 ⬢2 ▪3 ○4. Size in px; 20 in lists, 28 in a sheet's head, 14 in a legend. */
export function PriorityMark({ level, size = 20 }: { level: Priority; size?: number }) {
  const t = useTexts(texts);
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      role="img"
      aria-label={t('priority', { level })}
    >
      {priorityShapes[level]}
    </svg>
  );
}

const statusShapes: Readonly<Record<AreaStatus, React.ReactNode>> = {
  aman: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  waspada: <path d="M6 .6 11.8 11H.2Z" fill="currentColor" />,
  rawan: <rect x="1" y="1" width="10" height="10" fill="currentColor" />,
};

/** ● ▲ ■ in its status colour, or in the colour around it when `plain`. Hidden from readers when a word stands beside. */
export function StatusMark(props: { status: AreaStatus; size?: number; plain?: boolean; worded?: boolean }) {
  const t = useTexts(texts);
  const size = props.size ?? 12;
  const style = props.plain ? undefined : { color: `var(--${props.status})` };
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="0 0 12 12"
      style={style}
      role="img"
      aria-hidden={props.worded}
      aria-label={t(props.status)}
    >
      {statusShapes[props.status]}
    </svg>
  );
}

const unitShapes: Readonly<Record<UnitStatus, React.ReactNode>> = {
  available: <circle r="9" fill="currentColor" />,
  dispatched: (
    <>
      <circle r="9" fill="var(--surface-1)" stroke="currentColor" strokeWidth="2" />
      <path d="M0 -9A9 9 0 0 0 0 9Z" fill="currentColor" />
    </>
  ),
  responding: <path d="M0 -11L10 9L0 4.95L-10 9Z" fill="currentColor" />,
  onscene: <rect x="-9" y="-9" width="18" height="18" rx="1" fill="currentColor" />,
  returning: <circle r="9" fill="var(--surface-1)" stroke="currentColor" strokeWidth="2.5" />,
  out: (
    <>
      <circle r="9" fill="var(--surface-1)" stroke="currentColor" strokeWidth="2" />
      <path d="M-5.4 -5.4L5.4 5.4M5.4 -5.4L-5.4 5.4" stroke="currentColor" strokeWidth="2" />
    </>
  ),
};

/** The shape of a unit status, with its word beside unless `bare`, and with the letter when `letter`. */
export function UnitMark(props: { status: UnitStatus; bare?: boolean; letter?: boolean; size?: number }) {
  const t = useTexts(texts);
  const word = t(`unit_${props.status}`);
  const size = props.size ?? 14;
  return (
    <span className="unit-mark" style={{ color: `var(${unitColours[props.status]})` }}>
      <svg
        className="mark"
        width={size}
        height={size}
        viewBox="-12 -12 24 24"
        role="img"
        aria-hidden={!props.bare}
        aria-label={word}
      >
        {unitShapes[props.status]}
      </svg>
      {props.letter && <b>{unitLetters[props.status]}</b>}
      {!props.bare && word}
    </span>
  );
}
