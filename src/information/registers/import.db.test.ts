import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import { checkRows } from '../../platform/journal/verify-rows.ts';
import type { RegisterDefinition } from './definition.types.ts';
import type { ImportView } from './import.contract.ts';
import type { Mapping } from './import-rows.rules.ts';
import { RecordQuery } from './registers.contract.ts';
import { wells } from './testing/definition.ts';
import { openRegisters, type TestRegisters, tools } from './testing/room.ts';

let room: TestRegisters;
let commander: Actor;
beforeAll(async () => {
  room = await openRegisters();
  commander = await room.actor(['commander']);
}, 60_000);
afterAll(() => room.close());

const csv = [
  'name,water,unit,cost,lon,lat,remark',
  'Sumur 1,clear,,1.500.000,107.49,-9.5,x',
  `Sumur 2,clear,0199c0de-0000-7000-8000-000000000001,1,107.49,-9.5,x`,
  '=cmd(),Jernih,,,107.51,-9.5,x',
  'Sumur 4,gold,,,107.51,-9.5,x',
  'Sumur 5,clear,,,,,x',
].join('\n');
const mapping: Mapping = ['name', 'water', 'unit', 'cost', 'lon', 'lat', null];

interface Given {
  text: string;
  mapping?: Mapping;
  actor?: Actor;
  definition?: RegisterDefinition;
  id?: string;
}
async function bring({ text, actor = commander, definition = wells, ...rest }: Given): Promise<ImportView> {
  const given = { name: 'sumur.csv', bytes: Buffer.from(text), ...rest };
  const { run } = await room.registers.doors.imports.prepare(actor, definition, given);
  return run(() => {});
}
const undo = (made: ImportView, actor = commander, version = made.version) =>
  room.work(actor, (work) => room.registers.doors.imports.undo(work, actor, wells, made.id, version));
const names = async (definition = wells) => {
  const { items } = await room.registers.list(commander, definition, RecordQuery.parse({ limit: 500 }));
  return items.map(({ title }) => title).toSorted();
};
const acts = async (action: string) =>
  (await room.db.selectFrom('journal.entry').select('id').where('action', '=', action).execute()).length;

/** What `harmoni verify` would find in the tables of the room. */
async function findings() {
  const entries = await room.db.selectFrom('journal.entry').select('seals').orderBy('id').execute();
  const seals = new Map<string, { seal: string; position: number }>();
  for (const [position, entry] of entries.entries()) {
    for (const [table, id, seal] of entry.seals as [string, string, string][])
      seals.set(`${table}:${id}`, { seal, position });
  }
  const found = await room.db.transaction().execute((tx) => checkRows(tx, seals));
  return found.filter(({ table }) => table.startsWith('registers.'));
}

describe('import', () => {
  it('shows before what would happen, and changes nothing', async () => {
    const bytes = Buffer.from(csv);
    const preview = await room.registers.doors.imports.preview(commander, wells, { bytes });
    expect(preview).toMatchObject({ format: 'csv', delimiter: ',', rows: 5, taken: 2, refused: 3 });
    expect(preview.columns.map(({ target }) => target)).toEqual(mapping);
    expect(preview.columns[0]?.sample[0]).toBe('Sumur 1');
    expect(preview.targets.find(({ key }) => key === 'name')).toMatchObject({ required: true });
    expect(preview.refusals.map(({ row, field }) => [row, field])).toEqual([
      [3, 'unit'],
      [5, 'water'],
      [6, 'place'],
    ]);
    expect(await names()).toEqual([]);
    expect(await acts('register.record_added')).toBe(0);
  });

  it('leaves no column out that nobody said to leave out', async () => {
    await expect(bring({ text: csv })).rejects.toMatchObject({ fields: [{ path: 'query.mapping' }] });
    await expect(bring({ text: csv, mapping: [...mapping.slice(0, 6), 'name'] })).rejects.toMatchObject({
      status: 422,
    });
    await expect(bring({ text: csv, mapping: ['name'] })).rejects.toMatchObject({ status: 422 });
  });

  it('takes the good rows with one journal entry each, tells of the others, and closes them all again', async () => {
    const id = newId();
    const made = await bring({ text: csv, mapping, id });
    expect(made).toMatchObject({ id, rows: 5, taken: 2, refused: 3, undone: null, fileName: 'sumur.csv' });
    expect(made.refusals).toHaveLength(3);
    expect(await names()).toEqual(['=cmd()', 'Sumur 1']);
    expect(await acts('register.record_added')).toBe(2);
    expect(await acts('register.file_imported')).toBe(1);
    // Sent twice, it is the same import.
    expect(await bring({ text: csv, mapping, id })).toEqual(made);
    await expect(bring({ text: `${csv}\n`, mapping, id })).rejects.toMatchObject({ status: 409 });
    expect(await names()).toHaveLength(2);

    const [first] = (await room.registers.list(commander, wells, RecordQuery.parse({}))).items;
    const history = await room.registers.history(commander, wells, first!.id);
    expect(history).toMatchObject([{ action: 'register.record_added', changes: { name: { from: null } } }]);
    await room.work(commander, (work) =>
      room.registers.edit(work, commander, wells, first!.id, { version: 1, values: { note: 'Dilihat.' } }),
    );
    const undone = await undo(made);
    expect(undone.undone).toMatchObject({ closed: 1 });
    expect(undone.undone?.kept).toMatchObject([{ reason: { en: expect.stringContaining('changed since') } }]);
    expect(await names()).toEqual([first!.title]);
    await expect(undo(undone)).rejects.toMatchObject({ status: 409, code: 'illegal_move' });
    expect(await acts('register.record_closed')).toBe(1);
    expect(await findings()).toEqual([]);
  });

  it('takes thousands of rows with their references, and every one is sealed', async () => {
    const unit = await room.unit('777');
    const rows = Array.from({ length: 2_300 }, (_, i) => `Banyak ${i},clear,${unit},${i},107.49,-9.5`);
    const seen: number[] = [];
    const bytes = Buffer.from(['name,water,unit,cost,lon,lat', ...rows].join('\n'));
    const { run } = await room.registers.doors.imports.prepare(commander, wells, { name: 'banyak.csv', bytes });
    const made = await run((done) => seen.push(done));
    expect(made).toMatchObject({ taken: 2_300, refused: 0 });
    expect(seen).toEqual([500, 1_000, 1_500, 2_000, 2_300]);
    const pointing = await room.db
      .selectFrom('registers.reference')
      .select('record_id')
      .where('to_unit', '=', unit)
      .execute();
    expect(pointing).toHaveLength(2_300);
    const found = await room.registers.list(commander, wells, RecordQuery.parse({ q: 'banyak', limit: 500 }));
    expect(found.next).not.toBeNull();
    expect((await undo(made)).undone).toMatchObject({ closed: 2_300, kept: [] });
    expect(await findings()).toEqual([]);
  }, 60_000);

  it('is bound to areas, and shows others’ imports to those with the whole district only', async () => {
    const west = await room.actor(['commander'], { areaCodes: ['99.01.01'] });
    const made = await bring({ text: 'name,lon,lat\nA,107.49,-9.5\nB,107.51,-9.5', actor: west });
    expect(made.refusals).toMatchObject([{ row: 3, field: 'place' }]);
    const list = (actor: Actor) => room.registers.doors.imports.list(actor, wells, { limit: 50 });
    expect((await list(west)).items.map(({ id }) => id)).toEqual([made.id]);
    expect((await list(commander)).items.length).toBeGreaterThan(1);
    const other = (await list(commander)).items.find(({ id }) => id !== made.id)!;
    await expect(room.registers.doors.imports.get(west, wells, other.id)).rejects.toMatchObject({ status: 404 });
    await expect(undo(other, west)).rejects.toMatchObject({ status: 404 });
    // A stale version is a conflict.
    await expect(undo(made, commander, 7)).rejects.toMatchObject({ status: 409 });
  });

  it('says nothing of a hidden field to one who does not see it', async () => {
    const analyst = await room.actor(['analyst']);
    await expect(bring({ text: 'name\nA', actor: analyst, definition: tools })).rejects.toMatchObject({ status: 403 });
    const traffic = await room.actor(['traffic']);
    const text = 'name,secret\nA,emasbatangan';
    await expect(bring({ text, actor: traffic, definition: tools, mapping: ['name', 'secret'] })).rejects.toMatchObject(
      {
        status: 422,
      },
    );
    const made = await bring({ text, definition: tools });
    const seen = await room.registers.doors.imports.get(traffic, tools, made.id);
    expect(JSON.stringify(seen)).not.toContain('secret');
  });

  it('reads GeoJSON points of a feature collection', async () => {
    const feature = (name: string, coordinates: unknown) => ({
      type: 'Feature',
      properties: { Nama: name },
      geometry: { type: 'Point', coordinates },
    });
    const features = [feature('Titik', [107.49, -9.5]), feature('Jauh', [500, 0])];
    const made = await bring({ text: JSON.stringify({ type: 'FeatureCollection', features }) });
    expect(made).toMatchObject({ format: 'geojson', taken: 1, refusals: [{ row: 2, field: 'lon' }] });
  });
});
