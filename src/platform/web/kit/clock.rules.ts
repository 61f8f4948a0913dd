export type ClockPhase = 'neutral' | 'warn' | 'late';

/** Share of the target from which a clock warns. */
export const warnFrom = 0.7;

/** Phase of a running clock. Without a target it stays neutral. Lengths in seconds. */
export function clockPhase(elapsed: number, target: number | undefined): ClockPhase {
  if (!target) return 'neutral';
  if (elapsed > target) return 'late';
  return elapsed >= target * warnFrom ? 'warn' : 'neutral';
}
