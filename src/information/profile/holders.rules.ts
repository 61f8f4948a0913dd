import type { AreaProfile } from './profile.contract.ts';

/** A unit in service with its beat. */
export interface UnitRow {
  id: string;
  callsign: string;
  name: string;
  function: string;
  crew: { name: string; rank: string }[];
  crew_size: number;
  beat_codes: string[];
}

/** Whether an area is another or lies in it. */
export const within = (code: string, area: string): boolean => code === area || code.startsWith(`${area}.`);

/**
 * People and units of one shift for an area. Its own are those whose whole beat lies in it; one whose beat is larger, or
 * partly elsewhere, is shared and its people are not counted.
 */
export function capacityOf(units: readonly UnitRow[], code: string): { people: number; units: number; shared: number } {
  const own = units.filter(({ beat_codes }) => beat_codes.every((beat) => within(beat, code)));
  return {
    people: own.reduce((sum, unit) => sum + unit.crew_size, 0),
    units: own.length,
    shared: units.length - own.length,
  };
}

type Officer = AreaProfile['officers'][number];

/**
 * Who is responsible: the village officers (binmas) with this area in their beat, or a beat in it. Nobody when none is
 * recorded; a unit that covers the whole district answers for no area in particular.
 * @param crews whether the reader may see who is on board.
 * @param nameOf name of an area by its code, or null.
 */
export function officersOf(
  units: readonly UnitRow[],
  crews: boolean,
  nameOf: (code: string) => string | null,
): Officer[] {
  return units
    .filter((unit) => unit.function === 'binmas')
    .map((unit) => ({
      unitId: unit.id,
      callsign: unit.callsign,
      name: unit.name,
      crew: crews ? unit.crew.map(({ rank, name }) => `${rank} ${name}`.trim()) : null,
      areas: unit.beat_codes.map((code) => nameOf(code) ?? code),
    }));
}
