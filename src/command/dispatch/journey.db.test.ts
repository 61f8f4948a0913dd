import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { createCalls } from '../../communication/calls/index.ts';
import type { Areas } from '../../information/areas/areas.port.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { createSettings } from '../../platform/settings/settings.ts';
import { NewIncident } from '../incidents/incidents.contract.ts';
import { createIncidents, type Incidents } from '../incidents/index.ts';
import { createUnits, type Units } from '../units/index.ts';
import { createDispatch, type Dispatch } from './index.ts';
import { straightRouting } from './testing/plain-incidents.ts';

let it: TestDatabase;
let units: Units;
let incidents: Incidents;
let dispatch: Dispatch;
let dispatcher: Actor;
let crew: Actor;

/** One village is the whole world. */
const areas: Areas = {
  place: () => ({
    rt: null,
    rw: null,
    village: '99.01.01.1001',
    district: '99.01.01',
    regency: '99.01',
    guessed: false,
    boundaryVersion: 1,
  }),
  nameOf: (_polresId, code) => `Wilayah ${code}`,
};
const idOf = (callsign: string) => units.memory.find(it.polresId, callsign)?.row.id ?? '';

beforeAll(async () => {
  it = await openTestDatabase();
  const settings = createSettings(it.db);
  const calls = createCalls({ db: it.db, settings });
  incidents = createIncidents({ db: it.db, areas, calls, settings });
  units = await createUnits({ db: it.db, pool: it.pool, settings });
  dispatch = createDispatch({ db: it.db, pool: it.pool, units, incidents, calls, routing: straightRouting, settings });
  const admin = await it.actor(['admin']);
  await it.work(admin, (work) =>
    units.importUnits(work, [
      { callsign: '101', name: 'Patroli 1', kind: 'patrol_car', function: 'samapta', crewSize: 2 },
      { callsign: '201', name: 'Lantas', kind: 'patrol_car', function: 'traffic', crewSize: 2 },
    ]),
  );
  dispatcher = await it.actor(['dispatcher']);
  crew = await it.actor(['field'], { unitId: idOf('101') });
  await units.positions.take(dispatcher, [
    { unit: '101', lon: 107.56, lat: -9.5 },
    { unit: '201', lon: 107.57, lat: -9.5 },
  ]);
});
afterAll(async () => {
  await units.close?.();
  await it.close();
});

test('from the report to the clearance, with the desks following', async () => {
  const operator = await it.actor(['operator']);
  const input = NewIncident.parse({
    kind: 'crash_injury',
    channel: 'radio',
    place: { text: 'Simpang Lima', lon: 107.5, lat: -9.5 },
    needs: [
      { need: 'patrol', count: 1 },
      { need: 'traffic', count: 1 },
    ],
  });
  const { id } = await it.work(operator, (work) => incidents.create(work, operator, input));

  const advice = await dispatch.recommendations.recommend(dispatcher, id, undefined);
  expect(advice.proposal).toHaveLength(2);
  const made = await it.work(dispatcher, (work) =>
    dispatch.assignments.assign(work, dispatcher, id, { units: ['101', '201'] }),
  );
  expect(made.map((one) => one.callsign)).toEqual(['101', '201']);

  const desk = await dispatch.desks.dispatch(dispatcher);
  const row = desk.incidents.find((one) => one.id === id);
  // The nearest unit comes from 6.7 km, so the target is that of the class above 5 km.
  expect(row).toMatchObject({ state: 'dispatched', targetSeconds: 900 });
  expect(row?.assignments.map((one) => one.callsign)).toEqual(['101', '201']);
  expect(desk.units.find((unit) => unit.callsign === '101')).toMatchObject({ incidentId: id, status: 'dispatched' });

  const phone = await dispatch.desks.unit(crew);
  expect(phone).toMatchObject({
    assignment: { state: 'assigned' },
    incident: { id, placeText: 'Simpang Lima' },
    others: [{ callsign: '201', state: 'assigned' }],
  });
  expect(phone.timeline.map((entry) => entry.action)).toContain('assignment.made');

  const [mine, theirs] = made;
  const say = (actor: Actor, assignmentId: string | undefined, status: 'acknowledged' | 'on_scene' | 'cleared') =>
    it.work(actor, (work) => dispatch.assignments.status(work, actor, assignmentId ?? '', { status }));
  await say(crew, mine?.id, 'acknowledged');
  await say(crew, mine?.id, 'on_scene');
  expect((await say(crew, mine?.id, 'acknowledged')).outcome).toBe('late');
  expect((await incidents.rows([id]))[0]).toMatchObject({ state: 'on_scene' });
  await say(crew, mine?.id, 'cleared');
  // One unit is still on its way, so the incident is not over.
  expect((await incidents.rows([id]))[0]?.state).not.toBe('resolved');
  await say(dispatcher, theirs?.id, 'cleared');
  expect((await incidents.rows([id]))[0]).toMatchObject({ state: 'resolved' });
  expect(await dispatch.desks.unit(crew)).toMatchObject({ assignment: null, unit: { status: 'returning' } });

  const projection = dispatch.projections?.find((one) => one.subjectType === 'assignment');
  const view = (await projection?.load([mine?.id ?? '']))?.get(mine?.id ?? '');
  expect(view).toMatchObject({ incident: { id, state: 'resolved' }, unit: { callsign: '101' } });
});
