import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import { notFound } from '../../platform/problem/problem.ts';
import { problems } from '../registers/definitions/problems.ts';
import { fakeAreas, inEast, inWest, openRegisters, type TestRegisters, west } from '../registers/testing/room.ts';
import { createProfiles, type ProfileService } from './index.ts';

const east = '99.01.02.1001';
const day = 86_400_000;
let house: TestRegisters;
let profiles: ProfileService;
let commander: Actor;
let board: Actor;

beforeAll(async () => {
  house = await openRegisters();
  const registers = await house.start([problems]);
  profiles = createProfiles({
    db: house.db,
    areas: {
      ...fakeAreas,
      map: () => ({ bounds: null, boundaryVersion: 1, version: '1', attribution: 'Uji' }),
    },
    registers,
    status: {
      recordStatuses: async () => ({ items: [], next: null }),
      detail: () => Promise.reject(notFound()),
    },
    travel: {
      travelTo: async (_polres, _to, from) =>
        from.map(({ id }, at) => ({ id, seconds: 60 * (at + 1), metres: 500 * (at + 1), reason: null })),
    },
  });
  commander = await house.actor(['commander']);
  board = await house.actor(['board']);
  await addAreas();
  await addIncidents();
  await addHolders();
  await house.work(commander, (work) =>
    registers.create(work, commander, registers.open(commander, 'problems'), {
      values: { name: 'Parkir liar', kind: 'levy', trigger: 'Dua kelompok' },
      place: inWest,
    }),
  );
});
afterAll(() => house?.close());

async function addAreas(): Promise<void> {
  const { db, polresId } = house;
  const { version } = await db
    .insertInto('areas.import')
    .values({ polres_id: polresId, kind: 'areas', source: 'uji', rows: 5, refused: 0 })
    .returning('version')
    .executeTakeFirstOrThrow();
  const area = (code: string, level: string, name: string, left: number, right: number) => ({
    id: newId(),
    polres_id: polresId,
    code,
    parent_code: code.includes('.', 3) ? code.slice(0, code.lastIndexOf('.')) : null,
    level,
    name,
    geometry: JSON.stringify({
      type: 'Polygon',
      coordinates: [
        [
          [left, -9.51],
          [right, -9.51],
          [right, -9.49],
          [left, -9.49],
          [left, -9.51],
        ],
      ],
    }),
    area_m2: 1,
    lon: (left + right) / 2,
    lat: -9.5,
    valid_from: '2020-01-01',
    version,
  });
  await db
    .insertInto('areas.area')
    .values([
      area('99.01', 'regency', 'Kabupaten Uji', 107.48, 107.52),
      area('99.01.01', 'district', 'Barat', 107.48, 107.5),
      area('99.01.02', 'district', 'Timur', 107.5, 107.52),
      area(west, 'village', 'Melati', 107.48, 107.5),
      area(east, 'village', 'Kenanga', 107.5, 107.52),
    ])
    .execute();
  await db
    .insertInto('areas.population')
    .values([
      { polres_id: polresId, area_code: west, year: 2025, population: 9000 },
      { polres_id: polresId, area_code: west, year: 2026, population: 10_000 },
      { polres_id: polresId, area_code: east, year: 2026, population: 5000 },
    ])
    .execute();
}

interface Told {
  village: string;
  daysAgo: number;
  channel?: string;
  state?: string;
  arrivedAfter?: number;
}

async function addIncidents(): Promise<void> {
  const told: Told[] = [
    ...Array.from({ length: 8 }, (_, at) => ({ village: west, daysAgo: 2 + at, arrivedAfter: at < 6 ? 300 : 900 })),
    // Sent for, and nobody came.
    { village: west, daysAgo: 3 },
    { village: west, daysAgo: 4, channel: 'radio', arrivedAfter: 100 },
    { village: west, daysAgo: 4, state: 'duplicate' },
    { village: west, daysAgo: 500, arrivedAfter: 100 },
    ...Array.from({ length: 3 }, () => ({ village: east, daysAgo: 40, arrivedAfter: 200 })),
  ];
  const first = newId();
  for (const [at, one] of told.entries()) {
    const knownAt = new Date(Date.now() - one.daysAgo * day);
    await house.db
      .insertInto('incidents.incident')
      .values({
        id: at === 0 ? first : newId(),
        polres_id: house.polresId,
        realm: 'demo',
        state: one.state ?? 'closed',
        disposition: 'handled_on_scene',
        duplicate_of: one.state === 'duplicate' ? first : null,
        kind: 'curanmor',
        priority: 2,
        proposed_priority: 2,
        channel: one.channel ?? 'phone',
        place_text: 'Jl. Uji',
        lon: one.village === west ? inWest.lon : inEast.lon,
        lat: inWest.lat,
        village_code: one.village,
        district_code: one.village.slice(0, 8),
        regency_code: '99.01',
        known_at: knownAt,
        timezone: 'Asia/Jakarta',
        target_seconds: 600,
        first_assigned_at: new Date(knownAt.getTime() + 60_000),
        first_arrived_at: one.arrivedAfter === undefined ? null : new Date(knownAt.getTime() + one.arrivedAfter * 1000),
      })
      .execute();
  }
}

async function addHolders(): Promise<void> {
  const unit = (callsign: string, fn: string, beat: string[]) => ({
    id: newId(),
    polres_id: house.polresId,
    realm: 'demo',
    callsign,
    name: `Unit ${callsign}`,
    kind: 'motorcycle',
    profile: 'motorcycle',
    function: fn,
    crew: JSON.stringify([{ name: 'Contoh Petugas', rank: 'Aipda' }]),
    crew_size: 2,
    beat_codes: beat,
    status: 'available',
    status_at: new Date(),
    status_source: 'system',
  });
  await house.db
    .insertInto('units.unit')
    .values([unit('401', 'binmas', [west]), unit('101', 'samapta', ['99.01.01', '99.01.02'])])
    .execute();
  await house.db
    .insertInto('units.station')
    .values({
      id: newId(),
      polres_id: house.polresId,
      code: 'P1',
      name: 'Polsek Barat',
      kind: 'sector',
      lon: inWest.lon,
      lat: inWest.lat,
    })
    .execute();
}

describe('the profile of an area', () => {
  it('counts what the public told, once, with its interval per resident', async () => {
    const profile = await profiles.profile(commander, '99.01');
    expect(profile.heat.n).toBe(13);
    expect(profile.trend.months.reduce((sum, { n }) => sum + (n ?? 0), 0)).toBe(13);
    const rates = profile.rates.items.map(({ code, n, people, rate }) => ({ code, n, people, rate }));
    expect(rates).toEqual([
      { code: '99.01.01', n: 9, people: null, rate: null },
      { code: '99.01.02', n: 3, people: null, rate: null },
    ]);
    const barat = await profiles.profile(commander, '99.01.01');
    expect(barat.rates.items).toMatchObject([{ code: west, n: 9, people: 10_000, rate: 9, rank: { from: 1, to: 1 } }]);
    expect(barat.rates.items[0]?.ends?.high).toBeGreaterThan(9);
    expect(barat.residents).toEqual({ people: 10_000, year: 2026, counted: 'below' });
    expect([barat.path.map(({ name }) => name), barat.after?.name]).toEqual([['Kabupaten Uji'], 'Timur']);
  });

  it('measures speed with those who never came, and says what was not measured', async () => {
    const { speed, emergency, need, capacity, priority } = (await profiles.profile(commander, west)).answers;
    expect(speed).toMatchObject({ measured: 10, share: 0.7, notMeasured: 0, median: 300 });
    expect(emergency).toMatchObject({ share: null, measured: 0 });
    expect(need).toMatchObject({ open: 1, cases: 0, late: 0 });
    expect(capacity).toEqual({ people: 2, units: 1, shared: 1, residents: 10_000, year: 2026 });
    expect(priority).toMatchObject({ problem: { title: 'Parkir liar' }, kind: { code: 'curanmor', n: 9 } });
  });

  it('names who answers for it, the nearest help, its records, and that visits are not recorded', async () => {
    const profile = await profiles.profile(commander, west);
    expect(profile.officers).toMatchObject([{ callsign: '401', crew: ['Aipda Contoh Petugas'], areas: ['Melati'] }]);
    expect(profile.help).toMatchObject([{ kind: 'police', name: 'Polsek Barat', seconds: 60, units: 0 }]);
    expect(profile.posts).toEqual([{ name: 'Polsek Barat', kind: 'sector' }]);
    expect(profile.lists).toMatchObject([{ register: 'problems', n: 1, items: [{ title: 'Parkir liar', place: '' }] }]);
    expect(profile.visits).toEqual({ recorded: false });
    expect((await profiles.profile(commander, east)).officers).toEqual([]);
  });

  it('keeps small counts, records and names back from those outside the unit', async () => {
    const profile = await profiles.profile(board, '99.01');
    expect(profile.merged).toBe(true);
    expect(profile.answers.need.open).toBeNull();
    expect(profile.lists).toBeNull();
    expect(profile.rates.items.map(({ n }) => n)).toEqual([null, null]);
    expect(profile.heat.rows[0]).toHaveLength(4);
    const told = [
      profile.heat.rows.flat(),
      profile.trend.months.map(({ n }) => n),
      profile.cells.items.map(({ n }) => n),
    ];
    expect(told.flat().filter((n) => n !== null && n > 0 && n < 5)).toEqual([]);
    expect((await profiles.profile(board, west)).officers[0]?.crew).toBeNull();
  });

  it('answers an area outside of one’s own like one that is not there', async () => {
    const local = await house.actor(['field'], { areaCodes: [east] });
    await expect(profiles.profile(local, west)).rejects.toMatchObject({ status: 404 });
    await expect(profiles.shapes(local, '99.01')).rejects.toMatchObject({ status: 404 });
    await expect(profiles.brief(local, west, 'id')).rejects.toMatchObject({ status: 404 });
    await expect(profiles.profile(commander, '99.09')).rejects.toMatchObject({ status: 404 });
    expect((await profiles.profile(local, east)).heat.n).toBe(3);
  });
});

describe('the tree, the drawing and the brief', () => {
  it('goes down step by step and finds names with typos', async () => {
    const top = await profiles.tree(commander, {});
    expect(top.items).toMatchObject([{ code: '99.01', below: 2 }]);
    const below = await profiles.tree(commander, { parent: '99.01.01' });
    expect(below.items).toMatchObject([{ code: west, name: 'Melati', population: 10_000 }]);
    expect(below.path.map(({ name }) => name)).toEqual(['Kabupaten Uji', 'Barat']);
    expect((await profiles.tree(commander, { q: 'melatti' })).items[0]).toMatchObject({ code: west });
    await expect(profiles.tree(commander, { parent: '99.77' })).rejects.toMatchObject({ status: 404 });
  });

  it('draws the area in metres with what lies in it', async () => {
    const { shapes, etag } = await profiles.shapes(commander, '99.01');
    expect(etag).toBe('"1-99.01"');
    expect(shapes.width / shapes.height).toBeCloseTo((0.04 * Math.cos((9.5 * Math.PI) / 180)) / 0.02, 2);
    expect(shapes.children.map(({ name }) => name)).toEqual(['Barat', 'Timur']);
    expect(shapes.cells.map(({ code }) => code)).toEqual([west, east]);
    expect(shapes.outline[0]?.rings[0]?.slice(0, 2)).toEqual([0, shapes.height]);
  });

  it('prints one page in both languages, for every reader and every level', async () => {
    for (const [actor, code, language] of [
      [commander, '99.01', 'id'],
      [commander, west, 'en'],
      [board, '99.01.02', 'id'],
    ] as const) {
      const file = await profiles.brief(actor, code, language);
      expect(file.subarray(0, 5).toString()).toBe('%PDF-');
      expect(file.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    }
  });
});
