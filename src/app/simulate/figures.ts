/** What is said of a set of measurements; null where there were none (never zero). */
export interface Figures {
  count: number;
  median: number | null;
  p90: number | null;
  p95: number | null;
  p99: number | null;
  max: number | null;
}

/** The value below which a share `q` of the sorted values lies, by linear interpolation (Hyndman and Fan type 7); null for none. */
export function quantile(sorted: readonly number[], q: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * q;
  const low = sorted[Math.floor(place)]!;
  const high = sorted[Math.ceil(place)]!;
  return low + (high - low) * (place - Math.floor(place));
}

export function figuresOf(values: readonly number[]): Figures {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (q: number) => rounded(quantile(sorted, q));
  return { count: sorted.length, median: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** To a tenth: finer digits say nothing here. */
export const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

/** A count that goes up and down, with its maximum and its mean over time. */
export class Level {
  #value = 0;
  #max = 0;
  #area = 0;
  #since: number;
  readonly #start: number;

  constructor(now: number) {
    this.#start = now;
    this.#since = now;
  }

  /** Sets the value at a moment (any unit of time, never going back). */
  set(value: number, now: number): void {
    this.#area += this.#value * (now - this.#since);
    this.#since = now;
    this.#value = value;
    this.#max = Math.max(this.#max, value);
  }

  get value(): number {
    return this.#value;
  }

  read(now: number): { max: number; mean: number } {
    const area = this.#area + this.#value * (now - this.#since);
    const span = now - this.#start;
    return { max: this.#max, mean: span > 0 ? Math.round((area / span) * 1000) / 1000 : 0 };
  }
}
