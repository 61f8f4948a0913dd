import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRoutingRoom, type RoadWay, type RoutingRoom } from '../src/command/routing/index.ts';
import { type AreaInput, type AreasRoom, createAreas } from '../src/information/areas/index.ts';
import type { Actor } from '../src/platform/access/actor.ts';
import { createHttp } from '../src/platform/http/server.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

let it: TestDatabase;
let areas: AreasRoom;
let routing: RoutingRoom;
let app: FastifyInstance;
const people = new Map<string, Actor>();

const village: AreaInput = {
  code: '99.01.01.1001',
  parentCode: '99.01.01',
  level: 'village',
  name: 'Cempaka',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [107.49, -9.51],
        [107.52, -9.51],
        [107.52, -9.48],
        [107.49, -9.48],
        [107.49, -9.51],
      ],
    ],
  },
  validFrom: '1900-01-01',
  validTo: null,
  population: null,
};
const road: RoadWay = {
  id: '1',
  name: 'Jalan Dahlia',
  roadClass: 'primary',
  oneway: 'both',
  toll: false,
  maxSpeed: null,
  coordinates: [
    [107.5, -9.5],
    [107.51, -9.5],
  ],
};

beforeAll(async () => {
  it = await openTestDatabase();
  areas = await createAreas({ db: it.db, databaseUrl: it.ownerUrl });
  routing = await createRoutingRoom({ db: it.db, databaseUrl: it.ownerUrl, areas });
  people.set('dispatcher', await it.actor(['dispatcher']));
  people.set('board', await it.actor(['board']));
  const none = () => Promise.reject(new Error('not part of this test'));
  const sessions = {
    find: async (token: string) => people.get(token),
    stillOpen: async (token: string) => people.has(token),
    signIn: none,
    signOut: none,
    deviceToken: none,
    forget: () => undefined,
  };
  const routes = [...areas.routes, ...routing.routes];
  app = await createHttp({ db: it.db, pool: it.pool, sessions, routes, committed: () => undefined });
  const admin = await it.actor(['admin']);
  await it.work(admin, (work) => areas.importAreas(work, [village], { source: 'uji' }));
  await it.work(admin, (work) => routing.importRoads(work, [road], { source: 'uji' }));
  await areas.reload();
});
afterAll(async () => {
  await app.close();
  await Promise.all([areas.close?.(), routing.close?.()]);
  await it.close();
});

const get = (url: string, who = 'dispatcher', headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${who}`, ...headers } });

test('areas at a point, the list and places', async () => {
  expect((await get('/api/areas/at?lon=107.5&lat=-9.5')).json()).toMatchObject({
    items: [{}, {}, {}, { name: 'Cempaka' }],
  });
  expect((await get('/api/areas?level=village')).json()).toMatchObject({
    items: [{ code: village.code, population: null }],
    next: null,
  });
  expect((await get('/api/search/places?q=jln%20dahlya')).json()).toMatchObject({
    items: [{ kind: 'road', name: 'Jl. Dahlia', villageCode: village.code }],
  });
  for (const url of [
    '/api/areas/at?lon=x&lat=0',
    '/api/areas?cursor=%00',
    '/api/areas?cursor=abc',
    '/api/search/places?q=',
  ]) {
    expect((await get(url)).statusCode, url).toBe(422);
  }
  expect((await get('/api/areas/at?lon=1&lat=1', 'nobody')).statusCode).toBe(401);
});

test('tiles are gzipped once, may be kept, and are known by their tag', async () => {
  const { version, bounds } = (await get('/api/map/info')).json();
  expect(bounds).toEqual([107.49, -9.51, 107.52, -9.48]);
  const n = 2 ** 12;
  const x = Math.floor(((107.505 + 180) / 360) * n);
  const y = Math.floor(((1 - Math.asinh(Math.tan((-9.5 * Math.PI) / 180)) / Math.PI) / 2) * n);
  const url = `/api/map/tiles/12/${x}/${y}?v=${version}`;
  const tile = await get(url, 'dispatcher', { 'accept-encoding': 'gzip, br' });
  expect(tile.statusCode).toBe(200);
  expect(tile.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': 'application/vnd.mapbox-vector-tile',
    'cache-control': 'private, max-age=31536000, immutable',
  });
  expect(tile.rawPayload.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
  const plain = await get(url);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.rawPayload.includes('Jl. Dahlia')).toBe(true);
  expect((await get(url, 'dispatcher', { 'if-none-match': String(tile.headers.etag) })).statusCode).toBe(304);
  expect((await get(`/api/map/tiles/12/${x}/${y}`)).headers['cache-control']).toBe('private, no-cache');
  expect((await get('/api/map/tiles/12/0/0')).statusCode).toBe(204);
  expect((await get('/api/map/tiles/99/0/0')).statusCode).toBe(422);
  expect((await get('/api/map/tiles/3/7000/7000')).statusCode).toBe(204);
});

test('routes, matrices, reach and roads in a window; wrong points are named', async () => {
  const ends = 'from=107.5,-9.5&to=107.51,-9.5';
  expect((await get(`/api/routing/route?${ends}`)).json().steps[0]).toMatchObject({ road: 'Jalan Dahlia' });
  expect((await get(`/api/routing/matrix?${ends}&profile=foot`)).json().seconds[0][0]).toBeGreaterThan(60);
  expect((await get('/api/routing/isochrone?point=107.5,-9.5&seconds=60')).json().type).toBe('Polygon');
  expect((await get('/api/routing/roads?bbox=107.495,-9.505,107.515,-9.495')).json().features).toHaveLength(1);
  for (const url of [
    '/api/routing/route?from=999,0&to=0,0',
    '/api/routing/matrix?from=a&to=b',
    '/api/routing/roads?bbox=0,0,5,5',
    '/api/routing/roads?bbox=1,1,0,0',
  ]) {
    expect((await get(url)).statusCode, url).toBe(422);
  }
  expect((await get('/api/routing/route?from=0,0&to=1,1')).statusCode).toBe(409);
});

test('the example of a closure is accepted, holds, and ends', async () => {
  const route = routing.routes.find(({ method, path }) => method === 'POST' && path === '/api/routing/closures');
  const post = (url: string, payload?: object) =>
    app.inject({ method: 'POST', url, headers: { authorization: 'Bearer dispatcher' }, payload });
  expect((await post('/api/routing/closures', route?.example as object)).statusCode).toBe(201);
  const made = await post('/api/routing/closures', { lon: 107.505, lat: -9.5, radiusM: 20, reason: 'Banjir' });
  expect((await get('/api/routing/route?from=107.5,-9.5&to=107.51,-9.5')).statusCode).toBe(409);
  expect((await post(`/api/routing/closures/${made.json().id}/end`)).json()).toMatchObject({ reason: 'Banjir' });
  expect((await get('/api/routing/route?from=107.5,-9.5&to=107.51,-9.5')).statusCode).toBe(200);
  expect((await get('/api/routing/closures')).json().items).toHaveLength(1);
});
