const dayS = 86_400;

/**
 * How long a shift still lasts, by the clock of the district. Answers seconds until its end, negative once it is over
 * (until the next begins), null when no shift is set. A shift may pass midnight: 20:00–08:00.
 * The clock is read once, for all units of one question.
 */
export function secondsToShiftEnd(
  now: Date,
  timezone: string,
): (start: string | null, end: string | null) => number | null {
  const time = secondsOf(clockOf(timezone).format(now));
  return (start, end) => {
    if (start === null || end === null) return null;
    const since = modulo(time - secondsOf(start));
    const length = modulo(secondsOf(end) - secondsOf(start)) || dayS;
    return length - since;
  };
}

/** Making a formatter costs more than a whole ranking; there are as many as time zones. */
const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(timezone: string): Intl.DateTimeFormat {
  const known = clocks.get(timezone);
  if (known) return known;
  const parts = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, ...parts });
  clocks.set(timezone, clock);
  return clock;
}

const modulo = (seconds: number): number => ((seconds % dayS) + dayS) % dayS;

function secondsOf(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}
