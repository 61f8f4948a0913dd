const dayMinutes = 24 * 60;

/** A turn by the clock of the district, each end as HH:MM; it may pass midnight. */
export interface Turn {
  shiftStart: string;
  shiftEnd: string;
}

/**
 * The turn that runs at `clock` (HH:MM) when one turn follows another without a gap, each as long as the one given;
 * undefined while the given one runs. A turn as long as the day never ends.
 */
export function turnAt({ shiftStart, shiftEnd }: Turn, clock: string): Turn | undefined {
  const start = minutesOf(shiftStart);
  const length = modulo(minutesOf(shiftEnd) - start) || dayMinutes;
  const past = Math.floor(modulo(minutesOf(clock) - start) / length);
  if (past === 0) return undefined;
  const begin = start + past * length;
  return { shiftStart: clockOf(begin), shiftEnd: clockOf(begin + length) };
}

const modulo = (minutes: number): number => ((minutes % dayMinutes) + dayMinutes) % dayMinutes;

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function clockOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const inDay = modulo(minutes);
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}
