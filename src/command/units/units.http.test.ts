import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { createHttp } from '../../platform/http/server.ts';
import { createUnits, type Units } from './index.ts';

let it: TestDatabase;
let units: Units;
let app: FastifyInstance;
const people = new Map<string, Actor>();
const position = () => units.memory.find(it.polresId, '104')?.row.position;

beforeAll(async () => {
  it = await openTestDatabase();
  units = await createUnits({ db: it.db, pool: it.pool });
  const admin = await it.actor(['admin']);
  await it.work(admin, (work) =>
    units.importUnits(work, [{ callsign: '104', name: 'Patroli', kind: 'patrol_car', function: 'samapta' }]),
  );
  people.set('dispatcher', await it.actor(['dispatcher']));
  people.set('crew', await it.actor(['field'], { unitId: units.memory.find(it.polresId, '104')?.row.id ?? null }));
  people.set('screen', await it.actor(['dispatcher'], { sessionKind: 'cookie' }));
  people.set('analyst', await it.actor(['analyst']));
  const none = () => Promise.reject(new Error('not part of this test'));
  const sessions = {
    find: async (token: string) => people.get(token),
    stillOpen: async (token: string) => people.has(token),
    signIn: none,
    deviceToken: () => Promise.reject(new Error('not used here')),
    signOut: none,
    forget: () => undefined,
  };
  app = await createHttp({ db: it.db, pool: it.pool, sessions, routes: units.routes, committed: () => undefined });
});
afterAll(async () => {
  await app.close();
  await units.close?.();
  await it.close();
});

const call = (
  method: 'GET' | 'POST',
  url: string,
  who: string,
  payload?: object,
  headers: Record<string, string> = {},
) => app.inject({ method, url, payload, headers: { authorization: `Bearer ${who}`, ...headers } });

test('a batch is answered once for one key', async () => {
  const items = [
    { unit: '104', lon: 107.51, lat: -9.51 },
    { unit: 'none', lon: 0, lat: 0 },
  ];
  const send = () => call('POST', '/api/positions', 'dispatcher', { items }, { 'idempotency-key': 'batch-0001' });
  const first = await send();
  expect(first.json()).toEqual({ taken: 1, refused: [{ index: 1, reason: 'unknown_unit' }] });
  expect((await send()).json()).toEqual(first.json());
  const { rows } = await it.pool.query('select count(*)::int as n from units.position_history');
  expect(rows[0].n).toBe(1);
  expect((await call('POST', '/api/positions', 'dispatcher', { items: [] })).statusCode).toBe(422);
  expect((await call('POST', '/api/positions', 'analyst', { items })).statusCode).toBe(403);
});

test('OwnTracks gets the empty list it expects; other messages are left', async () => {
  const message = {
    _type: 'location',
    tid: '104',
    lat: -9.52,
    lon: 107.52,
    tst: Math.ceil(Date.now() / 1000),
    vel: 36,
    batt: 80,
  };
  const answer = await call('POST', '/api/positions/owntracks', 'crew', message);
  expect([answer.statusCode, answer.json()]).toEqual([200, []]);
  expect(position()).toMatchObject({ lon: 107.52, speed: 10 });
  expect((await call('POST', '/api/positions/owntracks', 'crew', { _type: 'lwt', tst: 1 })).json()).toEqual([]);
  expect((await call('POST', '/api/positions/owntracks', 'crew', { ...message, tid: '105' })).statusCode).toBe(404);
});

test('Traccar: by query and by body; a screen’s cookie is not enough for the GET', async () => {
  const url = `/api/positions/osmand?id=104&lat=-9.53&lon=107.53&timestamp=${Date.now() + 1500}&speed=19.4384&bearing=45&accuracy=8`;
  expect((await call('GET', url, 'analyst')).statusCode).toBe(403);
  expect((await call('GET', url, 'screen')).statusCode).toBe(403);
  expect((await call('GET', url, 'crew')).statusCode).toBe(200);
  expect(position()).toMatchObject({ lon: 107.53, heading: 45 });
  const later = Date.now() + 2500;
  expect(
    (await call('POST', url.replace(/timestamp=\d+/, `timestamp=${later}`).replace('lon=107.53', 'lon=107.54'), 'crew'))
      .statusCode,
  ).toBe(200);
  expect(position()?.lon).toBe(107.54);
  expect((await call('GET', '/api/positions/osmand?id=104&lat=x&lon=1', 'crew')).json()).toMatchObject({ status: 422 });
});

test('odd numbers and cursors are no fault of the server', async () => {
  const odd = { unit: '104', lon: 5e-324, lat: -0, heading: 1e-50, accuracy: 1e-300 };
  expect((await call('POST', '/api/positions', 'dispatcher', { items: [odd] })).json()).toMatchObject({ taken: 1 });
  const cursor = Buffer.from(JSON.stringify(['a\u0000'])).toString('base64url');
  expect((await call('GET', `/api/units?cursor=${cursor}`, 'dispatcher')).statusCode).toBe(422);
  const ahead = { id: '104', lat: -9.5, lon: 107.5, timestamp: Date.now() + 3_600_000 };
  expect((await call('POST', '/api/positions/osmand', 'crew', ahead)).statusCode).toBe(422);
  expect((await call('POST', '/api/positions/osmand', 'crew', { ...ahead, timestamp: 1e40 })).statusCode).toBe(422);
  expect((await call('POST', '/api/positions/osmand', 'crew', { ...ahead, timestamp: 1_000_000_000 })).statusCode).toBe(
    200,
  );
});

test('one’s own unit, and the list', async () => {
  expect((await call('GET', '/api/units/mine', 'crew')).json()).toMatchObject({ callsign: '104' });
  expect((await call('GET', '/api/units', 'crew')).statusCode).toBe(403);
  expect((await call('GET', '/api/units?status=available', 'dispatcher')).json().items).toHaveLength(1);
  expect((await call('GET', '/api/units?status=out', 'dispatcher')).json()).toEqual({ items: [], next: null });
});
