import { type Actor, coversArea } from '../../platform/access/actor.ts';
import type { Queryable } from '../../platform/database/database.ts';
import { forbidden, invalidField } from '../../platform/problem/problem.ts';
import type { Areas } from '../areas/index.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { areaText } from './projection.rules.ts';
import type { RecordAreas } from './records.types.ts';
import type { NewRecord } from './registers.contract.ts';
import { registersRepository as repository } from './registers.repository.ts';

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
  { placement }: RegisterDefinition,
  place: NonNullable<NewRecord['place']> | null,
): Promise<RecordAreas> {
  if (place === null) {
    if (placement === 'point')
      throw invalidField('place', 'Tentukan titiknya di peta.', 'A point on the map is required.');
    return nowhere;
  }
  if ('lon' in place) {
    if (placement !== 'point')
      throw invalidField('place', 'Register ini tidak memakai titik.', 'This register takes no points.');
    const placed = areas.place(polresId, place.lon, place.lat);
    const { rt, rw, village, district, regency } = placed;
    return { ...place, ...placed, areaCode: rt ?? rw ?? village ?? district ?? regency };
  }
  if (placement !== 'area')
    throw invalidField('place', 'Register ini tidak memakai wilayah.', 'This register takes no areas.');
  const above = await repository.areasAbove(db, polresId, place.areaCode);
  if (above.size === 0) throw invalidField('place.areaCode', 'Wilayah ini tidak ada.', 'There is no such area.');
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

/** A place in words, for the journal: coordinates to a metre, and areas. Null when there is none. */
export function placeWords(at: RecordAreas, nameOf: (code: string) => string | null): string | null {
  const point = at.lon === null || at.lat === null ? [] : [`${at.lat.toFixed(5)}, ${at.lon.toFixed(5)}`];
  const area = areaText(at, nameOf) || at.areaCode;
  return [...point, ...(area ? [area] : [])].join(' · ') || null;
}

/** Whether two places are the same, whatever the boundaries did in between. */
export const samePlace = (one: RecordAreas, other: RecordAreas): boolean =>
  one.lon === other.lon && one.lat === other.lat && (one.lon !== null || one.areaCode === other.areaCode);
