import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../src/platform/ids/ids.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let it: TestServer;
beforeAll(async () => {
  it = await startTestServer();
});
afterAll(() => it.close());

const name = { type: 'text', texts: { id: 'Nama', en: 'Name' }, about: 'thing', required: true, search: true };
const items = { wood: { texts: { id: 'Kayu', en: 'Wood' } }, steel: { texts: { id: 'Baja', en: 'Steel' } } };
const kind = { type: 'enum', texts: { id: 'Bahan', en: 'Material' }, about: 'thing', items };
const pack = (id: string, change: object = {}) =>
  JSON.stringify(
    {
      reason: 'Jembatan kecil perlu dicatat.',
      definitions: [
        {
          id,
          version: 1,
          sources: ['S2-I-3'],
          approvedBy: { name: 'Kabag Ops', on: '2026-11-22' },
          texts: {
            one: { id: 'Jembatan', en: 'Bridge' },
            many: { id: 'Jembatan', en: 'Bridges' },
            purpose: { id: 'Jembatan kecil di kampung', en: 'Small bridges of a kampung' },
          },
          placement: 'point',
          read: 'register:read',
          write: 'register:write',
          symbol: { shape: 'square', colour: 'info' },
          title: 'name',
          usedBy: ['map layer'],
          fields: { name, kind },
          ...change,
        },
      ],
    },
    null,
    2,
  );
const steel = { ...items.steel, retired: true };
const retired = { version: 2, fields: { name, kind: { ...kind, items: { ...items, steel } } } };
const send = (text: string) =>
  it.call('admin', 'POST', '/api/register-packs', { name: 'jembatan.json', text }, { 'accept-language': 'en' });
const add = (register: string, values: object) =>
  it.call('commander', 'POST', `/api/registers/${register}/records`, {
    id: newId(),
    values,
    place: { lon: 109.62, lat: -9.58 },
  });
const fieldsOf = async (register: string) => (await it.call('commander', 'GET', `/api/registers/${register}`)).body;

test('a broken pack is refused by file, line and column; the last good one stays, also after a restart', async () => {
  expect((await send(pack('local-bridges'))).status).toBe(201);
  await expect.poll(async () => (await add('local-bridges', { name: 'Satu', kind: 'steel' })).status).toBe(201);
  const broken = [
    [pack('local-bridges', { version: 2 }).replace('"placement": "point"', '"placement": "moon"'), '"placement"'],
    [pack('local-bridges', { version: 2 }).replace('"version": 2,', '"version": 2,,'), '"version"'],
    [pack('local-bridges', { version: 2, fields: { name } }), '"id"'],
    [pack('local-bridges', { version: 2, fields: { name, kind: { ...kind, items: { wood: items.wood } } } }), '"id"'],
  ] as const;
  for (const [text, stands] of broken) {
    const answer = await send(text);
    expect(answer.status).toBe(422);
    const [{ path, reason }] = answer.body.errors;
    expect(path).toBe('text');
    const [, line, column] = /jembatan\.json:(\d+):(\d+): /.exec(reason) ?? [];
    expect(Number(column), reason).toBeGreaterThan(0);
    expect(text.split('\n')[Number(line) - 1], reason).toContain(stands);
  }
  const before = await fieldsOf('local-bridges');
  expect(before).toMatchObject({ version: 1 });

  mkdirSync(join(it.data, 'packs'), { recursive: true });
  writeFileSync(join(it.data, 'packs', 'perahu.json'), pack('local-boats'));
  await it.restart();
  expect(await fieldsOf('local-bridges')).toEqual(before);
  expect(await fieldsOf('local-boats')).toMatchObject({ version: 1 });

  writeFileSync(join(it.data, 'packs', 'perahu.json'), pack('local-boats', { version: 2, title: 'none' }));
  await it.restart();
  expect(await fieldsOf('local-boats')).toMatchObject({ version: 1 });
  expect((await add('local-boats', { name: 'Perahu', kind: 'wood' })).status).toBe(201);
  const { problems } = (await it.call('admin', 'GET', '/api/register-packs')).body;
  expect(problems).toMatchObject([
    { file: 'perahu.json', problem: expect.stringMatching(/^perahu\.json:\d+:\d+: .*title/) },
  ]);
});

test('an item retired while a form is open is refused by its field; a record that has it keeps it', async () => {
  const list = async () => (await it.call('commander', 'GET', '/api/registers/local-bridges/records')).body.items;
  const [record] = await list();
  expect((await send(pack('local-bridges', retired))).status).toBe(201);
  await expect.poll(async () => (await fieldsOf('local-bridges')).version).toBe(2);
  const answer = await add('local-bridges', { name: 'Dua', kind: 'steel' });
  expect(answer.status).toBe(422);
  expect(answer.body.errors).toEqual([{ path: 'values.kind', reason: 'Pilihan ini sudah tidak dipakai.' }]);
  expect(await list()).toEqual([record]);
  const path = `/api/registers/local-bridges/records/${record.id}`;
  const edited = await it.call('commander', 'PATCH', path, { version: record.version, values: { name: 'Satu lama' } });
  expect(edited.body).toMatchObject({ definitionVersion: 2, values: { name: 'Satu lama', kind: 'steel' } });
});
