import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Api } from './api.ts';
import { Desk } from './desk.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const id = '00000000-0000-4000-8000-000000000001';
const session = {
  user: { id, username: 'dispatcher', name: 'D' },
  roles: ['dispatcher'],
  permissions: [],
  polres: { id, name: 'P', timezone: 'Asia/Jakarta', lon: 107, lat: -9 },
  realm: 'demo',
  zone: 'WIB',
  csrf: 'c',
  unitId: null,
  mustChangePassword: false,
};

/** Hands out tokens t1, t2, …; a command with a token in `ended` is answered 401. Answers which token each command used. */
function playServer(ended: string[] = []) {
  const used: string[] = [];
  let given = 0;
  server = createServer((request, response) => {
    const signIn = request.url === '/api/session';
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    if (signIn) given += 1;
    else used.push(token);
    response.writeHead(!signIn && ended.includes(token) ? 401 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(signIn ? { ...session, token: `t${given}` } : {}));
  }).listen(0);
  return { api: new Api(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), used };
}
const account = { username: 'dispatcher', password: 'rahasia-demo' };
const command = { method: 'POST', path: '/api/things', body: {}, answer: z.object({}) } as const;

test('a gateway opens another session when one is at its 20 commands a second; one person waits', async () => {
  const { api, used } = playServer();
  const gateway = new Desk(api, account, 2);
  for (let i = 0; i < 30; i++) await gateway.send(command);
  expect(gateway.sessions).toBe(2);
  expect(new Set(used)).toEqual(new Set(['t1', 't2']));
  const person = new Desk(api, account);
  const started = performance.now();
  for (let i = 0; i < 26; i++) await person.send(command);
  expect(person.sessions).toBe(1);
  expect(performance.now() - started).toBeGreaterThan(200);
});

test('a session that was ended is opened again', async () => {
  const { api, used } = playServer(['t1']);
  const desk = new Desk(api, account);
  await desk.send(command);
  expect(used).toEqual(['t1', 't2']);
});
