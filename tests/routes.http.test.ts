import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { roles, rolesWith } from '../src/platform/access/permissions.ts';
import { newId } from '../src/platform/ids/ids.ts';
import { malformed } from './support/malformed.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let it: TestServer;
beforeAll(async () => {
  it = await startTestServer();
  it.spread(sessions);
  for (const role of roles) for (let n = 0; n < sessions; n++) await it.token(role, n);
});
afterAll(() => it.close());

const fill = (path: string) =>
  path
    .replace(/\{(z|x|y)\}/g, '1')
    .replace('{position}', '0')
    .replace('{path*}', '0/000')
    .replace(/\{\w+\}/g, () => newId());
const streams = new Set(['/api/live']);
/** A session may make 20 commands a second; the sweep goes through the same door as everyone. */
const sessions = 5;
const steps = async (count: number) => {
  if (count % (20 * sessions) === 20 * sessions - 1) await new Promise((resolve) => setTimeout(resolve, 1050));
};

describe('examples', () => {
  test('the demo district accepts every example of a body as it is', async () => {
    const { body } = await it.call(null, 'GET', '/api/openapi.json');
    const withBody = it.server.routes.filter(
      (route) => route.body && !route.path.includes('{') && route.path !== '/api/session',
    );
    for (const route of withBody) {
      if (route.path === '/api/session/password') continue;
      const role = route.permission === 'public' ? null : rolesWith(route.permission)[0]!;
      const example =
        body.paths[route.path][route.method.toLowerCase()].requestBody.content['application/json'].example;
      const answer = await it.call(role, route.method, route.path, example);
      expect(answer.status, `${route.method} ${route.path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    }
  });
});

describe('every route × every role', () => {
  test('each route names a permission, and the OpenAPI document says the same', async () => {
    const { body } = await it.call(null, 'GET', '/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    for (const route of it.server.routes) {
      const operation = body.paths[route.path]?.[route.method.toLowerCase()];
      expect(operation, `${route.method} ${route.path}`).toBeDefined();
      expect(operation['x-permission']).toBe(route.permission);
      expect(operation['x-roles']).toEqual(route.permission === 'public' ? ['public'] : rolesWith(route.permission));
    }
  });

  test('without a session every closed route answers 401 before it validates', async () => {
    let count = 0;
    for (const route of it.server.routes.filter((one) => one.permission !== 'public')) {
      await steps(count++);
      const answer = await it.call(
        null,
        route.method,
        fill(route.path),
        route.method === 'GET' ? undefined : '{"broken',
      );
      expect(answer.status, `${route.method} ${route.path}`).toBe(401);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  test('a role without the permission is refused, a role with it is not', async () => {
    let count = 0;
    for (const route of it.server.routes) {
      if (route.permission === 'public' || streams.has(route.path)) continue;
      for (const role of roles) {
        await steps(count++);
        const allowed = rolesWith(route.permission).includes(role);
        const answer = await it.call(role, route.method, fill(route.path), route.method === 'GET' ? undefined : {});
        const what = `${role}: ${route.method} ${route.path} → ${answer.status}`;
        expect(answer.status, what).toBeLessThan(500);
        if (allowed) expect(answer.status, what).not.toBe(401);
        else expect(answer.status, what).toBe(403);
      }
    }
  }, 180_000);
});

describe('bad input', () => {
  test('every route × malformed bodies: a problem that names the field, never a 5xx', async () => {
    let count = 0;
    for (const route of it.server.routes) {
      if (!route.body) continue;
      const role = route.permission === 'public' ? null : rolesWith(route.permission).at(-1)!;
      const schema = z.toJSONSchema(route.body, { io: 'input', unrepresentable: 'any' });
      for (const body of malformed(schema, route.example)) {
        await steps(count++);
        const answer = await it.call(role, route.method, fill(route.path), body);
        const what = `${route.method} ${route.path} ${JSON.stringify(body).slice(0, 120)} → ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
        expect(answer.status, what).toBeLessThan(500);
        if (answer.status >= 400) {
          expect(answer.headers.get('content-type'), what).toContain('application/problem+json');
          expect(answer.body.status, what).toBe(answer.status);
        }
        if (answer.status === 422) expect(Array.isArray(answer.body.errors), what).toBe(true);
      }
    }
  }, 300_000);

  test('broken JSON, wrong media type, too large, wrong cursor, wrong id', async () => {
    const problem = (answer: { status: number; headers: Headers }, status: number) => {
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    };
    problem(await it.call('operator', 'POST', '/api/incidents', '{"kind":'), 400);
    problem(await it.call('operator', 'POST', '/api/incidents', 'kind=curas', { 'content-type': 'text/csv' }), 415);
    problem(await it.call('operator', 'POST', '/api/incidents', { summary: 'x'.repeat(1_200_000) }), 413);
    problem(await it.call('operator', 'GET', '/api/incidents?cursor=%00'), 422);
    problem(await it.call('operator', 'GET', '/api/incidents?limit=0'), 422);
    problem(await it.call('operator', 'GET', '/api/incidents/not-an-id'), 422);
    problem(await it.call('operator', 'GET', '/api/nothing-here'), 404);
    problem(await it.call('operator', 'POST', '/api/incidents', {}, { 'idempotency-key': 'x' }), 422);
  });

  test('answers in the language asked for', async () => {
    const english = await it.call('operator', 'POST', '/api/incidents', {}, { 'accept-language': 'en' });
    const indonesian = await it.call('operator', 'POST', '/api/incidents', {});
    expect(english.body.detail).toContain('fields');
    expect(indonesian.body.detail).toContain('kolom');
    expect(indonesian.body.errors.map((error: { path: string }) => error.path)).toContain('kind');
  });
});
