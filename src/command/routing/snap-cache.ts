import { type EtaAnswer, type EtaBatch, snapNone, snapUnknown } from './engine.ts';
import type { TravelProfile } from './roads.ts';
import type { Snap } from './snap.ts';

/** A unit whose travel time is asked for. */
export interface EtaUnit {
  id: string;
  lon: number;
  lat: number;
  profile: TravelProfile;
}

interface Entry {
  lon: number;
  lat: number;
  profile: TravelProfile;
  generation: number;
  edge: number;
  fraction: number;
  metres: number;
}

/**
 * Remembers where each unit was snapped, so that a unit that has not moved is not looked up again. An entry counts
 * only for the same position and profile, and for the roads and closures of the same generation. Keep one cache per
 * routing client for as long as its units live.
 */
export interface SnapCache {
  /** Where a unit stands on the roads; null without a road near, undefined when not known. */
  find(unit: EtaUnit, generation: number): Snap | null | undefined;
  put(unit: EtaUnit, generation: number, snap: Snap | null): void;
  /** Fills the known snaps of `units` into the batch; returns how many were known. */
  fill(units: readonly EtaUnit[], generation: number, batch: EtaBatch): number;
  store(units: readonly EtaUnit[], generation: number, answer: EtaAnswer): void;
  /** Forgets a unit that is gone. */
  forget(unitId: string): void;
  size(): number;
}

export function createSnapCache(): SnapCache {
  const entries = new Map<string, Entry>();
  return {
    find({ id, lon, lat, profile }, generation) {
      const entry = entries.get(id);
      if (entry?.generation !== generation || entry.lon !== lon || entry.lat !== lat || entry.profile !== profile)
        return undefined;
      return entry.edge === snapNone ? null : entry;
    },
    put({ id, lon, lat, profile }, generation, snap) {
      const place = snap ?? { edge: snapNone, fraction: 0, metres: Number.NaN };
      entries.set(id, { lon, lat, profile, generation, ...place });
    },
    fill(units, generation, batch) {
      let known = 0;
      units.forEach((unit, i) => {
        const entry = entries.get(unit.id);
        const same =
          entry !== undefined &&
          entry.generation === generation &&
          entry.lon === unit.lon &&
          entry.lat === unit.lat &&
          entry.profile === unit.profile;
        batch.snapEdge[i] = same ? entry.edge : snapUnknown;
        if (!same) return;
        batch.snapFraction[i] = entry.fraction;
        batch.snapMetres[i] = entry.metres;
        known += 1;
      });
      return known;
    },
    store(units, generation, answer) {
      units.forEach(({ id, lon, lat, profile }, i) => {
        const known = entries.get(id);
        if (known?.generation === generation && known.lon === lon && known.lat === lat && known.profile === profile)
          return;
        entries.set(id, {
          lon,
          lat,
          profile,
          generation,
          edge: answer.snapEdge[i]!,
          fraction: answer.snapFraction[i]!,
          metres: answer.snapMetres[i]!,
        });
      });
    },
    forget: (unitId) => {
      entries.delete(unitId);
    },
    size: () => entries.size,
  };
}
