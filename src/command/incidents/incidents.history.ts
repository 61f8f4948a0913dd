import { sql } from 'kysely';
import type { Areas } from '../../information/areas/areas.port.ts';
import type { Work } from '../../platform/journal/work.ts';

/** One ended event of earlier times, from a district's old records. Times are in UTC. */
export interface PastIncident {
  id: string;
  kind: string;
  summary: string;
  narrative: string;
  priority: number;
  channel: string;
  placeText: string;
  lon: number;
  lat: number;
  knownAt: Date;
  assignedAt: Date | null;
  arrivedAt: Date | null;
  endedAt: Date;
  disposition: string;
  targetSeconds: number;
}

/**
 * Takes over ended events from before this system, a few hundred at a time: placed in the area tree, sealed and journaled
 * like any other, marked `incident.imported`. An id that is known already is passed over.
 * @returns how many were new.
 */
export async function importHistory(work: Work, rows: PastIncident[], areas: Areas, timezone: string): Promise<number> {
  const { polresId, realm } = work.doer;
  const records = rows.map((row) => {
    const placed = areas.place(polresId, row.lon, row.lat, row.knownAt.toISOString().slice(0, 10));
    return {
      id: row.id,
      polres_id: polresId,
      realm,
      state: 'closed',
      kind: row.kind,
      summary: row.summary,
      priority: row.priority,
      proposed_priority: row.priority,
      channel: row.channel,
      place_text: row.placeText,
      lon: row.lon,
      lat: row.lat,
      rt_code: placed.rt,
      rw_code: placed.rw,
      village_code: placed.village,
      district_code: placed.district,
      regency_code: placed.regency,
      area_guessed: placed.guessed,
      boundary_version: placed.boundaryVersion,
      known_at: row.knownAt,
      timezone,
      target_seconds: row.targetSeconds,
      first_assigned_at: row.assignedAt,
      first_arrived_at: row.arrivedAt,
      resolved_at: row.endedAt,
      closed_at: row.endedAt,
      disposition: row.disposition,
      needs: [],
      answers: {},
      priority_reasons: [],
      external_refs: [],
      emergency: false,
    };
  });
  const inserted = await sql<{ id: string; seal: Buffer }>`
    insert into incidents.incident (id, polres_id, realm, state, kind, summary, priority, proposed_priority, channel, place_text,
      lon, lat, rt_code, rw_code, village_code, district_code, regency_code, area_guessed, boundary_version, known_at, timezone,
      target_seconds, first_assigned_at, first_arrived_at, resolved_at, closed_at, disposition, needs, answers, priority_reasons,
      external_refs, emergency)
    select id, polres_id, realm, state, kind, summary, priority, proposed_priority, channel, place_text,
      lon, lat, rt_code, rw_code, village_code, district_code, regency_code, area_guessed, boundary_version, known_at, timezone,
      target_seconds, first_assigned_at, first_arrived_at, resolved_at, closed_at, disposition, needs, answers, priority_reasons,
      external_refs, emergency
    from jsonb_populate_recordset(null::incidents.incident, ${JSON.stringify(records)}::jsonb)
    order by known_at
    on conflict (id) do nothing returning id, seal`.execute(work.tx);
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const { id, seal } of inserted.rows) {
    const row = known.get(id)!;
    work.record({
      action: 'incident.imported',
      subject: { type: 'incident', id },
      body: { kind: row.kind, knownAt: row.knownAt.toISOString(), narrative: row.narrative },
      seals: [['incidents.incident', id, seal]],
    });
  }
  return inserted.rows.length;
}
