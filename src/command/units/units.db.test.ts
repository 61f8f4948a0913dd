import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { createUnits, type PositionMark, type Units } from './index.ts';

let it: TestDatabase;
let units: Units;
let admin: Actor;
let dispatcher: Actor;

const minute = 60_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const idOf = (callsign: string) => units.memory.find(it.polresId, callsign)?.row.id ?? '';
const trail = async (callsign: string) =>
  Number(
    (await it.pool.query('select count(*) as n from units.position_history where unit_id = $1', [idOf(callsign)]))
      .rows[0].n,
  );

beforeAll(async () => {
  it = await openTestDatabase();
  units = await createUnits({ db: it.db, pool: it.pool });
  admin = await it.actor(['admin']);
  dispatcher = await it.actor(['dispatcher']);
  await it.work(admin, (work) =>
    units.importStations(work, [{ code: 'PS-1', name: 'Polsek Uji', kind: 'sector', lon: '107.5', lat: '-9.5' }]),
  );
  const report = await it.work(admin, (work) =>
    units.importUnits(work, [
      {
        callsign: '101',
        name: 'Patroli',
        kind: 'patrol_car',
        function: 'samapta',
        crewSize: '2',
        station: 'PS-1',
        skills: 'first_aid; negotiator',
      },
      { callsign: '102', name: 'Motor', kind: 'motorcycle', function: 'traffic', crew: 'Bripda Budi Santoso' },
      { callsign: '103', name: 'Jalan kaki', kind: 'foot', function: 'binmas', hasGps: 'tidak', station: 'PS-1' },
      { callsign: '101', name: 'Kembar', kind: 'foot', function: 'binmas' },
      { callsign: '104', name: 'Salah', kind: 'tank', function: 'binmas' },
      { callsign: '105', name: 'Tanpa pos', kind: 'foot', function: 'binmas', station: 'NONE' },
    ]),
  );
  expect(report).toMatchObject({ inserted: 3, updated: 0 });
  expect(report.refused.map((one) => one.row)).toEqual([4, 5, 6]);
});
afterAll(async () => {
  await units.close?.();
  await it.close();
});

test('an import is repeated without doubling, and keeps the status', async () => {
  const report = await it.work(admin, (work) =>
    units.importUnits(work, [
      { callsign: '102', name: 'Motor Lantas', kind: 'motorcycle', function: 'traffic', crew: 'Bripda Budi Santoso' },
    ]),
  );
  expect(report).toEqual({ inserted: 0, updated: 1, refused: [] });
  const detail = await units.service.get(admin, idOf('102'));
  expect(detail).toMatchObject({ name: 'Motor Lantas', profile: 'motorcycle', crewSize: 1, version: 2 });
  expect(detail.crew).toEqual([{ rank: 'Bripda', name: 'Budi Santoso' }]);
});

test('a unit without a position stands at its post', async () => {
  const page = await units.service.list(dispatcher, { limit: 2 });
  expect(page.items.map((unit) => unit.callsign)).toEqual(['101', '102']);
  expect(page.items[0]?.position).toMatchObject({ lon: 107.5, lat: -9.5, source: 'post' });
  const rest = await units.service.list(dispatcher, { limit: 2, cursor: page.next ?? undefined });
  expect(rest).toMatchObject({ next: null, items: [{ callsign: '103' }] });
  await expect(units.service.list(dispatcher, { limit: 2, cursor: 'x' })).rejects.toMatchObject({ status: 422 });
});

test('edits need the version that was read; every stored state is sealed in the journal', async () => {
  const made = await it.work(admin, (work) =>
    units.service.create(work, {
      callsign: '200',
      name: 'Baru',
      kind: 'truck',
      function: 'samapta',
      crew: [],
      skills: [],
      equipment: [],
      station: null,
      beatCodes: [],
      team: null,
      shiftStart: '20:00',
      shiftEnd: '08:00',
      hasGps: true,
      active: true,
    }),
  );
  expect(made).toMatchObject({ profile: 'car', crewSize: 1, shiftStart: '20:00' });
  const edited = await it.work(admin, (work) => units.service.edit(work, made.id, { version: 1, name: 'Truk Dalmas' }));
  expect(edited).toMatchObject({ name: 'Truk Dalmas', shiftStart: '20:00', version: 2 });
  await expect(
    it.work(admin, (work) => units.service.edit(work, made.id, { version: 1, name: 'Lain' })),
  ).rejects.toMatchObject({ status: 409 });
  await expect(
    it.work(admin, (work) => units.service.edit(work, made.id, { version: 2, callsign: '101' })),
  ).rejects.toMatchObject({ status: 409 });
  const { rows } = await it.pool.query(
    `select encode(u.seal, 'hex') as seal, (select e.seals->0->>2 from journal.entry e where e.subject_id = u.id order by e.at desc, e.id desc limit 1) as kept
     from units.unit u where u.polres_id = $1`,
    [it.polresId],
  );
  for (const row of rows) expect(row.kept).toBe(row.seal);
});

test('positions are stored; an older one joins the trail and does not move the unit', async () => {
  const taken = await units.positions.take(dispatcher, [
    { unit: '101', lon: 107.51, lat: -9.51, at: ago(minute), heading: 90 },
    { unit: idOf('102'), lon: 107.52, lat: -9.52 },
    { unit: '999', lon: 107.5, lat: -9.5 },
    { unit: '101', lon: 107.5, lat: -9.5, at: ago(-6 * minute) },
    { unit: '101', lon: 107.5, lat: -9.5, at: ago(40 * 86_400_000) },
  ]);
  expect(taken).toEqual({
    taken: 2,
    refused: [
      { index: 2, reason: 'unknown_unit' },
      { index: 3, reason: 'future' },
      { index: 4, reason: 'too_old' },
    ],
  });
  await units.positions.take(dispatcher, [{ unit: '101', lon: 107.6, lat: -9.6, at: ago(5 * minute) }]);
  expect(await trail('101')).toBe(2);
  expect(units.memory.get(idOf('101'))?.row.position).toMatchObject({ lon: 107.51, source: 'gps', heading: 90 });
  const stored = await units.byIds(it.db, [idOf('101')]);
  expect(stored.get(idOf('101'))?.position).toMatchObject({ lon: 107.51, lat: -9.51 });
});

test('a crew reports its own unit only', async () => {
  const crew = await it.actor(['field'], { unitId: idOf('101') });
  const taken = await units.positions.take(crew, [
    { lon: 107.5101, lat: -9.51 },
    { unit: '101', lon: 107.5102, lat: -9.51 },
    { unit: '102', lon: 107.5, lat: -9.5 },
  ]);
  expect(taken).toEqual({ taken: 2, refused: [{ index: 2, reason: 'unknown_unit' }] });
  await expect(units.service.get(crew, idOf('102'))).rejects.toMatchObject({ status: 404 });
  expect((await units.service.get(crew, idOf('101'))).callsign).toBe('101');
});

test('a key stores its positions once, even when it is sent twice at the same moment', async () => {
  const before = await trail('102');
  const items = [
    { unit: '102', lon: 107.53, lat: -9.53 },
    { unit: 'none', lon: 0, lat: 0 },
  ];
  const key = { key: 'key-0001', request: 'POST /api/positions A' };
  const send = () => units.positions.take(dispatcher, items, key);
  const answers = await Promise.all([send(), send(), units.positions.take(dispatcher, items.slice(0, 1))]);
  expect(answers[1]).toEqual(answers[0]);
  expect(await send()).toEqual(answers[0]);
  expect(await trail('102')).toBe(before + 2);
  await expect(units.positions.take(dispatcher, items, { ...key, request: 'other' })).rejects.toMatchObject({
    status: 409,
  });
});

test('the screens get the newest place of each unit in one message', async () => {
  const seen: PositionMark[][] = [];
  const stop = units.onPositions((_polresId, marks) => seen.push(marks));
  for (let i = 0; i < 5; i++)
    await units.positions.take(dispatcher, [{ unit: '101', lon: 107.54 + i / 1000, lat: -9.5 }]);
  await expect.poll(() => seen.flat().at(-1)?.lon, { timeout: 3_000 }).toBeCloseTo(107.544);
  expect(seen.flat().length).toBeLessThanOrEqual(2);
  stop();
});

test('a radio unit is where the dispatcher heard it, with source and time', async () => {
  const at = new Date(Date.now() - 20);
  const { outcome } = await it.work(dispatcher, (work) =>
    units.setStatus(work, idOf('103'), 'on_scene', { source: 'dispatcher', at, place: { lon: 107.55, lat: -9.55 } }),
  );
  expect(outcome).toBe('moved');
  const row = (await units.byIds(it.db, [idOf('103')])).get(idOf('103'));
  expect(row).toMatchObject({ status: 'on_scene', statusSource: 'dispatcher', hasGps: false });
  expect(row?.position).toMatchObject({ lon: 107.55, source: 'radio', at: at.toISOString() });
  expect(units.memory.get(idOf('103'))?.row).toMatchObject({ status: 'on_scene', position: { source: 'radio' } });
});

test('status follows the table; repeated and older words change nothing', async () => {
  const set = (status: Parameters<Units['setStatus']>[2], change = {}) =>
    it.work(dispatcher, (work) => units.setStatus(work, idOf('103'), status, { source: 'dispatcher', ...change }));
  expect((await set('on_scene')).outcome).toBe('repeated');
  expect((await set('returning', { at: new Date(Date.now() - 60 * minute) })).outcome).toBe('late');
  await expect(set('out')).rejects.toMatchObject({ status: 422 });
  expect((await set('out', { reason: 'broken' })).outcome).toBe('moved');
  await expect(set('on_scene')).rejects.toMatchObject({ status: 409 });
  await expect(set('available', { at: new Date(Date.now() + 10 * minute) })).rejects.toMatchObject({ status: 422 });
  expect((await set('available')).outcome).toBe('moved');
});

test('what another process changes arrives with the poll', async () => {
  const other = await createUnits({ db: it.db, pool: it.pool });
  await it.work(dispatcher, (work) => other.setStatus(work, idOf('102'), 'on_scene', { source: 'dispatcher' }));
  await other.positions.take(dispatcher, [{ unit: '101', lon: 107.59, lat: -9.59 }]);
  await other.close?.();
  await units.poll();
  expect(units.memory.get(idOf('102'))?.row.status).toBe('on_scene');
  expect(units.memory.get(idOf('101'))?.row.position?.lon).toBe(107.59);
});

test('today’s and the coming partitions are there', async () => {
  const { rows } = await it.pool.query(
    `select count(*)::int as n from pg_inherits where inhparent = 'units.position_history'::regclass`,
  );
  expect(rows[0].n).toBe(4);
});
