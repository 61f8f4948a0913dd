import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import { openRoom, type TestRoom } from './testing/room.ts';

let room: TestRoom;
let sari: Actor;
beforeAll(async () => {
  room = await openRoom();
  sari = await room.actor(['operator']);
});
afterAll(() => room.close());

const merge = (id: string, into: string) =>
  room.work(sari, (work) => room.incidents.merge(work, sari, id, { into, score: 0.9 }));
const split = (id: string) => room.work(sari, (work) => room.incidents.split(work, sari, id, undefined));

test('a merge moves nothing and a split gives back the earlier state', async () => {
  const [main, other] = [await room.make(sari), await room.make(sari)];
  await room.work(sari, (work) => room.incidents.move(work, sari, other.id, { action: 'triage' }));
  const merged = await merge(other.id, main.id);
  expect(merged).toMatchObject({ state: 'duplicate', duplicateOf: main.id });
  expect((await merge(other.id, main.id)).version).toBe(merged.version);
  const link = (await room.incidents.detail(sari, main.id)).links[0];
  expect(link).toMatchObject({ kind: 'duplicate', direction: 'to', incident: { id: other.id } });
  await expect(
    room.work(sari, (work) => room.incidents.unlink(work, sari, main.id, link?.id ?? '')),
  ).rejects.toMatchObject({ code: 'illegal_move' });
  expect(await split(other.id)).toMatchObject({ state: 'triaged', duplicateOf: null });
  expect((await split(other.id)).state).toBe('triaged');
  expect((await room.incidents.detail(sari, main.id)).links).toEqual([]);
  expect(await room.actions(main.id)).toEqual([
    'incident.received',
    'incident.duplicate_joined',
    'incident.duplicate_left',
  ]);
});

test('merges stay one level deep', async () => {
  const [a, b, c] = [await room.make(sari), await room.make(sari), await room.make(sari)];
  await merge(b.id, a.id);
  await expect(merge(c.id, b.id)).rejects.toMatchObject({ code: 'illegal_move' });
  await expect(merge(a.id, c.id)).rejects.toMatchObject({ code: 'illegal_move' });
  await expect(merge(c.id, c.id)).rejects.toMatchObject({ fields: [{ path: 'into' }] });
  await expect(merge(c.id, newId())).rejects.toMatchObject({ fields: [{ path: 'into' }] });
});

test('two opposite merges at once: one stands, nothing hangs', async () => {
  const [a, b] = [await room.make(sari), await room.make(sari)];
  const both = await Promise.allSettled([merge(a.id, b.id), merge(b.id, a.id)]);
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a unit that arrived while its incident was merged is seen after the split', async () => {
  const [main, other] = [await room.make(sari), await room.make(sari)];
  const unit = await room.unit('801');
  await room.assign(other.id, unit, 'on_scene');
  await merge(other.id, main.id);
  expect(
    await room.work(sari, (work) =>
      room.incidents.follow(work, other.id, { assignmentStates: ['on_scene'], at: new Date() }),
    ),
  ).toBe('duplicate');
  expect((await split(other.id)).state).toBe('on_scene');
});

test('links are made once and taken off again', async () => {
  const [a, b] = [await room.make(sari), await room.make(sari)];
  const link = (from: string, to: string) =>
    room.work(sari, (work) => room.incidents.link(work, sari, from, { to, reason: 'Pelaku sama' }));
  await link(a.id, b.id);
  await link(b.id, a.id);
  const links = (await room.incidents.detail(sari, b.id)).links;
  expect(links).toHaveLength(1);
  await room.work(sari, (work) => room.incidents.unlink(work, sari, b.id, links[0]?.id ?? ''));
  expect((await room.incidents.detail(sari, a.id)).links).toEqual([]);
  await expect(
    room.work(sari, (work) => room.incidents.unlink(work, sari, b.id, links[0]?.id ?? '')),
  ).rejects.toMatchObject({ status: 404 });
});

test('every row carries the seal of its last entry', async () => expect(await room.unsealed()).toEqual([]));
