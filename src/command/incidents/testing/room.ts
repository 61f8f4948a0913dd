import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { type Calls, createCalls } from '../../../communication/calls/index.ts';
import type { Areas } from '../../../information/areas/areas.port.ts';
import type { Actor } from '../../../platform/access/actor.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { createSettings } from '../../../platform/settings/settings.ts';
import type { AssignmentState } from '../../dispatch/assignments.states.ts';
import type { IncidentRow, NewIncident } from '../incidents.contract.ts';
import { createIncidents, type Incidents } from '../index.ts';

/** Two villages: west and east of longitude 107.5. */
export const fakeAreas: Areas = {
  place: (_polresId, lon) => {
    const village = lon < 107.5 ? '99.01.01.1001' : '99.01.02.1001';
    const district = village.slice(0, 8);
    return {
      rt: `${village}.001.002`,
      rw: `${village}.001`,
      village,
      district,
      regency: '99.01',
      guessed: false,
      boundaryVersion: 1,
    };
  },
  nameOf: (_polresId, code) => ({ '99.01.01.1001': 'Melati', '99.01.02.1001': 'Kenanga' })[code] ?? null,
};

export interface TestRoom extends TestDatabase {
  calls: Calls;
  incidents: Incidents;
  /** A person with some of an incident filled in. */
  make(actor: Actor, input?: Partial<NewIncident>): Promise<IncidentRow>;
  unit(callsign: string): Promise<string>;
  /** A row of the dispatch room, set as a test needs it. */
  assign(incidentId: string, unitId: string, state: AssignmentState): Promise<string>;
  actions(subjectId: string): Promise<string[]>;
  /** Rows whose seal is not the one of their last journal entry: none, unless an act was not recorded. */
  unsealed(): Promise<unknown[]>;
}

export const somewhere = { text: 'Jl. Melawai depan pasar', lon: 107.49, lat: -9.5 };

export async function openRoom(): Promise<TestRoom> {
  const it = await openTestDatabase();
  const settings = createSettings(it.db);
  const calls = createCalls({ db: it.db, settings });
  const incidents = createIncidents({ db: it.db, areas: fakeAreas, calls, settings });
  return {
    ...it,
    calls,
    incidents,
    make: (actor, input = {}) =>
      it.work(actor, (work) =>
        incidents.create(work, actor, {
          kind: 'curas',
          place: somewhere,
          emergency: false,
          summary: '',
          narrative: '',
          answers: {},
          ...input,
        }),
      ),
    async unit(callsign) {
      const id = newId();
      await it.db
        .insertInto('units.unit')
        .values({
          id,
          polres_id: it.polresId,
          realm: 'demo',
          callsign,
          name: callsign,
          kind: 'patrol_car',
          profile: 'car',
          function: 'samapta',
          crew_size: 2,
          status: 'available',
          status_at: new Date(),
          status_source: 'system',
        })
        .execute();
      return id;
    },
    async assign(incidentId, unitId, state) {
      const id = newId();
      const ended = ['cleared', 'cancelled', 'refused'].includes(state) ? new Date() : null;
      await it.db
        .insertInto('dispatch.assignment')
        .values({
          id,
          polres_id: it.polresId,
          incident_id: incidentId,
          unit_id: unitId,
          state,
          assigned_at: new Date(),
          ended_at: ended,
        })
        .execute();
      return id;
    },
    async actions(subjectId) {
      const rows = await it.db
        .selectFrom('journal.entry')
        .select('action')
        .where('subject_id', '=', subjectId)
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map((row) => row.action);
    },
    async unsealed() {
      const { rows } = await it.pool.query(`
        with told as (
          select s.value ->> 0 as tab, s.value ->> 1 as id, s.value ->> 2 as seal,
            row_number() over (partition by s.value ->> 1 order by e.at desc, e.id desc) as newest
          from journal.entry e, jsonb_array_elements(e.seals) s),
        sealed as (
          select id, seal, 'incidents.incident' as tab from incidents.incident
          union all select id, seal, 'incidents.narrative' from incidents.narrative
          union all select id, seal, 'incidents.link' from incidents.link
          union all select id, seal, 'incidents.agency_request' from incidents.agency_request
          union all select id, seal, 'calls.call' from calls.call)
        select c.tab, c.id from sealed c
        left join told t on t.tab = c.tab and t.id = c.id::text and t.newest = 1
        where t.seal is distinct from encode(c.seal, 'hex')`);
      return rows;
    },
  };
}
