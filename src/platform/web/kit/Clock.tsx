import { duration, type Instant, millis } from '../text/format.ts';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { type ClockPhase, clockPhase } from './clock.rules.ts';
import { StatusMark } from './marks.tsx';
import { useTick } from './ticker.ts';

export interface ClockProps {
  /** When it began to run; absent = not measured. */
  from: Instant | undefined;
  /** When it stopped; running while absent. */
  to?: Instant | undefined;
  targetSeconds?: number | undefined;
  /** Word before a stopped clock; `tiba` unless told. */
  stoppedWord?: string;
  /** Draw the bar below (default); a queue row draws its own. */
  bar?: boolean;
}

/** Seconds run so far: live until stopped. */
export function useElapsed(from: Instant | undefined, to?: Instant): number {
  const end = to === undefined ? undefined : millis(to);
  const start = from === undefined ? undefined : millis(from);
  return useTick((now) => (start === undefined ? 0 : Math.max(0, Math.floor(((end ?? now) - start) / 1000))));
}

/** Time against a target: neutral, ▲ amber from 70 %, ■ filled red when late, `tiba 08:12` when stopped. */
export function Clock({ from, to, targetSeconds, stoppedWord, bar = true }: ClockProps) {
  const t = useTexts(texts);
  const elapsed = useElapsed(from, to);
  if (from === undefined) return <span className="clock clock-none">{t('not_measured')}</span>;
  if (to !== undefined) {
    return (
      <span className="clock clock-stopped">
        <span className="t3 s12">{stoppedWord ?? t('arrived')}</span> <b>{duration(elapsed)}</b>
      </span>
    );
  }
  const phase = clockPhase(elapsed, targetSeconds);
  return (
    <span className={`clock clock-${phase}`}>
      <span className="clock-value">
        {phase === 'warn' && <StatusMark status="waspada" size={10} plain worded />}
        {phase === 'late' && <StatusMark status="rawan" size={10} plain worded />}
        <b>{duration(elapsed)}</b>
        {targetSeconds ? <small>/ {Math.round(targetSeconds / 60)}</small> : null}
        {phase !== 'neutral' && <span className="unseen">{t(phase === 'late' ? 'late' : 'near_late')}</span>}
      </span>
      {bar && targetSeconds ? <ClockBar share={elapsed / targetSeconds} phase={phase} /> : null}
    </span>
  );
}

/** The clock's share of its target as a bar. */
export function ClockBar({ share, phase }: { share: number; phase: ClockPhase }) {
  return (
    <span className={`clock-bar clock-bar-${phase}`} aria-hidden="true">
      <i style={{ width: `${Math.min(100, Math.round(share * 100))}%` }} />
    </span>
  );
}
