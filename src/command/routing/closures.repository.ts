import type { Queryable, Tx } from '../../platform/database/database.ts';

/** A place where roads are closed (`factor` null) or slowed. */
export interface ClosureRow {
  id: string;
  polresId: string;
  lon: number;
  lat: number;
  radiusM: number;
  factor: number | null;
  reason: string;
  validFrom: Date;
  validTo: Date | null;
}

const columns = [
  'id',
  'polres_id as polresId',
  'lon',
  'lat',
  'radius_m as radiusM',
  'factor',
  'reason',
  'valid_from as validFrom',
  'valid_to as validTo',
] as const;

/** Most closures kept at once; more would mean that the map itself is wrong. */
const most = 2000;

/** Closures of a district that have not ended, the newest first. */
export async function findOpenClosures(db: Queryable, polresId: string, now: Date): Promise<ClosureRow[]> {
  return await db
    .selectFrom('routing.closure')
    .select(columns)
    .where('polres_id', '=', polresId)
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>', now)]))
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
}

export async function lockClosure(tx: Tx, polresId: string, id: string): Promise<ClosureRow | undefined> {
  return await tx
    .selectFrom('routing.closure')
    .select(columns)
    .where('polres_id', '=', polresId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** @returns the row's seal. */
export async function insertClosure(tx: Tx, row: ClosureRow, createdBy: string): Promise<Buffer | null> {
  const { seal } = await tx
    .insertInto('routing.closure')
    .values({
      id: row.id,
      polres_id: row.polresId,
      lon: row.lon,
      lat: row.lat,
      radius_m: row.radiusM,
      factor: row.factor,
      reason: row.reason,
      valid_from: row.validFrom,
      valid_to: row.validTo,
      created_by: createdBy,
    })
    .returning('seal')
    .executeTakeFirstOrThrow();
  return seal;
}

/** @returns the row's new seal. */
export async function endClosure(tx: Tx, id: string, at: Date): Promise<Buffer | null> {
  const { seal } = await tx
    .updateTable('routing.closure')
    .set({ valid_to: at })
    .where('id', '=', id)
    .returning('seal')
    .executeTakeFirstOrThrow();
  return seal;
}
