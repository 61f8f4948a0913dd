import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { checkRows } from '../../platform/journal/verify-rows.ts';
import { Statistics } from './cases.contract.ts';
import { exportQueue } from './csv.service.ts';
import { openCases, type TestCases, west } from './testing/room.ts';

let room: TestCases;
let officer: Actor;
let chief: Actor;
let admin: Actor;
beforeAll(async () => {
  room = await openCases();
  officer = await room.actor(['dispatcher']);
  chief = await room.actor(['commander']);
  admin = await room.actor(['admin']);
}, 60_000);
afterAll(() => room.close());

const hour = 3_600_000;
const after = (from: string, ms: number) => new Date(Date.parse(from) + ms);
const actions = async (id: string) => (await room.cases.timeline(chief, id)).map(({ action }) => action);
const far = '2099-06-15';

test('a clock warns once, then is escalated once; a closed case is left alone', async () => {
  const { id, openedAt } = await room.open(chief, { values: { name: 'Segera', kind: 'fast' } });
  const other = await room.open(chief, { values: { name: 'Nanti', deadline: far } });
  await room.cases.clocks.sweep(after(openedAt, hour / 2 - 1000));
  expect(await actions(id)).toEqual(['case.opened']);
  await room.cases.clocks.sweep(after(openedAt, hour / 2));
  await room.cases.clocks.sweep(after(openedAt, hour / 2 + 1000));
  expect(await actions(id)).toEqual(['case.opened', 'case.warned']);
  await room.cases.clocks.sweep(after(openedAt, hour));
  await room.cases.clocks.sweep(after(openedAt, 2 * hour));
  expect(await actions(id)).toEqual(['case.opened', 'case.warned', 'case.escalated']);
  const told = (await room.cases.timeline(chief, id)).at(-1);
  expect(told).toMatchObject({ message: { to: 'commander', text: { en: 'Late.' } }, actorRole: 'system' });
  const late = await room.cases.get(chief, id, after(openedAt, 2 * hour));
  expect(late.clock).toMatchObject({ level: 'overdue', escalatedTo: 'commander' });
  expect(late.version).toBe(1);
  expect(await actions(other.id)).toEqual(['case.opened']);
});

test('what passed its end while nobody swept is escalated at once', async () => {
  const { id, openedAt } = await room.open(chief, { values: { name: 'Lewat', kind: 'fast' } });
  await room.cases.clocks.sweep(after(openedAt, 5 * hour));
  expect(await actions(id)).toEqual(['case.opened', 'case.escalated']);
});

test('a case that a person holds is met at the next turn', async () => {
  const { id, openedAt } = await room.open(chief, { values: { name: 'Dipegang', kind: 'fast' } });
  await room.work(officer, async (work) => {
    await room.cases.held(work, officer, id);
    await room.cases.clocks.sweep(after(openedAt, 5 * hour));
    expect(await actions(id)).toEqual(['case.opened']);
  });
  await room.cases.clocks.sweep(after(openedAt, 5 * hour));
  expect(await actions(id)).toEqual(['case.opened', 'case.escalated']);
});

test('a further day of rest puts open ends off, once, and says so', async () => {
  const made = await room.open(chief, { values: { name: 'Kerja' } }, 'errands');
  const quick = await room.open(chief, { values: { name: 'Malam', kind: 'fast' } });
  const day = made.clock!.dueAt.slice(0, 10);
  const set = (remove = false) =>
    room.work(admin, async (work) => {
      await room.cases.calendars.setHoliday(work, admin, {
        day,
        name: 'Cuti bersama',
        off: true,
        remove,
        source: 'SKB',
      });
      return room.cases.clocks.recount(work, room.polresId, 1000);
    });
  expect((await set()).moved).toBeGreaterThan(0);
  const moved = await room.cases.get(chief, made.id, new Date());
  expect(Date.parse(moved.clock!.dueAt)).toBeGreaterThan(Date.parse(made.clock!.dueAt));
  expect((await room.cases.get(chief, quick.id, new Date())).clock).toMatchObject({ dueAt: quick.clock!.dueAt });
  expect(await actions(made.id)).toEqual(['case.opened', 'case.recounted']);
  expect(await room.cases.clocks.recountAll()).toBe(0);
  const year = await room.cases.calendars.year(chief, Number(day.slice(0, 4)), new Date());
  expect(year.items.filter((one) => one.day === day)).toMatchObject([{ name: 'Cuti bersama', off: true }]);
  expect(year.items.map((one) => one.day)).toContain(`${year.year}-08-17`);
  expect(year.week.filter((hours) => hours !== null)).toHaveLength(5);
  await set(true);
  expect((await room.cases.get(chief, made.id, new Date())).clock?.dueAt).toBe(made.clock!.dueAt);
  await expect(set(true)).rejects.toMatchObject({ status: 404 });
});

test('other working hours hold from their day on, and are counted by the job', async () => {
  const values = { name: 'Jam baru', warning: 'Uji', proposedAction: 'Uji' };
  const made = await room.open(chief, { values }, 'warning-task');
  const from = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const hours = { from: '08:00', to: '09:00' };
  const set = (week: ({ from: string; to: string } | null)[], day = from) =>
    room.work(admin, (work) => room.cases.calendars.setHours(work, admin, { week, from: day, reason: 'Uji' }));
  const all = (one: { from: string; to: string } | null) => Array.from({ length: 7 }, () => one);
  await expect(set(all(null))).rejects.toMatchObject({ fields: [{ path: 'week' }] });
  await expect(set(all(hours), '2020-01-01')).rejects.toMatchObject({ fields: [{ path: 'from' }] });
  await expect(set(all({ from: '09:00', to: '08:00' }))).rejects.toMatchObject({ fields: [{ path: 'week.0' }] });
  await set(all(hours));
  expect(await room.cases.clocks.recountAll()).toBeGreaterThan(0);
  expect((await room.cases.get(chief, made.id, new Date())).clock?.dueAt).not.toBe(made.clock!.dueAt);
  await expect(set([null, ...all(hours).slice(1)])).resolves.toBeUndefined();
});

test('statistics count what was opened, closed, late and opened again, by step', async () => {
  const process = room.cases.process(chief, 'tension');
  let found = await room.open(
    chief,
    { values: { name: 'Dua gang', cause: 'Parkir', heatBefore: 4 }, areaCode: west },
    'tension',
  );
  found = await room.act(chief, found, 'begin');
  await room.owner(
    `update cases.step set entered_at = left_at - interval '2 hours', due_at = left_at - interval '1 hour'
    where case_id = $1`,
    [found.id],
  );
  found = await room.act(chief, found, 'cool', { action: 'Mediasi', heatAfter: 2 });
  await expect(room.act(chief, found, 'end')).rejects.toMatchObject({ fields: [{ path: 'values.followUp' }] });
  found = await room.act(chief, found, 'end', { followUp: 'Sambang tiap pekan' });
  found = await room.act(chief, found, 'reopen', { heatBefore: 3 });
  await room.open(chief, { values: { name: 'Lain', cause: 'Bola', heatBefore: 2 }, areaCode: west }, 'tension');
  const figures = await room.cases.statistics(chief, process, {}, new Date());
  expect(Statistics.parse(figures)).toEqual(figures);
  expect(figures).toMatchObject({ opened: 2, closed: 0, openNow: 2, overdueNow: 0, reopened: { cases: 1, times: 1 } });
  expect(figures.steps[0]).toMatchObject({ state: 'reported', n: 1, clocked: 1, overdue: 1, p50: 7200, p90: 7200 });
  expect(figures.steps.map(({ state }) => state)).toEqual(['reported', 'cooling', 'watched']);
  const past = await room.cases.statistics(chief, process, { from: '2020-01-01', to: '2020-12-31' }, new Date());
  expect(past).toMatchObject({ opened: 0, duration: { n: 0, p50: null, p90: null }, openNow: 2 });
  const elsewhere = await room.cases.statistics(chief, process, { area: '99.01.02' }, new Date());
  expect(elsewhere).toMatchObject({ opened: 0, openNow: 0, steps: [{ n: 0 }, { n: 0 }, { n: 0 }] });
  await expect(
    room.cases.statistics(chief, process, { from: '2026-02-01', to: '2026-01-01' }, new Date()),
  ).rejects.toMatchObject({ fields: [{ path: 'query.to' }] });
});

test('the queue as CSV: harmless cells, and a closing line with the moment', async () => {
  await room.open(chief, { values: { name: '=HYPERLINK("x")', deadline: far } });
  const options = { language: 'id' as const, now: new Date('2026-11-22T10:00:00Z'), note: 'Untuk dinas' };
  const pieces = await exportQueue(room.cases.list, chief, { status: 'open', process: 'errands' }, options);
  let text = '';
  for await (const piece of pieces) text += piece;
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  expect(text.split('\r\n')[0]).toContain('nomor;proses;judul');
  expect(text.trimEnd().split('\r\n').at(-1)).toBe('"# Antrean kasus per 2026-11-22T10:00:00.000Z. Untuk dinas"');
});

test('every row is as its last journal entry left it', async () => {
  const seals = new Map<string, { seal: string; position: number }>();
  for (const { seals: of } of await room.owner('select seals from journal.entry order by at, id')) {
    for (const [table, id, seal] of of as [string, string, string][])
      seals.set(`${table}:${id}`, { seal, position: 0 });
  }
  const findings = await room.db.transaction().execute((tx) => checkRows(tx, seals));
  const own = findings.filter(({ table }) => table.startsWith('cases.'));
  // The one step that a test above changed by hand is found, and nothing else.
  expect(own).toMatchObject([{ table: 'cases.step', what: 'changed' }]);
});
