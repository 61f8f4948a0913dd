import { sql } from 'kysely';
import type { Queryable } from '../../platform/database/database.ts';
import type { LineOrBorder } from './registers.contract.ts';

export interface AreaFeature {
  code: string;
  name: string;
  level: string;
  parentCode: string | null;
  areaM2: number;
  validFrom: string;
  geometry: LineOrBorder;
}
const columns = sql`code, name, level, parent_code as "parentCode", area_m2 as "areaM2", valid_from as "validFrom", geometry`;

/** Areas of the map as features; the areas room writes them. */
export const ogcRepository = {
  /** Changes with each import of boundaries. */
  async boundaryVersion(db: Queryable, polresId: string): Promise<number> {
    const { rows } = await sql<{ version: number | null }>`select max(version) as version from areas.import
      where polres_id = ${polresId} and kind = 'areas'`.execute(db);
    return rows[0]?.version ?? 0;
  },

  /** Areas of a level after a code, in the order of their codes. */
  async areasAfter(
    db: Queryable,
    query: { polresId: string; level: string; after: string; limit: number },
  ): Promise<AreaFeature[]> {
    const { rows } = await sql<AreaFeature>`select ${columns} from areas.area
      where polres_id = ${query.polresId} and level = ${query.level} and valid_to is null and code > ${query.after}
      order by code limit ${query.limit}`.execute(db);
    return rows;
  },

  async areas(db: Queryable, polresId: string, level: string, codes: readonly string[]): Promise<AreaFeature[]> {
    if (codes.length === 0) return [];
    const { rows } = await sql<AreaFeature>`select ${columns} from areas.area
      where polres_id = ${polresId} and level = ${level} and valid_to is null and code = any(${codes}::text[])
      order by code`.execute(db);
    return rows;
  },
};
