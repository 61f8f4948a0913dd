import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Api, type ApiError, fillPath } from './api.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that gives these answers in turn, and keeps the idempotency keys it saw. */
function answering(...answers: { status: number; body?: unknown; headers?: Record<string, string> }[]) {
  const keys: unknown[] = [];
  server = createServer((request, response) => {
    keys.push(request.headers['idempotency-key']);
    const { status, body, headers } = answers.shift() ?? { status: 500 };
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === undefined ? '' : JSON.stringify(body));
  }).listen(0);
  return { api: new Api(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), keys };
}
const answer = z.object({ id: z.string() });

test('after 429 and 503 the same command is sent again with the same key', async () => {
  const { api, keys } = answering(
    { status: 429, headers: { 'retry-after': '0' } },
    { status: 503, body: { title: 'later' }, headers: { 'retry-after': '1' } },
    { status: 201, body: { id: 'a' } },
  );
  expect(await api.send({ method: 'POST', path: '/api/things', body: {}, answer })).toEqual({ id: 'a' });
  expect(new Set(keys).size).toBe(1);
  expect([...api.statuses]).toEqual([
    [429, 1],
    [503, 1],
    [201, 1],
  ]);
  expect(api.latencies.get('POST /api/things')).toHaveLength(3);
});

test('a refusal is an error with its status, and is counted with its reason', async () => {
  const { api } = answering({ status: 422, body: { detail: 'wrong', fields: [{ path: 'kind' }] } });
  const sent = api.send({ method: 'POST', path: '/api/things/{id}', params: { id: 'a/b' }, body: {}, answer });
  await expect(sent).rejects.toMatchObject({ status: 422, name: 'ApiError' } satisfies Partial<ApiError>);
  expect([...api.refusals.keys()]).toEqual(['POST /api/things/{id}: 422 wrong [{"path":"kind"}]']);
});

test('an answer that is not as the contract says is an error', async () => {
  const { api } = answering({ status: 200, body: { id: 3 } });
  await expect(api.send({ path: '/api/things', answer })).rejects.toThrow();
});

test('paths are filled and escaped', () => {
  expect(fillPath('/a/{x}/b/{y}', { x: '1', y: 'ü/' })).toBe('/a/1/b/%C3%BC%2F');
  expect(() => fillPath('/a/{x}')).toThrow(RangeError);
});
