import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../tests/support/server.ts';
import { registerPaths } from './registers.contract.ts';

let it: TestServer;
beforeAll(async () => {
  it = await startTestServer();
});
afterAll(() => it.close());

const exampleOf = (method: string, path: string) =>
  it.server.routes.find((route) => route.method === method && route.path === path)?.example;
const at = (path: string, id = '') => path.replace('{register}', 'problems').replace('{id}', id);

test('the register of problems takes the examples as they are, and shows what came of them', async () => {
  const added = await it.call('commander', 'POST', at(registerPaths.records), exampleOf('POST', registerPaths.records));
  expect(added.status, JSON.stringify(added.body)).toBe(201);
  const { id, place } = added.body;
  expect(place.areaText).toMatch(/^.+Kec\. /);
  const change = exampleOf('PATCH', registerPaths.record);
  const changed = await it.call('commander', 'PATCH', at(registerPaths.record, id), change);
  expect(changed.body).toMatchObject({ version: 2, place });
  const late = await it.call('commander', 'PATCH', at(registerPaths.record, id), change);
  expect(late.status).toBe(409);
  expect(late.body.current).toEqual(changed.body);

  const list = await it.call(
    'analyst',
    'GET',
    `${at(registerPaths.records)}?q=parkir&filter=kind:levy&filter=since:2026-11-01..`,
  );
  expect(list.body.items.map((one: { id: string }) => one.id)).toContain(id);
  const points = await it.call('analyst', 'GET', `${at(registerPaths.features)}?q=parkir`);
  expect(points.body).toMatchObject({ type: 'FeatureCollection', truncated: false });
  expect(points.body.features.map((one: { id: string }) => one.id)).toContain(id);

  const closing = { ...(exampleOf('POST', registerPaths.closing) as object), version: 2 };
  expect((await it.call('commander', 'POST', at(registerPaths.closing, id), closing)).body.closedAt).not.toBeNull();
  const history = await it.call('commander', 'GET', at(registerPaths.history, id));
  expect(history.body.items.map((one: { action: string }) => one.action)).toEqual([
    'register.record_added',
    'register.record_changed',
    'register.record_closed',
  ]);
});

test('what is not there is not found, and a wrong filter or cursor is named', async () => {
  expect((await it.call('analyst', 'GET', '/api/registers/nothing/records')).status).toBe(404);
  expect((await it.call('analyst', 'GET', '/api/registers/constructor/records')).status).toBe(404);
  const wrong = await it.call('analyst', 'GET', `${at(registerPaths.records)}?filter=nothing:x`);
  expect(wrong.body.errors.map((one: { path: string }) => one.path)).toEqual(['query.filter.0']);
  expect((await it.call('analyst', 'GET', `${at(registerPaths.records)}?cursor=%00`)).status).toBe(422);
  expect((await it.call('board', 'GET', registerPaths.registers)).status).toBe(403);
  const registers = await it.call('analyst', 'GET', registerPaths.registers);
  expect(registers.body.items.map((one: { id: string }) => one.id)).toContain('problems');
  expect(registers.body.items.every((one: { writable: boolean }) => !one.writable)).toBe(true);
});
