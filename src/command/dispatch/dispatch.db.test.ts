import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { createSettings } from '../../platform/settings/settings.ts';
import { createUnits, type Units } from '../units/index.ts';
import type { AssignmentStatus, NewAssignments } from './dispatch.contract.ts';
import { createDispatch, type Dispatch } from './index.ts';
import {
  createPlainIncidents,
  type PlainIncident,
  type PlainIncidents,
  straightRouting,
} from './testing/plain-incidents.ts';

let it: TestDatabase;
let units: Units;
let incidents: PlainIncidents;
let dispatch: Dispatch;
let dispatcher: Actor;
let crew: Actor;
let otherCrew: Actor;

const minute = 60_000;
const idOf = (callsign: string) => units.memory.find(it.polresId, callsign)?.row.id ?? '';
const unitNow = async (callsign: string) => (await units.byIds(it.db, [idOf(callsign)])).get(idOf(callsign));
const open = (given?: PlainIncident) => it.work(dispatcher, (work) => incidents.open(work, given));
const assign = (incidentId: string, input: NewAssignments, actor = dispatcher) =>
  it.work(actor, (work) => dispatch.assignments.assign(work, actor, incidentId, input));
const say = (id: string, input: AssignmentStatus, actor = crew) =>
  it.work(actor, (work) => dispatch.assignments.status(work, actor, id, input));
const actionsOf = async (subjectId: string) =>
  (
    await it.db.selectFrom('journal.entry').select('action').where('subject_id', '=', subjectId).orderBy('id').execute()
  ).map((entry) => entry.action);

async function sendOne(incidentId: string, callsign: string, override?: NewAssignments['override']) {
  const [made] = await assign(incidentId, { units: [callsign], override });
  if (!made) throw new Error('nothing was assigned');
  return made;
}

beforeAll(async () => {
  it = await openTestDatabase();
  units = await createUnits({ db: it.db, pool: it.pool });
  incidents = createPlainIncidents(it.db);
  const settings = createSettings(it.db);
  const calls = { openViews: async () => [] };
  dispatch = createDispatch({ db: it.db, pool: it.pool, units, incidents, calls, routing: straightRouting, settings });
  const admin = await it.actor(['admin']);
  await it.work(admin, (work) =>
    units.importUnits(work, [
      { callsign: '101', name: 'Patroli 1', kind: 'patrol_car', function: 'samapta', crewSize: 2 },
      {
        callsign: '102',
        name: 'Patroli 2',
        kind: 'patrol_car',
        function: 'samapta',
        crewSize: 2,
        beatCodes: ['99.01.01'],
      },
      { callsign: '201', name: 'Lantas', kind: 'motorcycle', function: 'traffic', crewSize: 2 },
      { callsign: '301', name: 'Radio', kind: 'foot', function: 'sector', crewSize: 2, hasGps: false },
    ]),
  );
  dispatcher = await it.actor(['dispatcher']);
  crew = await it.actor(['field'], { unitId: idOf('101') });
  otherCrew = await it.actor(['field'], { unitId: idOf('102') });
  await units.positions.take(dispatcher, [
    { unit: '101', lon: 107.51, lat: -9.5 },
    { unit: '102', lon: 107.53, lat: -9.5 },
    { unit: '201', lon: 107.505, lat: -9.5 },
  ]);
});
/** Every test begins with free units. */
beforeEach(async () => {
  for (const callsign of ['101', '102', '201', '301']) {
    const row = await unitNow(callsign);
    if (row?.status === 'available' && !row.incidentId) continue;
    await it.work(dispatcher, (work) =>
      dispatch.unitStatus.set(work, dispatcher, idOf(callsign), { status: 'available' }, 'dispatcher'),
    );
  }
  await units.poll();
});
afterAll(async () => {
  await units.close?.();
  await it.close();
});

test('recommendation: all units with travel time, reasons and a proposal; scope is kept', async () => {
  const id = await open({
    needs: [
      { need: 'patrol', count: 1 },
      { need: 'traffic', count: 1 },
    ],
  });
  const answer = await dispatch.recommendations.recommend(dispatcher, id, undefined);
  expect(answer.considered).toBe(4);
  expect(answer.items.map((item) => item.rank)).toEqual([1, 2, 3, 4]);
  const callsigns = new Map(answer.items.map((item) => [item.unitId, item.callsign]));
  expect(answer.proposal.map((one) => callsigns.get(one)).toSorted()).toEqual(['101', '201']);
  expect(answer.remaining).toEqual([]);
  const first = answer.items.find((item) => item.callsign === '101');
  expect(first).toMatchObject({ etaSeconds: 111, distanceM: 1110, canBeSent: true, meets: ['patrol', 'traffic'] });
  expect(answer.items.find((item) => item.callsign === '102')?.pluses.map((one) => one.code)).toContain('own_beat');
  const radio = answer.items.find((item) => item.callsign === '301');
  expect(radio?.shortfalls[0]?.code).toBe('no_route');
  expect((await dispatch.recommendations.recommend(dispatcher, id, 1)).items.length).toBe(2);

  const elsewhere = await it.actor(['dispatcher'], { areaCodes: ['99.02'] });
  await expect(dispatch.recommendations.recommend(elsewhere, id, undefined)).rejects.toMatchObject({ status: 404 });
  await expect(assign(id, { units: ['101'] }, elsewhere)).rejects.toMatchObject({ status: 404 });
});

test('the whole way: sent, acknowledged, driving, on scene, cleared; unit and incident follow', async () => {
  const id = await open();
  const made = await sendOne(id, '101');
  expect(made).toMatchObject({ state: 'assigned', etaSeconds: 111, rank: 1, callsign: '101' });
  expect(await unitNow('101')).toMatchObject({ status: 'dispatched', incidentId: id });
  expect(await incidents.stateOf(id)).toMatchObject({ state: 'dispatched', target_distance_m: 1110 });
  const steps = [
    ['acknowledged', 'dispatched', 'dispatched'],
    ['responding', 'responding', 'responding'],
    ['on_scene', 'on_scene', 'on_scene'],
    ['cleared', 'returning', 'resolved'],
  ] as const;
  for (const [status, unit, incident] of steps) {
    expect(await say(made.id, { status })).toMatchObject({ state: status, outcome: 'moved' });
    expect((await unitNow('101'))?.status).toBe(unit);
    expect((await incidents.stateOf(id)).state).toBe(incident);
  }
  expect((await unitNow('101'))?.incidentId).toBeNull();
  expect(await actionsOf(made.id)).toEqual([
    'assignment.made',
    'assignment.acknowledged',
    'assignment.responding',
    'assignment.on_scene',
    'assignment.cleared',
  ]);
  const body = await it.pool.query(
    `select b.body from journal.entry e join journal.body b on b.entry_id = e.id where e.subject_id = $1 and e.action = 'assignment.made'`,
    [made.id],
  );
  expect(body.rows[0].body).toMatchObject({
    callsign: '101',
    rank: 1,
    override: null,
    recommendationVersion: 'recommend-1',
  });
  expect(body.rows[0].body.top[0]).toEqual({ callsign: '101', eta: 111 });
});

test('repeated and late messages are kept and move nothing back', async () => {
  const id = await open();
  const made = await sendOne(id, '101');
  const arrivedAt = new Date().toISOString();
  expect((await say(made.id, { status: 'on_scene', at: arrivedAt })).outcome).toBe('moved');
  expect(await say(made.id, { status: 'on_scene' })).toMatchObject({ outcome: 'repeated', onSceneAt: arrivedAt });
  expect(await say(made.id, { status: 'acknowledged', at: new Date(Date.now() - minute).toISOString() })).toMatchObject(
    {
      outcome: 'late',
      state: 'on_scene',
      acknowledgedAt: null,
    },
  );
  expect((await unitNow('101'))?.status).toBe('on_scene');
  expect((await incidents.stateOf(id)).state).toBe('on_scene');
  expect((await actionsOf(made.id)).filter((action) => action === 'assignment.received')).toHaveLength(2);
  await expect(say(made.id, { status: 'refused', reason: 'other' })).rejects.toMatchObject({ status: 409 });
  await expect(
    say(made.id, { status: 'cleared', at: new Date(Date.now() + 10 * minute).toISOString() }),
  ).rejects.toMatchObject({
    status: 422,
  });
});

test('a crew speaks for its own unit only, and does not recall itself', async () => {
  const id = await open();
  const made = await sendOne(id, '101');
  await expect(say(made.id, { status: 'acknowledged' }, otherCrew)).rejects.toMatchObject({ status: 404 });
  await expect(say(made.id, { status: 'cancelled', reason: 'undo' })).rejects.toMatchObject({ status: 403 });
  await expect(say(made.id, { status: 'refused' })).rejects.toMatchObject({ status: 422 });
  expect(await say(made.id, { status: 'refused', reason: 'vehicle' })).toMatchObject({
    state: 'refused',
    endReason: 'vehicle',
  });
  expect((await incidents.stateOf(id)).state).toBe('triaged');
  expect((await unitNow('101'))?.status).toBe('available');
});

test('undo recalls the unit, and the incident waits again', async () => {
  const id = await open();
  const made = await sendOne(id, '101');
  expect((await say(made.id, { status: 'cancelled', reason: 'undo' }, dispatcher)).state).toBe('cancelled');
  expect((await unitNow('101'))?.status).toBe('available');
  expect((await incidents.stateOf(id)).state).toBe('triaged');
  expect((await sendOne(id, '101')).state).toBe('assigned');
});

test('refused: ended incident, unknown unit, unit out of service, unit already there', async () => {
  await expect(assign(await open({ state: 'closed' }), { units: ['101'] })).rejects.toMatchObject({ status: 409 });
  const id = await open();
  await expect(assign(id, { units: ['101', '999'] })).rejects.toMatchObject({
    status: 422,
    fields: [{ path: 'units.1' }],
  });
  await it.work(dispatcher, (work) =>
    dispatch.unitStatus.set(work, dispatcher, idOf('201'), { status: 'out', reason: 'fuel' }, 'dispatcher'),
  );
  await expect(assign(id, { units: ['101', '201'] })).rejects.toThrow(/201/);
  expect((await unitNow('101'))?.status).toBe('available');
  await assign(id, { units: ['101', '102'] });
  await expect(assign(id, { units: ['101'] })).rejects.toMatchObject({ status: 409 });
});

test('a busy unit is taken only with a reason; the event it leaves waits again', async () => {
  const first = await open({ priority: 3 });
  const second = await open({ priority: 1 });
  const made = await sendOne(first, '101');
  await say(made.id, { status: 'on_scene' });
  await expect(assign(second, { units: ['101'] })).rejects.toMatchObject({ status: 409 });
  const next = await sendOne(second, '101', { reason: 'already_near' });
  expect(next.overrideReason).toBe('already_near');
  expect((await incidents.stateOf(first)).state).toBe('triaged');
  expect(await unitNow('101')).toMatchObject({ status: 'dispatched', incidentId: second });
  expect((await actionsOf(made.id)).at(-1)).toBe('assignment.cancelled');
});

test('two dispatchers send the same unit at once: one gets it', async () => {
  const other = await it.actor(['dispatcher']);
  const [a, b] = [await open(), await open()];
  const results = await Promise.allSettled([assign(a, { units: ['102'] }), assign(b, { units: ['102'] }, other)]);
  expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = results.find((result) => result.status === 'rejected');
  expect(refused?.reason).toMatchObject({ status: 409 });
  const { rows } = await it.pool.query(
    'select count(*)::int as n from dispatch.assignment where unit_id = $1 and ended_at is null',
    [idOf('102')],
  );
  expect(rows[0].n).toBe(1);
});

test('a radio unit: the dispatcher says status and place, its assignment moves with it', async () => {
  const id = await open();
  const made = await sendOne(id, '301');
  expect(made.etaSeconds).toBeNull();
  const set = (input: Parameters<Dispatch['unitStatus']['set']>[3]) =>
    it.work(dispatcher, (work) => dispatch.unitStatus.set(work, dispatcher, idOf('301'), input, 'dispatcher'));
  const row = await set({ status: 'on_scene', place: { lon: 107.5, lat: -9.5 } });
  expect(row).toMatchObject({
    outcome: 'moved',
    statusSource: 'dispatcher',
    position: { source: 'radio', lon: 107.5 },
  });
  expect((await incidents.stateOf(id)).state).toBe('on_scene');
  expect((await set({ status: 'on_scene' })).outcome).toBe('repeated');
  expect(await set({ status: 'available' })).toMatchObject({ status: 'available', incidentId: null });
  expect((await incidents.stateOf(id)).state).toBe('resolved');
});

test('alarms: raised once, seen by the room, taken back only by the crew and in time', async () => {
  const panic = (actor: Actor, callsign: string) =>
    it.work(actor, (work) => dispatch.alarms.panic(work, actor, idOf(callsign), { place: { lon: 107.5, lat: -9.5 } }));
  await expect(panic(crew, '102')).rejects.toMatchObject({ status: 404 });
  const alarm = await panic(crew, '101');
  expect(alarm).toMatchObject({ kind: 'panic', callsign: '101', lon: 107.5 });
  expect((await panic(crew, '101')).id).toBe(alarm.id);
  expect((await dispatch.alarms.open(dispatcher)).map((one) => one.id)).toEqual([alarm.id]);
  const cancel = (actor: Actor, id: string) => it.work(actor, (work) => dispatch.alarms.cancel(work, actor, id));
  await expect(cancel(otherCrew, alarm.id)).rejects.toMatchObject({ status: 404 });
  expect((await cancel(crew, alarm.id)).cancelledAt).not.toBeNull();
  const second = await panic(dispatcher, '101');
  expect(second.id).not.toBe(alarm.id);
  const seen = await it.work(dispatcher, (work) => dispatch.alarms.acknowledge(work, dispatcher, second.id));
  expect(seen.acknowledgedAt).not.toBeNull();
  expect(await it.work(dispatcher, (work) => dispatch.alarms.acknowledge(work, dispatcher, second.id))).toEqual(seen);
  await expect(cancel(crew, second.id)).rejects.toMatchObject({ status: 409 });
  expect(await dispatch.alarms.open(dispatcher)).toEqual([]);
});

test('an incident beyond its target raises one alarm, by the system', async () => {
  const late = await open({ knownAt: new Date(Date.now() - 11 * minute) });
  const emergency = await open({ emergency: true });
  await open({ knownAt: new Date(Date.now() - 11 * minute), state: 'closed' });
  expect(await dispatch.alarms.sweep(new Date())).toBe(2);
  expect(await dispatch.alarms.sweep(new Date())).toBe(0);
  const alarms = await dispatch.alarms.open(dispatcher);
  expect(alarms.map(({ kind, incidentId }) => [kind, incidentId])).toEqual(
    expect.arrayContaining([
      ['late', late],
      ['emergency', emergency],
    ]),
  );
  const entry = await it.db
    .selectFrom('journal.entry')
    .select(['actor_id', 'actor_role'])
    .where('subject_id', '=', alarms[0]?.id ?? '')
    .executeTakeFirst();
  expect(entry).toEqual({ actor_id: null, actor_role: 'system' });
});

test('units of an incident that was cancelled under them are free again', async () => {
  const id = await open();
  const made = await sendOne(id, '101');
  await it.work(dispatcher, (work) => incidents.cancel(work, id));
  expect(await dispatch.assignments.releaseStranded()).toBe(1);
  expect(await dispatch.assignments.releaseStranded()).toBe(0);
  expect(await unitNow('101')).toMatchObject({ status: 'available', incidentId: null });
  expect((await incidents.stateOf(id)).state).toBe('cancelled');
  expect((await say(made.id, { status: 'responding' })).outcome).toBe('late');
});

test('the live view of an assignment brings its unit, and is shown to its crew but to no other', async () => {
  const id = await open();
  const made = await sendOne(id, '101');
  const projection = dispatch.projections?.find((one) => one.subjectType === 'assignment');
  const view = (await projection?.load([made.id]))?.get(made.id);
  expect(view).toMatchObject({ assignment: { id: made.id }, unit: { callsign: '101', status: 'dispatched' } });
  expect(projection?.visible(crew, view)).toBe(true);
  expect(projection?.visible(otherCrew, view)).toBe(false);
  expect(projection?.visible(dispatcher, view)).toBe(true);
});

test('the desks: what a person may see, at a journal position', async () => {
  const desk = await dispatch.desks.dispatch(dispatcher);
  expect(desk.units.map((unit) => unit.callsign)).toEqual(['101', '102', '201', '301']);
  expect(desk.settings).toEqual({ staleAfterSeconds: 300, answerTargetSeconds: 10 });
  const service = await it.actor(['service']);
  expect(await dispatch.desks.dispatch(service)).toMatchObject({ units: [], alarms: [], calls: [] });
  const own = await dispatch.desks.unit(otherCrew);
  expect(own).toMatchObject({ unit: { callsign: '102' }, assignment: null, alarm: null });
  await expect(dispatch.desks.unit(dispatcher)).rejects.toMatchObject({ status: 404 });
});

test('every stored row of this room carries the seal that the journal knows', async () => {
  for (const table of ['dispatch.assignment', 'dispatch.alarm', 'units.unit', 'incidents.incident']) {
    const { rows } = await it.pool.query(
      `select t.id from ${table} t where not exists (select from journal.entry e, jsonb_array_elements(e.seals) s
         where s->>0 = $1 and s->>1 = t.id::text and s->>2 = encode(t.seal, 'hex'))`,
      [table],
    );
    expect(rows, table).toEqual([]);
  }
});
