import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { type Role, roles } from '../../platform/access/permissions.ts';
import { createCsvDoor } from './csv.service.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { RecordQuery } from './registers.contract.ts';
import { wells } from './testing/definition.ts';
import { inWest, openRegisters, ponds, type TestRegisters, tools } from './testing/room.ts';

let room: TestRegisters;
const records = new Map<RegisterDefinition, string>();
beforeAll(async () => {
  room = await openRegisters();
  const commander = await room.actor(['commander']);
  for (const definition of [wells, ponds, tools]) {
    const place = definition === wells ? inWest : null;
    const { id } = await room.add(commander, { values: { name: 'Sumur', secret: 'emasbatangan' }, place }, definition);
    records.set(definition, id);
  }
});
afterAll(() => room.close());

const query = RecordQuery.parse({});
const doors: Record<string, (actor: Actor, definition: RegisterDefinition, id: string) => unknown> = {
  definition: (actor, definition) => room.registers.register(actor, definition),
  list: (actor, definition) => room.registers.list(actor, definition, query),
  search: (actor, definition) => room.registers.list(actor, definition, { ...query, q: 'emasbatangan' }),
  record: (actor, definition, id) => room.registers.get(actor, definition, id),
  history: (actor, definition, id) => room.registers.history(actor, definition, id),
  features: (actor, definition) => room.registers.features(actor, definition, query),
  csv: async (actor, definition) => {
    const pieces = await createCsvDoor(room.registers).export(actor, definition.id, query, { delimiter: ';' });
    let text = '';
    for await (const piece of pieces) text += piece;
    return text;
  },
  live: async (actor, _definition, id) => {
    const [projection] = room.registers.projections ?? [];
    const view = (await projection?.load([id]))?.get(id);
    return projection?.visible(actor, view) ? view : null;
  },
};
/** Doors whose answer is one for all readers never hold it. */
const sharedDoors = new Set(['live', 'search', 'features']);

describe.each(roles)('%s', (role: Role) => {
  test.each(Object.keys(doors))('a hidden field in %s', async (door) => {
    const actor = await room.actor([role]);
    for (const [definition, id] of records) {
      const answer = JSON.stringify(
        await Promise.resolve(doors[door]!(actor, definition, id)).catch((error: { status: number }) => error.status),
      );
      const sees =
        actor.permissions.has('register:read') && actor.permissions.has('journal:read') && !sharedDoors.has(door);
      const holds = /secret|emasbatangan/.test(answer);
      expect(holds, answer).toBe(sees);
      if (!actor.permissions.has('register:read')) expect(['404', 'null']).toContain(answer);
    }
  });

  test('a filter on a hidden field is answered like one on an unknown field', async () => {
    const actor = await room.actor([role]);
    if (actor.permissions.has('journal:read') || !actor.permissions.has('register:read')) return;
    await expect(
      room.registers.list(actor, wells, { ...query, filter: ['secret:emasbatangan'] }),
    ).rejects.toMatchObject({
      fields: [{ path: 'query.filter.0' }],
    });
  });
});
