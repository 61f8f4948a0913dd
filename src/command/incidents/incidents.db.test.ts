import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { IncidentMove } from './incidents.contract.ts';
import { openRoom, somewhere, type TestRoom } from './testing/room.ts';

let room: TestRoom;
let sari: Actor;
let dispatcher: Actor;
beforeAll(async () => {
  room = await openRoom();
  sari = await room.actor(['operator']);
  dispatcher = await room.actor(['dispatcher']);
});
afterAll(() => room.close());

const move = (actor: Actor, id: string, input: IncidentMove) =>
  room.work(actor, (work) => room.incidents.move(work, actor, id, input));

describe('opening', () => {
  test('place and kind are enough; the rules grade and say why; areas are settled once', async () => {
    const row = await room.make(sari, { answers: { weapon: 'blade' }, narrative: 'Pelaku bawa celurit' });
    expect(row).toMatchObject({
      state: 'received',
      priority: 1,
      villageName: 'Melati',
      targetSeconds: 600,
      similarCount: 0,
      version: 1,
    });
    const detail = await room.incidents.detail(sari, row.id);
    expect(detail.priorityReasons[0]).toEqual({ id: 'senjata tajam', en: 'bladed weapon' });
    expect(detail.areas.village).toEqual({ code: '99.01.01.1001', name: 'Melati' });
    expect(detail.needs.length).toBeGreaterThan(0);
    expect(await room.actions(row.id)).toEqual(['incident.received']);
    const { similarCount: _, ...same } = row;
    expect(detail).toMatchObject(same);
  });

  test('the emergency flag makes it the most urgent, whatever was chosen', async () => {
    expect(await room.make(sari, { kind: 'noise', emergency: true, priority: 4 })).toMatchObject({
      priority: 1,
      emergency: true,
    });
  });

  test('the same client-made id again is the same incident, added once', async () => {
    const id = newId();
    const first = await room.make(sari, { id, narrative: 'satu' });
    const again = await room.make(sari, { id, narrative: 'satu' });
    expect(again.number).toBe(first.number);
    expect(await room.actions(id)).toEqual(['incident.received']);
  });

  test('a call becomes an incident with its channel, number and clock; the same call cannot become two', async () => {
    const call = await room.work(sari, (work) =>
      room.calls.ring(work, sari, { channel: 'telephony', callerNumber: '081200004471' }),
    );
    await expect(room.make(sari, { callId: call.id })).rejects.toMatchObject({ code: 'illegal_move' });
    const answered = await room.work(sari, (work) => room.calls.answer(work, sari, call.id));
    const id = newId();
    const row = await room.make(sari, { id, callId: call.id });
    expect(row).toMatchObject({ channel: 'telephony', knownAt: answered.answeredAt });
    const detail = await room.incidents.detail(sari, id);
    expect(detail).toMatchObject({ callerNumberMasked: '08••-••••-4471', call: { id: call.id } });
    expect((await room.calls.detail(sari, call.id)).state).toBe('linked');
    expect((await room.make(sari, { id, callId: call.id })).number).toBe(row.number);
    await expect(room.make(sari, { callId: call.id })).rejects.toMatchObject({ code: 'illegal_move' });
    await expect(room.make(sari, { callId: newId() })).rejects.toMatchObject({ fields: [{ path: 'callId' }] });
  });

  test('what cannot be is refused by name and leaves nothing behind', async () => {
    const id = newId();
    const refuse = async (input: Parameters<TestRoom['make']>[1], path: string) =>
      expect(room.make(sari, { id, ...input })).rejects.toMatchObject({ status: 422, fields: [{ path }] });
    await refuse({ kind: 'nonsense' }, 'kind');
    await refuse({ needs: [{ need: 'tank', count: 1 }] }, 'needs.0.need');
    await refuse({ caller: { number: 'abc' } }, 'caller.number');
    await refuse({ occurredAt: new Date(Date.now() + 3_600_000).toISOString() }, 'occurredAt');
    expect(await room.actions(id)).toEqual([]);
  });
});

test('an edit needs the version that was read; a change of answers grades again, a person’s grade stays', async () => {
  const row = await room.make(sari, { kind: 'curat' });
  const edit = (input: { version: number; answers?: Record<string, string>; priority?: number; summary?: string }) =>
    room.work(sari, (work) => room.incidents.edit(work, sari, row.id, input));
  const second = await edit({ version: 1, answers: { suspect_present: 'yes' } });
  expect(second).toMatchObject({ version: 2, priority: 1 });
  await expect(edit({ version: 1, summary: 'x' })).rejects.toMatchObject({
    status: 409,
    detail: { en: expect.stringContaining('now 2') },
  });
  expect(await edit({ version: 2, priority: 3 })).toMatchObject({ priority: 3, version: 3 });
  expect(await edit({ version: 3, answers: {} })).toMatchObject({ priority: 3 });
  expect(await edit({ version: 4, summary: '[teks] {aneh}' })).toMatchObject({ summary: '[teks] {aneh}', version: 5 });
  expect(await edit({ version: 5, summary: '[teks] {aneh}' })).toMatchObject({ version: 5 });
});

describe('moves', () => {
  test('closing needs a disposition that fits, and is done once', async () => {
    const row = await room.make(sari);
    expect((await move(dispatcher, row.id, { action: 'triage' })).state).toBe('triaged');
    await expect(move(dispatcher, row.id, { action: 'close' })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'disposition' }],
    });
    await expect(move(dispatcher, row.id, { action: 'close', disposition: 'road_cleared' })).rejects.toMatchObject({
      fields: [{ path: 'disposition' }],
    });
    await expect(move(sari, row.id, { action: 'close', disposition: 'report_made' })).rejects.toMatchObject({
      status: 403,
    });
    const closed = await move(dispatcher, row.id, { action: 'close', disposition: 'report_made' });
    expect(closed.state).toBe('closed');
    expect((await move(dispatcher, row.id, { action: 'close', disposition: 'report_made' })).version).toBe(
      closed.version,
    );
    await expect(move(dispatcher, row.id, { action: 'triage' })).rejects.toMatchObject({ code: 'illegal_move' });
    await expect(move(dispatcher, row.id, { action: 'reopen' })).rejects.toMatchObject({
      fields: [{ path: 'reason' }],
    });
    expect((await move(dispatcher, row.id, { action: 'reopen', reason: 'Pelapor menelepon lagi' })).state).toBe(
      'reopened',
    );
    expect((await room.incidents.detail(dispatcher, row.id)).disposition).toBeNull();
  });

  test('handing over names the agency and asks it', async () => {
    const row = await room.make(sari, { kind: 'flood' });
    await expect(
      move(dispatcher, row.id, { action: 'hand_over', disposition: 'handed_to_agency' }),
    ).rejects.toMatchObject({ fields: [{ path: 'agency' }] });
    await move(dispatcher, row.id, { action: 'hand_over', disposition: 'handed_to_agency', agency: 'bpbd' });
    const partner = await room.actor(['partner']);
    const [request] = (await room.incidents.detail(dispatcher, row.id)).agencies;
    const answer = (state: 'accepted' | 'done' | 'declined') =>
      room.work(partner, (work) => room.incidents.answerAgency(work, partner, request?.id ?? '', { state }));
    expect(await answer('accepted')).toMatchObject({ agency: 'bpbd', state: 'accepted', version: 2 });
    expect(await answer('accepted')).toMatchObject({ version: 2 });
    await answer('done');
    await expect(answer('declined')).rejects.toMatchObject({ code: 'illegal_move' });
  });

  test('waiting again is refused while a unit is on the way', async () => {
    const row = await room.make(sari);
    const unit = await room.unit('901');
    await room.assign(row.id, unit, 'responding');
    await room.work(dispatcher, (work) =>
      room.incidents.follow(work, row.id, { assignmentStates: ['responding'], at: new Date() }),
    );
    await expect(move(dispatcher, row.id, { action: 'requeue' })).rejects.toMatchObject({ code: 'illegal_move' });
  });
});

describe('following the units', () => {
  test('an incident follows its furthest unit; late and repeated messages move nothing back', async () => {
    const row = await room.make(sari);
    const follow = (
      assignmentStates: Parameters<typeof room.incidents.follow>[2]['assignmentStates'],
      firstAssigned?: { distanceM: number | null },
    ) =>
      room.work(dispatcher, (work) =>
        room.incidents.follow(work, row.id, { assignmentStates, at: new Date(), firstAssigned }),
      );
    expect(await follow(['assigned'], { distanceM: 6200 })).toBe('dispatched');
    expect(await follow(['assigned', 'on_scene'])).toBe('on_scene');
    const before = await room.incidents.detail(sari, row.id);
    expect(before).toMatchObject({ targetSeconds: 900, targetDistanceM: 6200 });
    expect(await follow(['responding', 'acknowledged'], { distanceM: 100 })).toBe('on_scene');
    expect((await room.incidents.detail(sari, row.id)).version).toBe(before.version);
    expect(await follow(['cleared', 'refused'])).toBe('resolved');
    const [after] = await room.incidents.rows([row.id]);
    expect(after).toMatchObject({ firstArrivedAt: before.firstArrivedAt, targetSeconds: 900, state: 'resolved' });
    const held = await room.db
      .transaction()
      .execute((tx) => room.incidents.getForDispatch(tx, room.polresId, row.id, { lock: true }));
    expect(held).toMatchObject({ id: row.id, state: 'resolved', targetSeconds: 900 });
    expect(
      await room.db.transaction().execute((tx) => room.incidents.getForDispatch(tx, newId(), row.id, { lock: true })),
    ).toBeUndefined();
  });
});

describe('words and numbers', () => {
  test('a correction is a new entry of the same incident; resending adds nothing', async () => {
    const [one, two] = [await room.make(sari, { narrative: 'Motor merah' }), await room.make(sari)];
    const say = (id: string, input: { id?: string; text: string; corrects?: string }) =>
      room.work(sari, (work) => room.incidents.narrate(work, sari, id, input));
    const first = await say(one.id, { id: newId(), text: 'Motor biru' });
    expect(await say(one.id, { id: first.id, text: 'Motor biru' })).toEqual(first);
    const correction = await say(one.id, { text: 'Motor hitam', corrects: first.id });
    expect(correction.corrects).toBe(first.id);
    await expect(say(two.id, { text: 'x', corrects: first.id })).rejects.toMatchObject({
      fields: [{ path: 'corrects' }],
    });
    const { items } = await room.incidents.timeline(sari, one.id, { limit: 50 });
    expect(items.filter((entry) => entry.kind === 'narration').map((entry) => entry.text.id)).toEqual([
      'Motor merah',
      'Motor biru',
      'Motor hitam',
    ]);
  });

  test('the crew writes and sees the number only where its unit is assigned, while it is open', async () => {
    const [mine, other] = [
      await room.make(sari, { caller: { name: 'Ibu Ani', number: '0812-0000-9999' } }),
      await room.make(sari),
    ];
    const unitId = await room.unit('902');
    const crew = await room.actor(['field'], { unitId });
    await room.assign(mine.id, unitId, 'acknowledged');
    const reveal = (actor: Actor, id: string) => room.work(actor, (work) => room.incidents.number(work, actor, id));
    const narrate = (id: string) =>
      room.work(crew, (work) => room.incidents.narrate(work, crew, id, { text: 'Tiba di lokasi' }));
    expect(await reveal(crew, mine.id)).toEqual({ number: '081200009999', name: 'Ibu Ani' });
    await narrate(mine.id);
    await expect(narrate(other.id)).rejects.toMatchObject({ status: 404 });
    await expect(reveal(crew, other.id)).rejects.toMatchObject({ status: 404 });
    expect(await reveal(sari, mine.id)).toMatchObject({ number: '081200009999' });
    await expect(reveal(dispatcher, mine.id)).rejects.toMatchObject({ status: 403 });
    const looks = await room.db
      .selectFrom('journal.entry')
      .select(['ground', 'actor_id'])
      .where('action', '=', 'incident.number_revealed')
      .where('subject_id', '=', mine.id)
      .execute();
    expect(looks.map((look) => look.ground)).toEqual([`incident:${mine.id}`, `incident:${mine.id}`]);
    await move(dispatcher, mine.id, { action: 'cancel', disposition: 'cancelled_by_caller' });
    await expect(reveal(sari, mine.id)).rejects.toMatchObject({ status: 403 });
    expect((await room.incidents.detail(await room.actor(['analyst']), mine.id)).callerName).toBeNull();
  });
});

test('outside one’s area and district an incident is absent', async () => {
  const west = await room.make(sari);
  const east = await room.make(sari, { place: { ...somewhere, lon: 107.6 } });
  const eastern = await room.actor(['operator'], { areaCodes: ['99.01.02'] });
  const foreign = { ...sari, polresId: newId() };
  await expect(room.incidents.detail(eastern, west.id)).rejects.toMatchObject({ status: 404 });
  expect((await room.incidents.detail(eastern, east.id)).id).toBe(east.id);
  for (const actor of [eastern, foreign]) {
    await expect(room.incidents.timeline(actor, west.id, { limit: 5 })).rejects.toMatchObject({ status: 404 });
    await expect(
      room.work(actor, (work) => room.incidents.edit(work, actor, west.id, { version: 1 })),
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      room.work(actor, (work) => room.incidents.move(work, actor, west.id, { action: 'triage' })),
    ).rejects.toMatchObject({ status: 404 });
  }
  await expect(room.make(eastern)).rejects.toMatchObject({ status: 403 });
});

test('every row carries the seal of its last entry', async () => expect(await room.unsealed()).toEqual([]));
