import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import type { ProcessDefinition } from './process.types.ts';
import { shippedProcesses } from './processes/index.ts';
import { errands } from './testing/process.ts';
import { openCases, type TestCases } from './testing/room.ts';

let room: TestCases;
let officer: Actor;
let chief: Actor;
beforeAll(async () => {
  room = await openCases();
  officer = await room.actor(['dispatcher']);
  chief = await room.actor(['commander']);
}, 60_000);
afterAll(() => room.close());

const fast = { texts: { id: 'Segera', en: 'Fast' }, retired: true };
const kind = { ...errands.fields.kind, items: { slow: { texts: { id: 'Biasa', en: 'Slow' } }, fast } };
/** The kind "fast" has retired, and going asks for an outcome besides the cost. */
const second = {
  ...errands,
  version: 2,
  fields: { ...errands.fields, kind },
  table: {
    ...errands.table,
    open: { go: { ...errands.table.open!.go!, fields: ['cost', 'outcome'], required: ['cost', 'outcome'] } },
  },
} as ProcessDefinition;

test('a form opened before an item retired is refused by its field; running cases go on by their own version', async () => {
  const running = await room.open(officer, { values: { name: 'Berjalan', kind: 'fast' } });
  const cases = await room.start([second, ...shippedProcesses]);
  const open = (values: Record<string, string>) =>
    room.work(officer, async (work) =>
      cases.view(work, officer, await cases.open(work, officer, 'errands', { values })),
    );
  const counts = () =>
    room.owner('select (select count(*) from cases."case") as cases, (select count(*) from journal.entry) as entries');

  const before = await counts();
  await expect(open({ name: 'Baru', kind: 'fast' })).rejects.toMatchObject({
    status: 422,
    fields: [{ path: 'values.kind', reason: { en: expect.stringContaining('no longer') } }],
  });
  expect(await counts()).toEqual(before);
  const fresh = await open({ name: 'Baru', kind: 'slow' });
  expect(fresh.definition).toMatchObject({ version: 2 });

  const act = (found: { id: string; version: number }, values: Record<string, string | number>) =>
    room.work(chief, async (work) =>
      cases.view(work, chief, await cases.act(work, chief, found.id, 'go', { version: found.version, values })),
    );
  const gone = await act(running, { cost: 1 });
  expect(gone).toMatchObject({ state: 'under', definition: { version: 1 }, values: { kind: 'fast', cost: 1 } });
  await expect(act(fresh, { cost: 1 })).rejects.toMatchObject({ status: 422, fields: [{ path: 'values.outcome' }] });
  expect(await act(fresh, { cost: 1, outcome: 'Selesai' })).toMatchObject({
    state: 'under',
    definition: { version: 2 },
  });
});
