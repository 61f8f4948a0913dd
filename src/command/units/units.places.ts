import { sql } from 'kysely';
import type { Work } from '../../platform/journal/work.ts';

/** Where a unit was last known to be, as taken over from another system. */
export interface KnownPlace {
  callsign: string;
  lon: number;
  lat: number;
  source: 'gps' | 'radio' | 'post';
}

/** Sets last-known places of many units at once, where nothing newer is known. Positions are telemetry and not journaled. */
export async function takeOverPlaces(work: Work, places: KnownPlace[]): Promise<void> {
  await sql`
    insert into units.position_last as p (unit_id, lon, lat, at, source)
    select u.id, g.lon, g.lat, ${work.now}, g.source
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as g(callsign text, lon float8, lat float8, source text)
      join units.unit u on u.callsign = g.callsign and u.polres_id = ${work.doer.polresId}
    on conflict (unit_id) do update set lon = excluded.lon, lat = excluded.lat, at = excluded.at, source = excluded.source
      where excluded.at > p.at`.execute(work.tx);
}
