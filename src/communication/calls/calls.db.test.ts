import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import { createSettings } from '../../platform/settings/settings.ts';
import type { CallQuery, NewCall } from './calls.contract.ts';
import { type Calls, createCalls } from './index.ts';

let it: TestDatabase;
let calls: Calls;
let sari: Actor;
let budi: Actor;

beforeAll(async () => {
  it = await openTestDatabase();
  calls = createCalls({ db: it.db, settings: createSettings(it.db) });
  sari = await it.actor(['operator'], { displayName: 'Sari' });
  budi = await it.actor(['operator'], { displayName: 'Budi' });
  await it.work(sari, (work) => calls.ensureLines(work));
});
afterAll(() => it.close());

const ring = (input: Partial<NewCall> = {}, actor = sari) =>
  it.work(actor, (work) => calls.ring(work, actor, { channel: 'telephony', ...input }));
const answer = (id: string, actor = sari) => it.work(actor, (work) => calls.answer(work, actor, id));
const entries = async (id: string) =>
  (await it.db.selectFrom('journal.entry').select('action').where('subject_id', '=', id).orderBy('id').execute()).map(
    (row) => row.action,
  );
const open: CallQuery = { state: 'open', limit: 100 };

/** Every row carries the seal of its last journal entry. */
async function unsealed(): Promise<unknown[]> {
  const { rows } = await it.pool.query(`
    with told as (
      select s.value ->> 0 as tab, s.value ->> 1 as id, s.value ->> 2 as seal, row_number() over (partition by s.value ->> 1 order by e.id desc) as newest
      from journal.entry e, jsonb_array_elements(e.seals) s)
    select c.id from (select id, seal, 'calls.call' as tab from calls.call union all select id, seal, 'calls.line' from calls.line) c
    left join told t on t.tab = c.tab and t.id = c.id::text and t.newest = 1
    where t.seal is distinct from encode(c.seal, 'hex')`);
  return rows;
}

describe('a ringing call', () => {
  test('is answered once: repeated by the same person it changes nothing, by another it names who', async () => {
    const call = await ring({
      line: '110',
      callerNumber: '+62 812-0000-4471',
      ringingAt: new Date(Date.now() - 4000).toISOString(),
    });
    expect(call).toMatchObject({
      state: 'ringing',
      numberMasked: '08••-••••-4471',
      targetSeconds: 10,
      line: { number: '110' },
    });
    const first = await answer(call.id);
    expect(first.answerSeconds).toBeGreaterThanOrEqual(4);
    expect(await answer(call.id)).toEqual(first);
    await expect(answer(call.id, budi)).rejects.toMatchObject({
      status: 409,
      detail: { id: 'Sudah diangkat oleh Sari.' },
    });
    expect(await entries(call.id)).toEqual(['call.rang', 'call.answered']);
  });

  test('two who answer at the same moment: one has it', async () => {
    const call = await ring();
    const both = await Promise.allSettled([answer(call.id, sari), answer(call.id, budi)]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('the exchange repeats its message: the same call, also when it was answered meanwhile', async () => {
    const call = await ring({ externalId: 'pbx-7' });
    await answer(call.id);
    const again = await ring({ externalId: 'pbx-7' }, budi);
    expect(again).toMatchObject({ id: call.id, state: 'answered' });
    expect(await entries(call.id)).toEqual(['call.rang', 'call.answered']);
  });

  test('is refused with an unknown or inactive line, or a time far ahead', async () => {
    await expect(ring({ line: '999' })).rejects.toMatchObject({ fields: [{ path: 'line' }] });
    await expect(ring({ line: '108' })).rejects.toMatchObject({ fields: [{ path: 'line' }] });
    await expect(ring({ ringingAt: new Date(Date.now() + 600_000).toISOString() })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'ringingAt' }],
    });
  });
});

test('a call taken elsewhere is answered at once, its answer time not measured', async () => {
  const call = await ring({ channel: 'whatsapp', callerNumber: '081200004471' });
  expect(call).toMatchObject({ state: 'answered', answerSeconds: null, ringingAt: null, answeredBy: { name: 'Sari' } });
});

test('a prank that proves real is opened again; a late hang-up changes nothing', async () => {
  const call = await ring();
  await answer(call.id);
  const conclude = (outcome: 'prank' | 'abandoned' | 'handed_over') =>
    it.work(sari, (work) => calls.conclude(work, sari, call.id, { outcome }));
  expect((await conclude('prank')).state).toBe('prank');
  expect((await conclude('prank')).state).toBe('prank');
  await expect(conclude('abandoned')).rejects.toMatchObject({ code: 'illegal_move' });
  await expect(conclude('handed_over')).rejects.toMatchObject({ fields: [{ path: 'handedTo' }] });
  expect((await it.work(sari, (work) => calls.reopen(work, sari, call.id))).state).toBe('answered');
});

test('a draft only grows, belongs to its operator, and goes when the call is concluded', async () => {
  const call = await ring();
  await answer(call.id);
  const put = (revision: number, text: string, actor = sari) =>
    it.work(actor, (work) => calls.draft(work, actor, call.id, { revision, content: { text } }));
  await put(2, 'tas ditarik');
  expect(await put(1, 'tas')).toMatchObject({ revision: 2, content: { text: 'tas ditarik' } });
  expect(await put(2, 'lain')).toMatchObject({ content: { text: 'tas ditarik' } });
  await expect(put(3, 'x', budi)).rejects.toMatchObject({ status: 409 });
  expect((await calls.detail(sari, call.id)).draft).toMatchObject({ revision: 2 });
  expect((await calls.detail(budi, call.id)).draft).toBeNull();
  await it.work(sari, (work) => calls.conclude(work, sari, call.id, { outcome: 'information' }));
  expect((await calls.detail(sari, call.id)).draft).toBeNull();
});

test('the number is shown to the call’s own operator while it is open, with an entry each time', async () => {
  const call = await ring({ callerNumber: '081200005555' });
  await answer(call.id);
  const reveal = (actor: Actor) => it.work(actor, (work) => calls.number(work, actor, call.id));
  expect(await reveal(sari)).toEqual({ number: '081200005555' });
  await expect(reveal(budi)).rejects.toMatchObject({ status: 403 });
  await it.work(sari, (work) => calls.conclude(work, sari, call.id, { outcome: 'prank' }));
  await expect(reveal(sari)).rejects.toMatchObject({ status: 403 });
  const looks = await it.db
    .selectFrom('journal.entry')
    .select('ground')
    .where('subject_id', '=', call.id)
    .where('action', '=', 'call.number_revealed')
    .execute();
  expect(looks).toEqual([{ ground: `call:${call.id}` }]);
});

test('earlier calls of the same number show, of 30 days and without a label', async () => {
  const old = await ring({ callerNumber: '081200006666' });
  const call = await ring({ callerNumber: '+6281200006666' });
  await ring({ callerNumber: '081200007777' });
  const { earlier } = await calls.detail(sari, call.id);
  expect(earlier.map((one) => one.id)).toEqual([old.id]);
  expect(Object.keys(earlier[0] ?? {}).sort()).toEqual(['at', 'id', 'incident', 'state']);
});

test('the list: ringing first by age, then answered; paged; a foreign cursor is refused', async () => {
  const page = await calls.list(sari, open);
  const groups = page.items.map((one) => one.state);
  expect(groups).toEqual([...groups].sort().reverse());
  const paged: string[] = [];
  for (let cursor: string | undefined, turn = 0; turn < 50; turn++) {
    const part: { items: { id: string }[]; next: string | null } = await calls.list(sari, {
      state: 'open',
      limit: 2,
      cursor,
    });
    paged.push(...part.items.map((one) => one.id));
    if (!part.next) break;
    cursor = part.next;
  }
  expect(paged).toEqual(page.items.map((one) => one.id));
  const all = await calls.list(sari, { state: 'all', limit: 3 });
  await expect(calls.list(sari, { state: 'all', limit: 3, cursor: 'zzz' })).rejects.toMatchObject({
    fields: [{ path: 'query.cursor' }],
  });
  expect((await calls.list(sari, { state: 'all', limit: 3, cursor: all.next ?? '' })).items).toHaveLength(3);
});

test('another district neither sees nor answers a call, and cannot tell it from an absent one', async () => {
  const call = await ring();
  const other = { ...budi, polresId: newId() };
  for (const id of [call.id, newId()]) {
    await expect(calls.detail(other, id)).rejects.toMatchObject({ status: 404 });
    await expect(answer(id, other)).rejects.toMatchObject({ status: 404 });
  }
  const projection = calls.projections?.[0];
  const view = (await projection?.load([call.id]))?.get(call.id);
  expect(projection?.visible(sari, view)).toBe(true);
  expect(projection?.visible(other, view)).toBe(false);
});

test('lines: seeded once, edited by version', async () => {
  await it.work(sari, (work) => calls.ensureLines(work));
  const lines = await calls.lines(sari);
  expect(lines.map((one) => one.number).sort()).toEqual(['108', '110', '112', '113', '115', '119']);
  const line = lines.find((one) => one.number === '108');
  const edit = (version: number) =>
    it.work(sari, (work) => calls.editLine(work, sari, line?.id ?? '', { version, active: true }));
  expect(await edit(1)).toMatchObject({ active: true, version: 2 });
  await expect(edit(1)).rejects.toMatchObject({ status: 409 });
});

test('a held call is linked to one incident only', async () => {
  const call = await ring({ channel: 'radio' });
  const facts = await it.work(sari, (work) => calls.hold(work.tx, sari.polresId, call.id, newId()));
  expect(facts.channel).toBe('radio');
  await expect(it.work(sari, (work) => calls.hold(work.tx, sari.polresId, newId(), newId()))).rejects.toMatchObject({
    fields: [{ path: 'callId' }],
  });
});

test('every row carries the seal of its last entry', async () => expect(await unsealed()).toEqual([]));
