import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../tests/support/server.ts';
import { type Role, roles } from '../../platform/access/permissions.ts';

let house: TestServer;
beforeAll(async () => {
  house = await startTestServer();
});
afterAll(() => house?.close());

async function open(username: Role): Promise<string> {
  const place = { text: 'Depan Pasar Lama', lon: 109.58, lat: -9.6 };
  const made = await house.call(username, 'POST', '/api/incidents', { kind: 'curas', place });
  expect(made.status).toBe(201);
  return made.body.id;
}
const cancel = (username: Role, id: string) =>
  house.call(username, 'POST', `/api/incidents/${id}/moves`, { action: 'cancel', disposition: 'entered_by_mistake' });

test.each(roles)('an operator’s incident, cancelled by %s', async (role) => {
  const mayEnd = ['dispatcher', 'commander'].includes(role);
  const answer = await cancel(role, await open('operator'));
  expect(answer.status).toBe(mayEnd || role === 'operator' ? 200 : 403);
});

test.each(['dispatcher', 'commander'] as const)('an operator does not cancel what %s opened', async (role) => {
  expect((await cancel('operator', await open(role))).status).toBe(403);
});

test('a stranger learns nothing', async () => {
  const id = await open('operator');
  const answer = await house.call(null, 'POST', `/api/incidents/${id}/moves`, { action: 'cancel' });
  expect(answer.status).toBe(401);
});
