import { type Actor, coversArea } from '../../platform/access/actor.ts';
import type { Queryable } from '../../platform/database/database.ts';
import { forbidden, invalid, invalidField } from '../../platform/problem/problem.ts';
import { type Areas, labelPoint } from '../areas/index.ts';
import { placeLevels, type RegisterDefinition } from './definition.types.ts';
import { middleOf, readGeometry } from './geometry.rules.ts';
import { areaText } from './projection.rules.ts';
import type { RecordAreas } from './records.types.ts';
import type { LineOrBorder, NewRecord } from './registers.contract.ts';
import { registersRepository as repository } from './registers.repository.ts';
import { countCorners } from './shape.rules.ts';

const nowhere: RecordAreas = {
  lon: null,
  lat: null,
  areaCode: null,
  rt: null,
  rw: null,
  village: null,
  district: null,
  regency: null,
  guessed: false,
  boundaryVersion: null,
  geometry: null,
};

/** Whether this person may change a record that lies there; what belongs to the whole district, only those who have all of it. */
export const mayChangeAt = (actor: Actor, at: Pick<RecordAreas, 'areaCode' | 'village'>): boolean =>
  coversArea(actor, at.village) || coversArea(actor, at.areaCode);

/**
 * Settles a record in the area tree, as its register places it.
 * @throws Problem invalid naming `place`, `place.areaCode`; forbidden for a register without places and a person limited to areas.
 */
export async function settlePlace(
  db: Queryable,
  areas: Areas,
  actor: Actor,
  definition: RegisterDefinition,
  place: NewRecord['place'],
): Promise<RecordAreas> {
  const settled = await areasOf(db, areas, actor.polresId, definition, place ?? null);
  if (mayChangeAt(actor, settled)) return settled;
  if (definition.placement === 'none') throw forbidden();
  throw invalidField('place', 'Di luar wilayah Anda.', 'Outside your areas.');
}

async function areasOf(
  db: Queryable,
  areas: Areas,
  polresId: string,
  definition: RegisterDefinition,
  place: NonNullable<NewRecord['place']> | null,
): Promise<RecordAreas> {
  const { placement, level = 'rt' } = definition;
  if (place === null) {
    if (placement === 'area' || placement === 'none') return nowhere;
    const [id, en] = required[placement];
    throw invalidField('place', id, en);
  }
  if ('lon' in place) {
    if (placement !== 'point')
      throw invalidField('place', 'Register ini tidak memakai titik.', 'This register takes no points.');
    return placed(areas, polresId, place, level);
  }
  if ('geometry' in place) {
    if (placement !== 'line' && placement !== 'polygon')
      throw invalidField('place', 'Register ini tidak memakai garis atau batas.', 'This register takes no geometry.');
    const read = readGeometry(placement, place.geometry);
    if ('error' in read) throw invalid([{ path: 'place.geometry', reason: read.error }]);
    const [lon, lat] = pointOn(read.geometry);
    return { ...placed(areas, polresId, { lon, lat }, level), geometry: read.geometry };
  }
  if (placement !== 'area')
    throw invalidField('place', 'Register ini tidak memakai wilayah.', 'This register takes no areas.');
  const above = await repository.areasAbove(db, polresId, place.areaCode);
  if (above.size === 0) throw invalidField('place.areaCode', 'Wilayah ini tidak ada.', 'There is no such area.');
  if (placeLevels.slice(placeLevels.indexOf(level) + 1).some((finer) => above.has(finer)))
    throw invalidField(
      'place.areaCode',
      'Wilayah ini terlalu kecil untuk register ini.',
      'This area is too small here.',
    );
  return {
    ...nowhere,
    areaCode: place.areaCode,
    rt: above.get('rt') ?? null,
    rw: above.get('rw') ?? null,
    village: above.get('village') ?? null,
    district: above.get('district') ?? null,
    regency: above.get('regency') ?? null,
    boundaryVersion: await repository.boundaryVersion(db, polresId),
  };
}

const required = {
  point: ['Tentukan titiknya di peta.', 'A point on the map is required.'],
  line: ['Gambar garisnya di peta.', 'A line on the map is required.'],
  polygon: ['Gambar batasnya di peta.', 'A border on the map is required.'],
} as const;

/** A point that stands for the whole: in the middle of a line, inside a border. It gives the areas. */
const pointOn = (geometry: LineOrBorder): [lon: number, lat: number] =>
  geometry.type === 'LineString' || geometry.type === 'MultiLineString' ? middleOf(geometry) : labelPoint(geometry);

/** A point in the area tree, down to the finest level that the register keeps. */
function placed(
  areas: Areas,
  polresId: string,
  { lon, lat }: { lon: number; lat: number },
  level: (typeof placeLevels)[number],
): RecordAreas {
  const found = areas.place(polresId, lon, lat);
  const kept = (one: (typeof placeLevels)[number]) =>
    placeLevels.indexOf(one) <= placeLevels.indexOf(level) ? found[one] : null;
  const [rt, rw, village, district, regency] = [
    kept('rt'),
    kept('rw'),
    kept('village'),
    kept('district'),
    kept('regency'),
  ];
  const { guessed, boundaryVersion } = found;
  const areaCode = rt ?? rw ?? village ?? district ?? regency;
  return { lon, lat, areaCode, rt, rw, village, district, regency, guessed, boundaryVersion, geometry: null };
}

/** A place in words, for the journal: coordinates to a metre, and areas. Null when there is none. */
export function placeWords(at: RecordAreas, nameOf: (code: string) => string | null): string | null {
  const point = at.lon === null || at.lat === null ? [] : [`${at.lat.toFixed(5)}, ${at.lon.toFixed(5)}`];
  const area = areaText(at, nameOf) || at.areaCode;
  if (at.geometry) {
    const word = at.geometry.type.endsWith('LineString') ? 'garis' : 'batas';
    point.push(`${word} ${countCorners(at.geometry)} titik`);
  }
  return [...point, ...(area ? [area] : [])].join(' · ') || null;
}

/** Whether two places are the same, whatever the boundaries did in between. */
export const samePlace = (one: RecordAreas, other: RecordAreas): boolean =>
  one.lon === other.lon &&
  one.lat === other.lat &&
  (one.lon !== null || one.areaCode === other.areaCode) &&
  JSON.stringify(one.geometry?.coordinates) === JSON.stringify(other.geometry?.coordinates);
