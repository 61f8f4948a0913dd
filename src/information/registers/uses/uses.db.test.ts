import { afterAll, beforeAll, expect, it } from 'vitest';
import { shippedDefinitions } from '../definitions/index.ts';
import type { Registers } from '../index.ts';
import { inWest, openRegisters, type TestRegisters, west } from '../testing/room.ts';

let house: TestRegisters;
let registers: Registers;
beforeAll(async () => {
  house = await openRegisters();
  registers = await house.start(shippedDefinitions);
});
afterAll(() => house?.close());

const definition = (id: string) => shippedDefinitions.find((one) => one.id === id)!;
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function sop(name: string, revision = 1, reviewOn = day(400)) {
  const commander = await house.actor(['commander']);
  return house.work(commander, (work) =>
    registers.create(work, commander, definition('sops'), {
      values: {
        name,
        function: 'samapta',
        kinds: ['curas'],
        revision,
        from: '2026-01-01',
        steps: 'Tolong korban\nAmankan TKP',
        reviewOn,
      },
    }),
  );
}

it('lists what is past or near, earliest first, page by page, closed ones left out', async () => {
  const commander = await house.actor(['commander']);
  await sop('Lewat lama', 1, day(-40));
  await sop('Lewat', 1, day(-3));
  await sop('Dekat', 1, day(5));
  await sop('Jauh', 1, day(200));
  const closed = await sop('Ditutup', 1, day(1));
  await house.work(commander, (work) =>
    registers.closeRecord(work, commander, definition('sops'), closed.id, { version: 1, reason: 'diganti' }),
  );
  const first = await registers.uses.due(commander, { within: 30, register: 'sops', limit: 2 });
  expect(first.items.map(({ title, days }) => [title, Math.sign(days)])).toEqual([
    ['Lewat lama', -1],
    ['Lewat', -1],
  ]);
  expect([first.past, first.near]).toEqual([2, 1]);
  const rest = await registers.uses.due(commander, { within: 30, register: 'sops', limit: 2, cursor: first.next! });
  expect(rest.items.map(({ title }) => title)).toEqual(['Dekat']);
  expect(rest.next).toBeNull();
  await expect(registers.uses.due(commander, { within: 30, limit: 2, cursor: 'x' })).rejects.toMatchObject({
    code: 'invalid',
  });
});

it('lists to each person what is theirs: registers, and areas', async () => {
  const commander = await house.actor(['commander']);
  await house.work(commander, (work) =>
    registers.create(work, commander, definition('hazards'), {
      values: { name: 'Genangan', medium: 'water', kind: 'flood', checkBy: day(2) },
      place: inWest,
    }),
  );
  const titles = async (areaCodes: string[] | null, role: 'commander' | 'board' = 'commander') => {
    const actor = { ...(await house.actor([role])), areaCodes };
    const { items } = await registers.uses.due(actor, { within: 30, register: 'hazards', limit: 50 });
    return items.map(({ title }) => title);
  };
  expect(await titles(null)).toEqual(['Genangan']);
  expect(await titles([west])).toEqual(['Genangan']);
  expect(await titles(['99.01.02'])).toEqual([]);
  expect(await titles(null, 'board')).toEqual([]);
});

it('shows what holds for a kind of incident, and keeps one acknowledgement of each reader and revision', async () => {
  const operator = { ...(await house.actor(['operator'])), areaCodes: [west] };
  const commander = await house.actor(['commander']);
  const made = await sop('Penanganan curas', 2);
  const shown = async (kind: string) =>
    (await registers.uses.guidance(operator, kind)).sops.find(({ id }) => id === made.id);
  expect(await shown('curas')).toMatchObject({ steps: ['Tolong korban', 'Amankan TKP'], acknowledged: null });
  expect(await shown('fire')).toBeUndefined();

  const sign = (revision: number) =>
    house.work(operator, (work) => registers.uses.acknowledge(work, operator, 'sops', made.id, revision));
  await expect(sign(1)).rejects.toMatchObject({ code: 'conflict' });
  const signed = await sign(2);
  expect(await sign(2)).toEqual(signed);
  expect(await shown('curas')).toMatchObject({ acknowledged: 2 });
  const seen = await registers.get(commander, definition('sops'), made.id);
  expect(seen.values.signed).toBe(1);

  await house.work(commander, (work) =>
    registers.edit(work, commander, definition('sops'), made.id, { version: 1, values: { revision: 3 } }),
  );
  expect(await shown('curas')).toMatchObject({ revision: 3, acknowledged: 2 });
});

it('does not let an operator write the register of acknowledgements, nor sign what is not there', async () => {
  const operator = await house.actor(['operator']);
  const made = await sop('Lain');
  await expect(
    house.work(operator, (work) =>
      registers.create(work, operator, definition('acknowledgements'), {
        values: { name: 'x', sop: made.id, revision: 1, by: operator.accountId, on: '2026-01-01' },
      }),
    ),
  ).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    house.work(operator, (work) => registers.uses.acknowledge(work, operator, 'conduct-rules', made.id)),
  ).rejects.toMatchObject({ code: 'not_found' });
});

it('reports over the open records that a person sees', async () => {
  const commander = await house.actor(['commander']);
  await house.work(commander, async (work) => {
    const line = await registers.create(work, commander, definition('budget-lines'), {
      values: { name: 'BBM', code: '1', year: 2026, function: 'samapta', kind: 'goods', ceiling: 1000 },
    });
    for (const amount of [100, 150]) {
      await registers.create(work, commander, definition('budget-uses'), {
        values: { name: 'SPM', line: line.id, amount, on: '2026-03-01', paper: 'A' },
      });
    }
  });
  const reports = await registers.uses.reports(commander);
  const budget = reports.find(({ id }) => id === 'budget');
  expect(budget?.rows.map(({ cells }) => cells)).toEqual([
    [1, 1000, 250, 750, 25],
    [1, 1000, 250, 750, 25],
  ]);
  expect(await registers.uses.reports(await house.actor(['board']))).toEqual([]);
});
