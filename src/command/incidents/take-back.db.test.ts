import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import { openRoom, type TestRoom } from './testing/room.ts';

let room: TestRoom;
let sari: Actor;
let budi: Actor;
let dispatcher: Actor;
beforeAll(async () => {
  room = await openRoom();
  sari = await room.actor(['operator']);
  budi = await room.actor(['operator']);
  dispatcher = await room.actor(['dispatcher']);
});
afterAll(() => room?.close());

const cancel = (actor: Actor, id: string, disposition: string | undefined = 'entered_by_mistake') =>
  room.work(actor, (work) => room.incidents.move(work, actor, id, { action: 'cancel', disposition }));
const stateOf = async (id: string) => (await room.incidents.detail(dispatcher, id)).state;

test('whoever opened an incident takes it back while nobody was sent; the journal says why, twice is once', async () => {
  const { id } = await room.make(sari);
  await expect(cancel(budi, id)).rejects.toMatchObject({ status: 403 });
  await expect(cancel(sari, id, 'false_report')).rejects.toMatchObject({ status: 403 });
  await expect(cancel(sari, id, '')).rejects.toMatchObject({ status: 403 });
  expect(await cancel(sari, id)).toMatchObject({ state: 'cancelled' });
  expect(await cancel(sari, id)).toMatchObject({ state: 'cancelled' });
  expect(await room.actions(id)).toEqual(['incident.received', 'incident.cancelled']);
  const entry = await room.db
    .selectFrom('journal.entry as e')
    .innerJoin('journal.body as b', 'b.entry_id', 'e.id')
    .select(['e.actor_id', 'b.body'])
    .where('e.subject_id', '=', id)
    .where('e.action', '=', 'incident.cancelled')
    .executeTakeFirstOrThrow();
  expect(entry.actor_id).toBe(sari.accountId);
  expect(entry.body).toMatchObject({ from: 'received', disposition: 'entered_by_mistake' });
  await expect(
    room.work(sari, (work) => room.incidents.move(work, sari, id, { action: 'reopen', reason: 'ternyata benar' })),
  ).rejects.toMatchObject({ status: 403 });
  expect(await room.unsealed()).toEqual([]);
});

test('once a unit was sent, also one that was called back, only those who may end incidents cancel it', async () => {
  const { id } = await room.make(sari);
  await room.assign(id, await room.unit('201'), 'cancelled');
  await expect(cancel(sari, id)).rejects.toMatchObject({ code: 'illegal_move' });
  expect(await stateOf(id)).toBe('received');
  expect(await cancel(dispatcher, id)).toMatchObject({ state: 'cancelled' });
});

test('a report that another was merged into stays', async () => {
  const [first, second] = [await room.make(sari), await room.make(budi)];
  await room.work(budi, (work) => room.incidents.merge(work, budi, second.id, { into: first.id }));
  await expect(cancel(sari, first.id)).rejects.toMatchObject({ code: 'illegal_move' });
  await room.work(budi, (work) => room.incidents.split(work, budi, second.id, undefined));
  expect(await cancel(sari, first.id)).toMatchObject({ state: 'cancelled' });
});

test('outside one’s area it is absent', async () => {
  const { id } = await room.make(sari);
  const moved = { ...sari, areaCodes: ['99.01.02'] };
  await expect(cancel(moved, id)).rejects.toMatchObject({ status: 404 });
});

test('the call stays with the cancelled incident until it is taken up again; then it becomes another one', async () => {
  const call = await room.work(sari, (work) =>
    room.calls.ring(work, sari, { channel: 'telephony', callerNumber: '081200004471' }),
  );
  await room.work(sari, (work) => room.calls.answer(work, sari, call.id));
  const wrong = await room.make(sari, { callId: call.id });
  await cancel(sari, wrong.id);
  expect(await room.calls.detail(sari, call.id)).toMatchObject({ state: 'linked' });
  const again = await room.work(sari, (work) => room.calls.reopen(work, sari, call.id));
  expect(again).toMatchObject({ state: 'answered' });
  const right = await room.make(sari, { id: newId(), callId: call.id });
  expect((await room.incidents.detail(sari, right.id)).call).toMatchObject({ id: call.id });
  expect(await room.actions(call.id)).toEqual([
    'call.rang',
    'call.answered',
    'call.linked',
    'call.reopened',
    'call.linked',
  ]);
  expect(await room.unsealed()).toEqual([]);
});
