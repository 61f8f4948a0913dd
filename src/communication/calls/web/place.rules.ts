import type { AreasAt, PlaceHit } from '../../../information/areas/areas.contract.ts';
import type { ChosenPlace } from './form.ts';

/** Letters of the places found, on the list and on the map. */
export const placeLetters: readonly string[] = ['A', 'B', 'C', 'D', 'E'];

/** The place taken from a hit. The area is settled by the server from the coordinates. */
export const placeOf = (hit: PlaceHit): ChosenPlace => ({ text: hit.name, lon: hit.lon, lat: hit.lat });

/** The row of the chosen place among the hits; -1 when it is none of them. */
export function chosenIndex(hits: readonly PlaceHit[], place: ChosenPlace | null): number {
  return place
    ? hits.findIndex((hit) => hit.lon === place.lon && hit.lat === place.lat && hit.name === place.text)
    : -1;
}

/** Coordinates or a map link mean exactly one point: it is taken at once. A name may mean several: a person chooses. */
export function certainHit(hits: readonly PlaceHit[]): PlaceHit | undefined {
  return hits.length === 1 && hits[0]?.kind === 'point' ? hits[0] : undefined;
}

/** Row to go to with ↓ (1) or ↑ (-1): from none the first or the last, and it stops at the ends. */
export function stepIndex(from: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (from < 0) return step > 0 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, from + step));
}

export interface AreaLine {
  /** Finest area found, e.g. `RW 05`; undefined outside of every area. */
  finest: string | undefined;
  village: string | undefined;
  district: string | undefined;
  guessed: boolean;
  /** Metres from the boundary when guessed. */
  metres: number;
}

type Area = AreasAt['items'][number];

/** The name with its level: `Kel. Cempaka`, `Desa Sukamaju` (a desa's village number begins with 2), `Kec. Tebet`. */
function spoken(area: Area | undefined): string | undefined {
  if (area?.level === 'village') return `${/^\d{2}\.\d{2}\.\d{2}\.2/.test(area.code) ? 'Desa' : 'Kel.'} ${area.name}`;
  return area?.level === 'district' ? `Kec. ${area.name}` : area?.name;
}

/** What to say about where a point lies: finest area, its village and district, and whether it was guessed. */
export function areaLine(answer: AreasAt): AreaLine {
  const of = (level: string) => answer.items.find((one) => one.level === level);
  const village = of('village');
  const fine = of('rt') ?? of('rw');
  const guessed = fine ?? village ?? of('district');
  const rw = of('rw');
  const finest = fine && rw && fine !== rw ? `${fine.name}/${rw.name}` : fine?.name;
  return {
    finest,
    village: spoken(village),
    district: spoken(of('district')),
    guessed: guessed?.guessed ?? false,
    metres: guessed?.distanceM ?? 0,
  };
}

/** West, south, east, north around points, at least about 300 m wide. */
export function boundsOf(
  points: readonly { lon: number; lat: number }[],
): [number, number, number, number] | undefined {
  const [first] = points;
  if (!first) return undefined;
  const least = 0.0015;
  const lons = points.map((point) => point.lon);
  const lats = points.map((point) => point.lat);
  return [Math.min(...lons) - least, Math.min(...lats) - least, Math.max(...lons) + least, Math.max(...lats) + least];
}
