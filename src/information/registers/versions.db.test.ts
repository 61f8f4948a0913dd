import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { RecordQuery, type Values } from './registers.contract.ts';
import { wells, wells2 } from './testing/definition.ts';
import { inWest, openRegisters, type TestRegisters } from './testing/room.ts';

let room: TestRegisters;
let officer: Actor;
beforeAll(async () => {
  room = await openRegisters();
  officer = await room.actor(['field']);
});
afterAll(() => room.close());

const change = (field: Record<string, unknown>, version = 2): RegisterDefinition =>
  ({ ...wells, version, fields: { ...wells.fields, ...field } }) as RegisterDefinition;

test('the same definitions start again and write nothing new', async () => {
  await room.start([wells]);
  const rows = await room.db.selectFrom('registers.definition').select('id').where('id', '=', 'wells').execute();
  expect(rows).toHaveLength(1);
});

test('a changed content under the same version is refused by the name of the register', async () => {
  await expect(room.start([{ ...wells, usedBy: ['another'] }])).rejects.toThrow(/"wells": .*version 1/);
});

test('a field is neither dropped nor changed in its type', async () => {
  const { note: _, ...fields } = wells.fields;
  await expect(room.start([{ ...wells, version: 2, fields }])).rejects.toThrow(/"wells": field "note" was dropped/);
  const depth = { type: 'yesno', texts: wells.fields.depth!.texts, about: 'thing' };
  await expect(room.start([change({ depth })])).rejects.toThrow(/"wells": field "depth" changed its type/);
  expect(await room.db.selectFrom('registers.definition').select('id').where('version', '=', 2).execute()).toEqual([]);
});

test('records keep the version they were written under until they are changed', async () => {
  const { id } = await room.add(officer, { values: { name: 'Sumur', note: 'dalam' } });
  const later = await room.start([wells2]);
  const open = later.open(officer, 'wells');
  expect(open.version).toBe(2);
  expect(await later.get(officer, open, id)).toMatchObject({
    definitionVersion: 1,
    values: { name: 'Sumur', note: 'dalam' },
  });
  const asked = Object.fromEntries(
    (await later.register(officer, open)).fields.map((field) => [field.id, field.asked]),
  );
  expect(asked).toMatchObject({ name: true, note: false, lid: true });
  expect((await later.list(officer, open, RecordQuery.parse({ q: 'dalam' }))).items).toHaveLength(1);

  const edit = (values: Record<string, string | boolean>) =>
    room.work(officer, (work) => later.edit(work, officer, open, id, { version: 1, values }));
  await expect(edit({ name: 'Sumur lama' })).rejects.toMatchObject({ fields: [{ path: 'values.lid' }] });
  await expect(edit({ lid: true, note: 'baru' })).rejects.toMatchObject({ fields: [{ path: 'values.note' }] });
  expect(await edit({ lid: true })).toMatchObject({
    definitionVersion: 2,
    values: { name: 'Sumur', note: 'dalam', lid: true },
  });

  // A closed record stays what it was, by the version under which it was written.
  const old = await room.add(officer, { values: { name: 'Lama' } });
  const closed = await room.work(officer, (work) =>
    later.closeRecord(work, officer, open, old.id, { version: 1, reason: 'kering' }),
  );
  expect(closed).toMatchObject({ definitionVersion: 1, title: 'Lama' });
  await expect(room.start([wells])).rejects.toThrow(/"wells": version 1 is older than 2/);
});

test('a form opened before an item retired is answered by its field, and changes nothing', async () => {
  const salt: RegisterDefinition = { ...wells, id: 'salt-wells' };
  const water = salt.fields.water!;
  if (water.type !== 'enum') throw new Error('not an enum');
  const retired = { ...water.items.salty!, retired: true };
  const salt2 = {
    ...salt,
    version: 2,
    fields: { ...salt.fields, water: { ...water, items: { ...water.items, salty: retired } } },
  };
  const first = await room.start([wells2, salt]);
  const add = (registers: typeof first, values: Values) =>
    room.work(officer, (work) =>
      registers.create(work, officer, registers.open(officer, salt.id), { values, place: inWest }),
    );
  const has = await add(first, { name: 'Payau', water: 'salty' });
  const not = await add(first, { name: 'Jernih', water: 'clear' });
  const items = (await first.register(officer, first.open(officer, salt.id))).fields.find(
    ({ id }) => id === 'water',
  )?.items;
  expect(items).toContainEqual(expect.objectContaining({ id: 'salty', retired: false }));

  const later = await room.start([wells2, salt2]);
  const open = later.open(officer, salt.id);
  const entries = () => room.db.selectFrom('journal.entry').select('id').execute();
  const before = (await entries()).length;
  const reason = { id: expect.stringContaining('tidak dipakai'), en: expect.stringContaining('no longer') };
  const refused = { status: 422, fields: [{ path: 'values.water', reason }] };
  const edit = (id: string, values: Values) =>
    room.work(officer, (work) => later.edit(work, officer, open, id, { version: 1, values }));
  await expect(add(later, { name: 'Baru', water: 'salty' })).rejects.toMatchObject(refused);
  await expect(edit(not.id, { name: 'Lain', water: 'salty' })).rejects.toMatchObject(refused);
  expect(await later.get(officer, open, not.id)).toMatchObject({
    version: 1,
    definitionVersion: 1,
    values: not.values,
  });
  expect((await later.list(officer, open, RecordQuery.parse({}))).items).toHaveLength(2);
  expect(await entries()).toHaveLength(before);

  // A record that has it keeps it, whether the form sends it again or not, until another is chosen.
  const kept = await edit(has.id, { name: 'Payau lama', water: 'salty' });
  expect(kept).toMatchObject({ definitionVersion: 2, values: { name: 'Payau lama', water: 'salty' } });
  const again = (version: number, values: Values) =>
    room.work(officer, (work) => later.edit(work, officer, open, has.id, { version, values }));
  expect((await again(kept.version, { depth: 4 })).values).toMatchObject({ water: 'salty', depth: 4 });
  expect((await again(kept.version + 1, { water: 'clear' })).values).toMatchObject({ water: 'clear' });
  await expect(again(kept.version + 2, { water: 'salty' })).rejects.toMatchObject(refused);

  const { salty: _, ...left } = water.items;
  const dropped = { ...salt, version: 3, fields: { ...salt.fields, water: { ...water, items: left } } };
  await expect(room.start([wells2, dropped])).rejects.toThrow(
    /"salt-wells": item "salty" of field "water" was dropped/,
  );
});
