/** Nearest-rank quantile; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export interface Spread {
  count: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** How values (milliseconds) spread; nearest ranks. */
export function spreadOf(values: readonly number[]): Spread {
  const at = (share: number) => quantile(values, share);
  return { count: values.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Milliseconds that `work` took. */
export async function timed(work: () => unknown): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** A number for reading: three digits count, thousands are grouped. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return 'not measured';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** `p50 1.2 · p95 3.4 · p99 5.6 ms (200)`. */
export function spreadText({ p50, p95, p99, count }: Spread): string {
  return `p50 ${short(p50)} · p95 ${short(p95)} · p99 ${short(p99)} ms (${short(count)} times)`;
}
