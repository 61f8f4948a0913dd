import type { Settings } from '../../platform/settings/settings.ts';

/** The dated settings that this room reads: `position_stale_seconds`, `position_retention_days`. */
export type UnitSettings = Pick<Settings, 'current'>;

/** How far ahead a client's clock may be before its time is refused, ms. */
export const clockToleranceMs = 5 * 60_000;
