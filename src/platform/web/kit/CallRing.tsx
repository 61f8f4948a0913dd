import type { Instant } from '../text/format.ts';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { useElapsed } from './Clock.tsx';
import { clockPhase } from './clock.rules.ts';

const circumference = 2 * Math.PI * 11;
const colours = { neutral: 'var(--text-1)', warn: 'var(--waspada)', late: 'var(--rawan)' } as const;

/** The 10 s answer clock of a ringing call: amber at 7 s, filled red `+2` past the target. */
export function CallRing({
  from,
  targetSeconds = 10,
  size = 28,
}: {
  from: Instant;
  targetSeconds?: number;
  size?: number;
}) {
  const t = useTexts(texts);
  const seconds = useElapsed(from);
  const phase = clockPhase(seconds, targetSeconds);
  const late = phase === 'late';
  const filled = late ? circumference : (Math.min(seconds, targetSeconds) / targetSeconds) * circumference;
  const label = late ? `+${Math.min(99, seconds - targetSeconds)}` : String(seconds);
  return (
    <svg
      className="call-ring"
      width={size}
      height={size}
      viewBox="0 0 28 28"
      role="img"
      aria-label={t('waiting_of', { seconds, target: targetSeconds })}
    >
      <circle cx="14" cy="14" r="11" fill={late ? 'var(--rawan)' : 'none'} stroke="var(--line)" strokeWidth="4" />
      <circle
        cx="14"
        cy="14"
        r="11"
        fill="none"
        stroke={colours[phase]}
        strokeWidth="4"
        strokeDasharray={`${filled} ${circumference}`}
        transform="rotate(-90 14 14)"
      />
      <text x="14" y="18" fill={late ? 'var(--on-status)' : colours[phase]}>
        {label}
      </text>
    </svg>
  );
}
