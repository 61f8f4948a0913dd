import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { roles } from '../../platform/access/permissions.ts';
import { Id } from '../../platform/http/shapes.ts';
import { checkDefinition } from './guard.rules.ts';
import type { Registers } from './index.ts';
import { readOnlyDefinitions } from './read-only/index.ts';
import { isReadOnly, readOnlyViews } from './read-only.rules.ts';
import { GroupQuery, RecordQuery } from './registers.contract.ts';
import { inWest, openRegisters, type TestRegisters } from './testing/room.ts';

let room: TestRegisters;
let registers: Registers;
let commander: Actor;
beforeAll(async () => {
  room = await openRegisters();
  commander = await room.actor(['commander']);
  await room.unit('104');
  await room.db
    .insertInto('areas.poi')
    .values({ id: 'a', polres_id: room.polresId, name: 'Pos Melati', kind: 'police_post', ...inWest })
    .execute();
  registers = await room.start(readOnlyDefinitions);
});
afterAll(() => room.close());
const query = RecordQuery.parse({});
const open = (id: string) => registers.open(commander, id);

test('each is lawful, and has its view', () => {
  for (const definition of readOnlyDefinitions)
    expect([definition.id, checkDefinition(definition)]).toEqual([definition.id, []]);
  expect(readOnlyDefinitions.map(({ id }) => id).sort()).toEqual(Object.keys(readOnlyViews).sort());
  expect(isReadOnly('problems')).toBe(false);
});

describe('what another room keeps', () => {
  test('is listed, found, counted, grouped and drawn like any register', async () => {
    const { items } = await registers.list(commander, open('units'), {
      ...query,
      q: '104',
      filter: ['kind:patrol_car'],
    });
    expect(items).toMatchObject([{ title: '104 104', values: { kind: 'patrol_car', crew: 2 } }]);
    expect(await registers.get(commander, open('units'), items[0]!.id)).toEqual(items[0]);
    const groups = await registers.groups(commander, open('units'), GroupQuery.parse({ by: 'status' }));
    expect(groups).toMatchObject({ items: [{ key: 'available', count: 1 }], total: 1 });
    const posts = await registers.features(commander, open('landmarks'), query);
    expect(posts.features).toMatchObject([{ geometry: { type: 'Point' }, properties: { title: 'Pos Melati' } }]);
    expect(Id.safeParse(posts.features[0]!.id).success).toBe(true);
    const counts = Object.fromEntries((await registers.registers(commander)).map(({ id, open: count }) => [id, count]));
    expect(counts).toMatchObject({ units: 1, landmarks: 1, areas: 0, incidents: 0 });
  });

  test.each(Object.keys(readOnlyViews))('%s answers with every filter and grouping that it offers', async (id) => {
    const definition = open(id);
    for (const [name, field] of Object.entries(definition.fields)) {
      const filter = field.type === 'enum' ? `${name}:${Object.keys(field.items)[0]}` : `${name}:2020-01-01..`;
      if (field.filter && (field.type === 'enum' || field.type === 'date'))
        await registers.list(commander, definition, { ...query, filter: [filter] });
      if (field.type === 'enum') await registers.groups(commander, definition, GroupQuery.parse({ by: name }));
    }
    expect((await registers.register(commander, definition)).writable).toBe(false);
  });

  test('is changed by nobody here', async () => {
    const admin = await room.actor(['admin']);
    const [unit] = (await registers.list(admin, open('units'), query)).items;
    const change = room.work(admin, (work) =>
      registers.edit(work, admin, open('units'), unit!.id, { version: 1, values: { name: 'x' } }),
    );
    await expect(change).rejects.toMatchObject({ status: 403 });
    await expect(
      room.work(admin, (work) => registers.create(work, admin, open('units'), { values: { name: 'x' } })),
    ).rejects.toMatchObject({ status: 403 });
  });

  test.each(roles)('is open to %s only with the right of its room', async (role) => {
    const actor = await room.actor([role]);
    for (const definition of readOnlyDefinitions) {
      const seen = registers.list(actor, definition, query);
      if (actor.permissions.has(definition.read)) await seen;
      else await expect(seen).rejects.toMatchObject({ status: 404 });
    }
  });
});
