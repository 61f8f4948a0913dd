/**
 * Milliseconds to wait before try number `attempt` (0 = first repeat): doubles from half a second to 15 s, with full
 * jitter on the upper half so that many screens do not return in one moment after a restart.
 * @param random a number 0…1; passed in by tests
 */
export function backoff(attempt: number, random: number = Math.random()): number {
  const ceiling = Math.min(15_000, 500 * 2 ** Math.min(attempt, 10));
  return ceiling / 2 + random * (ceiling / 2);
}
