import { type SqlBool, sql } from 'kysely';
import type { Queryable } from '../../platform/database/database.ts';
import { metresPerDegree, metresPerDegreeLon } from '../../platform/geo/metric.ts';
import type { IncidentState } from './incidents.states.ts';

const isOpen = sql<SqlBool>`i.state not in ('closed', 'cancelled', 'duplicate', 'handed_over')`;

export interface Reach {
  metres: number;
  seconds: number;
}

export interface CandidateRecord {
  id: string;
  number: number;
  kind: string;
  priority: number;
  state: IncidentState;
  place_text: string;
  summary: string;
  lon: number;
  lat: number;
  village_code: string | null;
  known_at: Date;
  /** All that was said of it so far. */
  narrative: string | null;
}

/** Open incidents within reach of a place and a moment, newest first; the corners of the box are sorted out by the score. */
export async function candidates(
  db: Queryable,
  polresId: string,
  near: { lon: number; lat: number; at: Date },
  reach: Reach,
  except: string | null,
): Promise<CandidateRecord[]> {
  const east = reach.metres / metresPerDegreeLon(near.lat);
  const north = reach.metres / metresPerDegree;
  const rows = await db
    .selectFrom('incidents.incident as i')
    .select([
      'i.id', 'i.number', 'i.kind', 'i.priority', 'i.state', 'i.place_text', 'i.summary', 'i.lon', 'i.lat',
      'i.village_code', 'i.known_at',
    ]) // biome-ignore format: a list of columns
    .select(
      sql<
        string | null
      >`(select string_agg(n.text, ' ' order by n.at) from incidents.narrative n where n.incident_id = i.id)`.as(
        'narrative',
      ),
    )
    .where('i.polres_id', '=', polresId)
    .where(isOpen)
    .where('i.known_at', '>=', new Date(near.at.getTime() - reach.seconds * 1000))
    .where('i.known_at', '<=', new Date(near.at.getTime() + reach.seconds * 1000))
    .where(sql<SqlBool>`i.lon between ${near.lon - east} and ${near.lon + east}`)
    .where(sql<SqlBool>`i.lat between ${near.lat - north} and ${near.lat + north}`)
    .where(sql<SqlBool>`i.id is distinct from ${except}::uuid`)
    .orderBy('i.known_at', 'desc')
    .limit(300)
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as IncidentState }));
}

export interface NeighbourRecord {
  of: string;
  id: string;
  kind: string;
  summary: string;
  lon: number;
  lat: number;
  known_at: Date;
}

/** The open neighbours of each of these open incidents, in one statement; for counting how many look alike. */
export async function neighbours(db: Queryable, ids: string[], reach: Reach): Promise<NeighbourRecord[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<NeighbourRecord>`
    select t.id as of, i.id, i.kind, i.summary, i.lon, i.lat, i.known_at
    from incidents.incident t
    join incidents.incident i on i.polres_id = t.polres_id and i.id <> t.id and ${isOpen}
      and i.known_at between t.known_at - make_interval(secs => ${reach.seconds}) and t.known_at + make_interval(secs => ${reach.seconds})
      and i.lat between t.lat - ${reach.metres / metresPerDegree}::float8 and t.lat + ${reach.metres / metresPerDegree}::float8
      and (i.lon - t.lon) * cosd(t.lat) between ${-reach.metres / metresPerDegree}::float8 and ${reach.metres / metresPerDegree}::float8
    where t.id = any (${ids}::uuid[]) and t.state not in ('closed', 'cancelled', 'duplicate', 'handed_over')`.execute(
    db,
  );
  return rows;
}
