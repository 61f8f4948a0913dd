import type { UnitRow } from './units.contract.ts';
import type { UnitFacts } from './units.repository.ts';

/** One unit as this server knows it; `row` is what the screens see and is replaced, never changed in place. */
export interface KnownUnit {
  polresId: string;
  active: boolean;
  /** Time of the last position, ms; 0 while there is only the home post. */
  positionAt: number;
  row: UnitRow;
  /** What is stored of it beyond the row: beat, shift, crew. */
  facts: UnitFacts;
}

/** A position as the screens follow it. */
export interface PositionMark {
  unitId: string;
  lon: number;
  lat: number;
  heading: number | null;
  at: string;
  source: 'gps' | 'radio' | 'post';
}

/**
 * All units of the installation with their last position. It answers the hot questions (recommendation, positions by
 * call sign) without the database. Whoever changes a unit puts its new row here after the commit; changes made by
 * another process arrive with the next refresh.
 */
export interface UnitMemory {
  get(id: string): KnownUnit | undefined;
  /** By id or call sign (any case), active or not. */
  find(polresId: string, idOrCallsign: string): KnownUnit | undefined;
  /** Active units of a district. */
  active(polresId: string): KnownUnit[];
  polresIds(): string[];
  size(): number;
  /** Takes a newer state; an older one, overtaken on its way, is dropped. The newer position of the two stays. */
  put(unit: KnownUnit): void;
  /** Moves a unit on the map. False when a newer position is known already. */
  move(unitId: string, at: number, mark: PositionMark & { speed: number | null }): boolean;
}

export function createUnitMemory(): UnitMemory {
  const units = new Map<string, KnownUnit>();
  const byCallsign = new Map<string, string>();
  const byPolres = new Map<string, Set<string>>();
  const callsignKey = (polresId: string, callsign: string) => `${polresId} ${callsign.toLowerCase()}`;

  return {
    get: (id) => units.get(id),
    find(polresId, idOrCallsign) {
      const id = byCallsign.get(callsignKey(polresId, idOrCallsign.trim())) ?? idOrCallsign.toLowerCase();
      const unit = units.get(id);
      return unit?.polresId === polresId ? unit : undefined;
    },
    active(polresId) {
      const found: KnownUnit[] = [];
      for (const id of byPolres.get(polresId) ?? []) {
        const unit = units.get(id);
        if (unit?.active) found.push(unit);
      }
      return found;
    },
    polresIds: () => [...byPolres.keys()],
    size: () => units.size,
    put(unit) {
      const known = units.get(unit.row.id);
      if (known && known.row.version > unit.row.version) return;
      const newest =
        known && known.positionAt > unit.positionAt
          ? { ...unit, positionAt: known.positionAt, row: { ...unit.row, position: known.row.position } }
          : unit;
      if (known && known.row.callsign !== unit.row.callsign) {
        byCallsign.delete(callsignKey(known.polresId, known.row.callsign));
      }
      units.set(unit.row.id, newest);
      byCallsign.set(callsignKey(unit.polresId, unit.row.callsign), unit.row.id);
      const ids = byPolres.get(unit.polresId) ?? new Set();
      byPolres.set(unit.polresId, ids.add(unit.row.id));
    },
    move(unitId, at, { lon, lat, heading, speed, at: iso, source }) {
      const known = units.get(unitId);
      if (!known || known.positionAt >= at) return false;
      const position = { lon, lat, heading, speed, at: iso, source };
      units.set(unitId, { ...known, positionAt: at, row: { ...known.row, position } });
      return true;
    },
  };
}
