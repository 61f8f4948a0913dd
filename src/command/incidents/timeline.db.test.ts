import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { openRoom, type TestRoom } from './testing/room.ts';

let room: TestRoom;
let sari: Actor;
let dispatcher: Actor;
beforeAll(async () => {
  room = await openRoom();
  sari = await room.actor(['operator'], { displayName: 'Sari Wulandari' });
  dispatcher = await room.actor(['dispatcher'], { displayName: 'Budi Santoso' });
});
afterAll(() => room.close());

/** An incident from the first ring to its end. */
async function whole(): Promise<string> {
  const call = await room.work(sari, (work) =>
    room.calls.ring(work, sari, { channel: 'telephony', callerNumber: '081200004471' }),
  );
  await room.work(sari, (work) => room.calls.answer(work, sari, call.id));
  const row = await room.make(sari, {
    callId: call.id,
    emergency: true,
    summary: 'Tas ditarik dua orang di motor',
    narrative: 'Pelaku dua orang, motor hitam, lari ke arah stasiun.',
    answers: { weapon: 'blade', injured: 'yes', when: 'under_5_min' },
    caller: { name: 'Ibu Contoh' },
  });
  const unit = await room.unit(`1${row.number}`);
  const assignment = await room.assign(row.id, unit, 'cleared');
  await room.work(dispatcher, async (work) => {
    work.record({
      action: 'assignment.assigned',
      subject: { type: 'assignment', id: assignment },
      body: { callsign: '104', incidentId: row.id },
    });
    await room.incidents.follow(work, row.id, {
      assignmentStates: ['on_scene'],
      at: work.now,
      firstAssigned: { distanceM: 1200 },
    });
  });
  await room.work(dispatcher, (work) =>
    room.incidents.askAgency(work, dispatcher, row.id, { agency: '119', note: 'Satu korban luka' }),
  );
  await room.work(dispatcher, (work) => room.incidents.move(work, dispatcher, row.id, { action: 'resolve' }));
  await room.work(dispatcher, (work) =>
    room.incidents.move(work, dispatcher, row.id, { action: 'close', disposition: 'report_made' }),
  );
  return row.id;
}

test('the timeline tells the whole story in order, in both languages, paged', async () => {
  const id = await whole();
  const { items } = await room.incidents.timeline(sari, id, { limit: 100 });
  expect(items.map((entry) => entry.text.id)).toEqual([
    'Telepon berdering: Saluran telepon',
    expect.stringMatching(/^Telepon diangkat: \d+ dtk$/),
    'Kejadian diterima: Curas (begal, rampok, jambret) · prioritas 1 · Jl. Melawai depan pasar · Saluran telepon',
    'Pelaku dua orang, motor hitam, lari ke arah stasiun.',
    'Panggilan dikaitkan',
    'Unit 104: Belum jawab',
    'Unit di lokasi',
    'Bantuan diminta: Ambulans 119 · Satu korban luka',
    'Selesai ditangani',
    'Ditutup: Dibuat laporan polisi (LP)',
  ]);
  expect(items[2]?.text.en).toBe('Incident received: Robbery · priority 1 · Jl. Melawai depan pasar · Telephone line');
  expect(JSON.stringify(items)).not.toContain('4471');
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await room.incidents.timeline(sari, id, { limit: 3, cursor });
    paged.push(...page.items.map((entry) => entry.id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(paged).toEqual(items.map((entry) => entry.id));
  await expect(room.incidents.timeline(sari, id, { limit: 3, cursor: 'x' })).rejects.toMatchObject({
    fields: [{ path: 'query.cursor' }],
  });
});

test('an erased body leaves its entry, marked, without its words', async () => {
  const id = await whole();
  await room.work(sari, (work) => room.incidents.narrate(work, sari, id, { text: 'Pelapor pindah ke warung.' }));
  const owner = new pg.Client(room.ownerUrl);
  await owner.connect();
  await owner.query(
    `delete from journal.body where entry_id in (select id from journal.entry where subject_id = $1
       and action in ('incident.received', 'incident.narrated'))`,
    [id],
  );
  await owner.end();
  const { items } = await room.incidents.timeline(sari, id, { limit: 100 });
  const erased = items.filter((entry) => entry.erased);
  expect(erased.map((entry) => [entry.kind, entry.text.id])).toEqual([
    ['system', 'Kejadian diterima'],
    ['narration', 'Catatan'],
  ]);
  expect(JSON.stringify(items)).not.toMatch(/motor hitam|warung/);
});
