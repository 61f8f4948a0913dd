/**
 * Numbers that change by decision, each with its date (`platform.setting`). `fallback` is the shipped value, used
 * until someone has decided otherwise. Answers come from memory.
 */
export interface DatedNumbers {
  numberAt(key: string, at: Date, fallback: number): number;
}

/** The shipped numbers alone; for an installation where nothing was decided yet, and for tests. */
export const shippedNumbers: DatedNumbers = { numberAt: (_key, _at, fallback) => fallback };

/** Age from which a position no longer says where a unit is, in seconds. */
export const staleSetting = { key: 'position_stale_seconds', shipped: 300 } as const;
/** Days for which the trail of positions is kept. */
export const retentionSetting = { key: 'position_retention_days', shipped: 30 } as const;
/** How far ahead a client's clock may be before its time is refused, ms. */
export const clockToleranceMs = 5 * 60_000;
