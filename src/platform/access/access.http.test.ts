import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../tests/support/server.ts';
import { until } from '../../../tests/support/until.ts';

let house: TestServer;
const oneTime = 'sekali-pakai-uji-2026';

beforeAll(async () => {
  house = await startTestServer();
});
afterAll(() => house?.close());

async function newAccount(username: string) {
  const body = { username, displayName: username, roles: ['operator'], password: oneTime };
  const made = await house.call('admin', 'POST', '/api/accounts', body);
  expect(made.status).toBe(201);
  return made.body as { id: string; version: number };
}
const signIn = async (username: string, password: string): Promise<string> =>
  (await house.call(null, 'POST', '/api/session', { username, password })).body.token;
const as = (token: string, language = 'id') => ({ authorization: `Bearer ${token}`, 'accept-language': language });

/** Also this session may send 20 commands a second only. */
const patiently = (method: string, path: string, token: string, body?: unknown) =>
  until(async () => {
    const answer = await house.call(null, method, path, body, as(token));
    return answer.status !== 429 && answer;
  });

test('with a one-time password nothing is open but one’s session, the change and the way out', async () => {
  await newAccount('operator.baru');
  const token = await signIn('operator.baru', oneTime);
  const own = await house.call(null, 'GET', '/api/session', undefined, as(token));
  expect(own).toMatchObject({ status: 200, body: { mustChangePassword: true } });

  const closed = house.server.routes.filter((route) => route.permission !== 'public' && !route.beforeOwnPassword);
  expect(closed.length).toBeGreaterThan(50);
  for (const { method, path } of closed) {
    const url = path.replace(/\{\w+\*?\}/g, '019aab00-0000-7000-8000-000000000000');
    const answer = await patiently(method, url, token, method === 'GET' ? undefined : {});
    expect(answer, `${method} ${path}`).toMatchObject({ status: 403, body: { code: 'password_change_required' } });
  }
  const english = await house.call(null, 'GET', '/api/incidents', undefined, as(token, 'en'));
  expect(english.body.detail).toMatch(/one-time password/);
  const basic = `Basic ${Buffer.from(`operator.baru:${oneTime}`).toString('base64')}`;
  const device = await house.call(null, 'POST', '/api/positions', { items: [] }, { authorization: basic });
  expect(device.status).toBe(403);

  const change = (next: string) => patiently('PUT', '/api/session/password', token, { current: oneTime, next });
  expect(await change(oneTime)).toMatchObject({ status: 422, body: { errors: [{ path: 'next' }] } });
  expect((await change(house.password)).status).toBe(204);
  expect((await house.call(null, 'GET', '/api/session', undefined, as(token))).status).toBe(401);
  expect((await house.call('operator.baru', 'GET', '/api/incidents')).status).toBe(200);
}, 60_000);

test('whoever has a one-time password can sign out', async () => {
  await newAccount('operator.keluar');
  const token = await signIn('operator.keluar', oneTime);
  expect((await house.call(null, 'DELETE', '/api/session', undefined, as(token))).status).toBe(204);
  expect((await house.call(null, 'GET', '/api/session', undefined, as(token))).status).toBe(401);
});

/** Opens the live stream. @returns whether it has ended. */
async function openStream(token: string): Promise<() => boolean> {
  const response = await fetch(`${house.url}/api/live`, { headers: as(token) });
  expect(response.status).toBe(200);
  let ended = false;
  response
    .body!.pipeTo(new WritableStream())
    .catch(() => {})
    .finally(() => {
      ended = true;
    });
  return () => ended;
}

test('live streams end soon after their session, and after their account is disabled', async () => {
  const account = await newAccount('operator.aliran');
  const temporary = await signIn('operator.aliran', oneTime);
  await house.call(null, 'PUT', '/api/session/password', { current: oneTime, next: house.password }, as(temporary));
  const [leaves, stays, watcher] = [
    await signIn('operator.aliran', house.password),
    await signIn('operator.aliran', house.password),
    await signIn('dispatcher', house.password),
  ];
  const [left, stayed, watched] = [await openStream(leaves), await openStream(stays), await openStream(watcher)];
  await house.call(null, 'DELETE', '/api/session', undefined, as(leaves));
  await until(async () => left(), 8_000);
  expect([stayed(), watched()]).toEqual([false, false]);

  const { items } = (await house.call('admin', 'GET', '/api/accounts?limit=200')).body;
  const { version } = items.find((one: { id: string }) => one.id === account.id);
  const edit = await house.call('admin', 'PATCH', `/api/accounts/${account.id}`, { version, active: false });
  expect(edit.status).toBe(200);
  await until(async () => stayed(), 8_000);
  expect(watched()).toBe(false);
  expect((await fetch(`${house.url}/api/live`, { headers: as(stays) })).status).toBe(401);
}, 60_000);
