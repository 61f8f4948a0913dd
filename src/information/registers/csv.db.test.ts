import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { type AreasRoom, createAreas } from '../areas/index.ts';
import { type CsvDoor, createCsvDoor } from './csv.service.ts';
import { createRegisters, type Registers, shippedDefinitions } from './index.ts';

let test: TestDatabase;
let areas: AreasRoom;
let registers: Registers;
let door: CsvDoor;
let commander: Actor;

beforeAll(async () => {
  test = await openTestDatabase();
  areas = await createAreas({ db: test.db, databaseUrl: test.ownerUrl });
  registers = await createRegisters({ db: test.db, areas, definitions: shippedDefinitions });
  door = createCsvDoor(registers);
  commander = await test.actor(['commander']);
}, 60_000);
afterAll(async () => {
  await areas?.close?.();
  await test?.close();
});

const bring = (csv: string, dryRun: boolean, actor = commander) =>
  test.work(actor, (work) => door.import(work, actor, 'assets', { csv, dryRun }));
const fetchCsv = async (note?: string) =>
  text(
    Readable.from(
      await door.export(
        commander,
        'assets',
        { closed: 'all' },
        { delimiter: ';', language: 'id', ...(note ? { note } : {}) },
      ),
    ),
  );
const acts = async () => {
  const entries = await test.db.selectFrom('journal.entry').select('action').execute();
  return entries.filter(({ action }) => action === 'register.record_added').length;
};

const csv = [
  'name,kind,condition,holder,value',
  'Radio 1,radio,good,,1.500.000',
  'Radio 2,radio,good,0199c0de-0000-7000-8000-000000000001,1',
  '=cmd(),Kendaraan,baik,,',
  'Radio 4,boat,good,,',
].join('\n');
const answer = [
  [2, 'holder'],
  [4, 'kind'],
];

describe('CSV door', () => {
  it('shows in a dry run what would happen, and changes nothing', async () => {
    const result = await bring(csv, true);
    expect(result.taken).toBe(2);
    expect(result.refused.map(({ row, field }) => [row, field])).toEqual(answer);
    expect(await acts()).toBe(0);
    expect((await fetchCsv()).split('\r\n')).toHaveLength(2);
  });

  it('writes the good rows, each with its journal entry, and gives them back without a formula', async () => {
    const result = await bring(csv, false);
    expect(result.taken).toBe(2);
    expect(result.refused.map(({ row, field }) => [row, field])).toEqual(answer);
    expect(await acts()).toBe(2);
    const out = await fetchCsv('Data contoh');
    expect(out).toContain("\r\n'=cmd();;Kendaraan;Baik;");
    expect(out.endsWith('"# Data contoh"\r\n')).toBe(true);
  });

  it('gives every page once', async () => {
    const rows = Array.from({ length: 620 }, (_, i) => `Rompi ${i},protection,good`);
    expect((await bring(['name,kind,condition', ...rows].join('\n'), false)).taken).toBe(620);
    const names = (await fetchCsv()).split('\r\n').map((line) => line.split(';')[0]);
    expect(new Set(names.filter((name) => name?.startsWith('Rompi'))).size).toBe(620);
    expect(names).toHaveLength(1 + 622 + 1);
  });

  it('is closed to those who may not write, and to those who may not read', async () => {
    const analyst = await test.actor(['analyst']);
    await expect(bring(csv, false, analyst)).rejects.toMatchObject({ status: 403 });
    const board = await test.actor(['board']);
    await expect(door.export(board, 'assets', { closed: 'open' }, { delimiter: ',' })).rejects.toMatchObject({
      status: 404,
    });
  });
});
