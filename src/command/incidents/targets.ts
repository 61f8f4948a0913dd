import type { Settings } from '../../platform/settings/settings.ts';
import { responseTarget } from './response.rules.ts';

/** Response target in seconds in force at `at`, for a first unit that comes from `distanceM` by road; null = not known yet: the strictest. */
export async function targetSeconds(
  settings: Pick<Settings, 'current'>,
  distanceM: number | null,
  at: Date,
): Promise<number> {
  const classes = await settings.current('response_targets', at);
  const value = classes.map((one) => ({ overM: one.overKm * 1000, targetS: Math.round(one.minutes * 60) }));
  return responseTarget(distanceM, at.getTime(), [{ from: '1970-01-01', value }]).targetS;
}
