import { type EtaAnswer, type EtaBatch, type EtaReason, etaReasons, snapUnknown } from './engine.ts';
import { type TravelProfile, travelProfiles } from './roads.ts';
import type { EtaUnit, SnapCache } from './snap-cache.ts';

/** Seconds at which the search of a profile ends. */
export type Limits = Partial<Record<TravelProfile, number>>;

/** The limits of all profiles, in their order. */
export const limitsOf = (limits: Limits | undefined): Float64Array =>
  Float64Array.from(travelProfiles, (profile) => limits?.[profile] ?? Infinity);

export interface EtaRequest {
  lon: number;
  lat: number;
  units: readonly EtaUnit[];
  /** Units farther away get the reason `beyond_limit`; the search of their profile stops there. */
  maxSeconds?: Limits;
  snapCache?: SnapCache;
}

/** Travel of one unit to the target; `reason` is set exactly when there is no time. */
export interface Eta {
  id: string;
  seconds: number | null;
  metres: number | null;
  /** Metres from the unit to the road, null without a road near. */
  snappedMetres: number | null;
  reason: EtaReason | null;
}

export interface EtaResult {
  /** In the order of the request. */
  units: Eta[];
  /** Metres from the target to the road for each profile asked for; null without a road near. */
  targetSnappedMetres: Partial<Record<TravelProfile, number | null>>;
}

/** NaN stands for null in typed arrays. */
export const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** The units of a request that one worker answers for; `at` are their places in the request. */
export interface UnitGroup {
  at: number[];
  units: EtaUnit[];
}

/** The worker that searches for a profile, always the same: it keeps the ways to places that are asked for again. */
export const partOf = (profile: TravelProfile, parts: number): number =>
  Math.min(travelProfiles.indexOf(profile), parts - 1);

/**
 * Shares the units among `parts` workers by profile, so that each search still serves all units of its profile. Cars,
 * usually most, come first and alone; with two workers motorcycles and people on foot share the second. A group may be empty.
 */
export function groupUnits(units: readonly EtaUnit[], parts: number): UnitGroup[] {
  const groups = Array.from({ length: parts }, (): UnitGroup => ({ at: [], units: [] }));
  units.forEach((unit, i) => {
    const group = groups[partOf(unit.profile, parts)]!;
    group.at.push(i);
    group.units.push(unit);
  });
  return groups;
}

/** The request for one group in typed arrays, known snaps filled in. */
export function batchOf(
  { lon, lat, maxSeconds, snapCache }: EtaRequest,
  { units }: UnitGroup,
  generation: number,
): EtaBatch {
  const batch: EtaBatch = {
    lon,
    lat,
    maxSeconds: limitsOf(maxSeconds),
    unitLon: Float64Array.from(units, (unit) => unit.lon),
    unitLat: Float64Array.from(units, (unit) => unit.lat),
    unitProfile: Uint8Array.from(units, (unit) => travelProfiles.indexOf(unit.profile)),
    snapEdge: new Int32Array(units.length).fill(snapUnknown),
    snapFraction: new Float64Array(units.length),
    snapMetres: new Float64Array(units.length),
  };
  snapCache?.fill(units, generation, batch);
  return batch;
}

/** The answers of all groups in the order of the request. */
export function mergeAnswers(
  request: EtaRequest,
  groups: readonly UnitGroup[],
  answers: readonly EtaAnswer[],
): EtaResult {
  const merged = new Array<Eta>(request.units.length);
  const targetSnappedMetres: EtaResult['targetSnappedMetres'] = {};
  groups.forEach(({ at, units }, g) => {
    const answer = answers[g]!;
    units.forEach(({ id, profile }, i) => {
      const reason = answer.reason[i]!;
      merged[at[i]!] = {
        id,
        seconds: orNull(answer.seconds[i]!),
        metres: orNull(answer.metres[i]!),
        snappedMetres: orNull(answer.snapMetres[i]!),
        reason: reason === 0 ? null : etaReasons[reason - 1]!,
      };
      targetSnappedMetres[profile] = orNull(answer.targetMetres[travelProfiles.indexOf(profile)]!);
    });
  });
  return { units: merged, targetSnappedMetres };
}
