import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import { IncidentQuery, type IncidentRow } from './incidents.contract.ts';
import { openRoom, somewhere, type TestRoom } from './testing/room.ts';

let room: TestRoom;
let sari: Actor;
beforeAll(async () => {
  room = await openRoom();
  sari = await room.actor(['operator']);
});
afterAll(() => room.close());

const list = (input: Record<string, unknown> = {}, actor = sari) =>
  room.incidents.list(actor, IncidentQuery.parse(input));
const ids = async (input: Record<string, unknown>, actor = sari) =>
  (await list(input, actor)).items.map((row) => row.id);

describe('search', () => {
  let fire: IncidentRow;
  let robbery: IncidentRow;
  let east: IncidentRow;
  beforeAll(async () => {
    fire = await room.make(sari, {
      kind: 'fire',
      summary: 'Kios terbakar',
      place: { ...somewhere, text: 'Pasar Blok A' },
      emergency: true,
    });
    robbery = await room.make(sari, {
      narrative: 'Korban dibegal tiga orang',
      caller: { name: 'Bapak Joko', number: '081200001234' },
    });
    east = await room.make(sari, { kind: 'noise', place: { text: 'Gang Kenari', lon: 107.6, lat: -9.45 } });
  });

  test('by words in place, summary and narrative, also by their beginnings, and by number', async () => {
    expect(await ids({ q: 'terbakar' })).toEqual([fire.id]);
    expect(await ids({ q: 'kios pasar' })).toEqual([fire.id]);
    expect(await ids({ q: 'bega' })).toEqual([robbery.id]);
    expect(await ids({ q: `#${east.number}` })).toEqual([east.id]);
    expect(await ids({ q: '!!! ()' })).toEqual([]);
    expect(await ids({ q: ' ' })).toHaveLength(3);
    expect(await ids({ q: "zq' | ! & <-> :*" })).toEqual([]);
  });

  test('by kind, area, time, state and what the map shows', async () => {
    expect(await ids({ kind: 'fire' })).toEqual([fire.id]);
    expect(await ids({ area: '99.01.02' })).toEqual([east.id]);
    expect(await ids({ area: '99.01.02.1001.001' })).toEqual([east.id]);
    expect(await ids({ bbox: '107.55,-9.6,107.7,-9.4' })).toEqual([east.id]);
    expect(await ids({ to: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await ids({ state: 'ended' })).toEqual([]);
    expect(await ids({ state: 'received', priority: 1 })).toEqual([fire.id]);
    await expect(list({ bbox: '107.7,-9.6,107.5,-9.4' })).rejects.toMatchObject({ fields: [{ path: 'query.bbox' }] });
  });

  test('emergencies lead the queue; pages join without a gap; a foreign cursor is refused', async () => {
    for (const state of ['open', 'all']) {
      const whole = await ids({ state });
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ state, limit: 1, cursor });
        paged.push(...page.items.map((row) => row.id));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(paged).toEqual(whole);
    }
    expect((await ids({}))[0]).toBe(fire.id);
    await expect(list({ cursor: 'WzFd' })).rejects.toMatchObject({ fields: [{ path: 'query.cursor' }] });
  });

  test('a person is searched only with right and purpose, and each search is an entry', async () => {
    await expect(list({ person: 'joko' })).rejects.toMatchObject({ fields: [{ path: 'query.purpose' }] });
    await expect(list({ q: 'B 1234 KJA' })).rejects.toMatchObject({ fields: [{ path: 'query.purpose' }] });
    const analyst = await room.actor(['analyst']);
    await expect(list({ person: 'joko', purpose: 'ingin tahu' }, analyst)).rejects.toMatchObject({ status: 403 });
    expect(await ids({ person: 'joko', purpose: 'Laporan ulang pelapor' })).toEqual([robbery.id]);
    expect(await ids({ person: '0812-0000-1234', purpose: 'Laporan ulang pelapor' })).toEqual([robbery.id]);
    const looks = await room.db
      .selectFrom('journal.entry')
      .select('ground')
      .where('action', '=', 'incident.person_searched')
      .execute();
    expect(looks).toHaveLength(2);
    expect(looks[0]?.ground).toBe('Laporan ulang pelapor');
  });

  test('areas and districts limit every list and every live event', async () => {
    const eastern = await room.actor(['operator'], { areaCodes: ['99.01.02'] });
    expect(await ids({ state: 'all' }, eastern)).toEqual([east.id]);
    expect(await ids({}, { ...sari, areaCodes: [] })).toEqual([]);
    expect(await ids({}, { ...sari, polresId: newId() })).toEqual([]);
    const projection = room.incidents.projections?.[0];
    const view = (await projection?.load([robbery.id]))?.get(robbery.id);
    expect(view).toMatchObject({ id: robbery.id, villageName: 'Melati' });
    expect(JSON.stringify(view)).not.toContain('1234');
    expect(projection?.visible(sari, view)).toBe(true);
    expect(projection?.visible(eastern, view)).toBe(false);
    expect(projection?.visible({ ...sari, polresId: newId() }, view)).toBe(false);
    const unitId = await room.unit('701');
    const crew = await room.actor(['field'], { unitId });
    expect(projection?.visible(crew, view)).toBe(false);
    await room.assign(robbery.id, unitId, 'assigned');
    expect(projection?.visible(crew, (await projection.load([robbery.id])).get(robbery.id))).toBe(true);
  });
});

describe('similar reports', () => {
  test('near in place, time and words are shown with score and reason, and counted until they are linked', async () => {
    const place = { text: 'Simpang Tugu', lon: 107.3, lat: -9.3 };
    const first = await room.make(sari, { kind: 'crash_injury', place, summary: 'motor tabrak truk' });
    const asked = {
      kind: 'crash_injury',
      place: { lon: 107.3005, lat: -9.3 },
      text: 'ada motor ditabrak truk, korban tergeletak',
    };
    const found = await room.incidents.similar(room.db, sari, asked, new Date());
    expect(found[0]).toMatchObject({ id: first.id });
    expect(found[0]?.score).toBeGreaterThan(0.8);
    expect(found[0]?.reason.id).toContain('motor');
    expect(await room.incidents.similar(room.db, sari, { ...asked, except: first.id }, new Date())).toEqual([]);
    expect(await room.incidents.similar(room.db, sari, { text: 'motor' }, new Date())).toEqual([]);
    expect(await room.incidents.similar(room.db, { ...sari, areaCodes: ['99.01.02'] }, asked, new Date())).toEqual([]);

    const second = await room.make(sari, { kind: 'crash_injury', place });
    const counts = async () => {
      const open = await room.incidents.rows({ polresId: room.polresId, open: true });
      const few = await room.incidents.rows([first.id, second.id]);
      return [open, few].map((rows) => rows.find((row) => row.id === second.id)?.similarCount);
    };
    expect(await counts()).toEqual([1, 1]);
    await room.work(sari, (work) => room.incidents.merge(work, sari, second.id, { into: first.id }));
    expect((await room.incidents.rows([first.id]))[0]?.similarCount).toBe(0);
    await room.work(sari, (work) => room.incidents.split(work, sari, second.id, undefined));
    await room.work(sari, (work) => room.incidents.link(work, sari, second.id, { to: first.id }));
    expect(await counts()).toEqual([0, 0]);
  });
});

test('2,000 open incidents load as rows in a fixed number of statements, fast', async () => {
  const spread = (at: number, width: number) => (((at * 2_654_435_761) % 10_000) / 10_000) * width;
  await room.db
    .insertInto('incidents.incident')
    .values(
      Array.from({ length: 2000 }, (_, at) => ({
        id: newId(), polres_id: room.polresId, realm: 'demo', state: 'received', kind: at % 3 ? 'curas' : 'crash_injury',
        summary: 'tas ditarik dua orang', priority: (at % 4) + 1, proposed_priority: 2, channel: 'phone', place_text: 'Jl. Uji',
        lon: 106.75 + spread(at, 0.1), lat: -6.3 + spread(at * 7 + 3, 0.12), known_at: new Date(Date.now() - spread(at * 13, 7_200_000)),
        timezone: 'Asia/Jakarta', target_seconds: 600,
      })),
    ) // biome-ignore format: a list of columns
    .execute();
  const times: number[] = [];
  for (let turn = 0; turn < 6; turn++) {
    const start = performance.now();
    const rows = await room.incidents.rows({ polresId: room.polresId, open: true });
    times.push(performance.now() - start);
    expect(rows.length).toBeGreaterThanOrEqual(2000);
  }
  const warm = Math.min(...times.slice(1));
  console.info(
    `2,000 rows: first ${times[0]?.toFixed(0)} ms, then ${times
      .slice(1)
      .map((time) => time.toFixed(0))
      .join(', ')} ms`,
  );
  // The bar of 60 ms is measured by the bench; here only a lost index or a statement for each row is to be noticed.
  expect(warm).toBeLessThan(250);
});
