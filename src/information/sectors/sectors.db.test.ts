import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import { createSectors, type SectorsService } from './index.ts';
import type { NewPlan } from './sectors.contract.ts';

/** Six villages in two rows of three; the western column has most reports. */
const codes = [1, 2, 3, 4, 5, 6].map((n) => `99.01.01.100${n}`);
const side = 0.02;
const corner = (i: number): [number, number] => [107 + (i % 3) * side, -9 + Math.floor(i / 3) * side];
const perVillage = [6, 2, 2, 6, 2, 2];
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(new Date());

let house: TestDatabase;
let sectors: SectorsService;
let commander: Actor;

beforeAll(async () => {
  house = await openTestDatabase();
  const { db, polresId } = house;
  const { rows } = await sql<{ version: number }>`insert into areas.import (polres_id, kind, source, rows, refused)
    values (${polresId}, 'areas', 'uji', 6, 0) returning version`.execute(db);
  const areas = codes.map((code, i) => {
    const [west, south] = corner(i);
    const [east, north] = [west + side, south + side];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    return {
      id: newId(),
      polres_id: polresId,
      code,
      level: 'village',
      name: `Desa ${i + 1}`,
      geometry: JSON.stringify({ type: 'Polygon', coordinates: [ring] }),
      area_m2: 4_800_000,
      lon: west + side / 2,
      lat: south + side / 2,
      valid_from: '2020-01-01',
      version: rows[0]!.version,
    };
  });
  await db.insertInto('areas.area').values(areas).execute();
  await db
    .insertInto('areas.population')
    .values(codes.slice(0, 5).map((code) => ({ polres_id: polresId, area_code: code, year: 2026, population: 8_000 })))
    .execute();
  const station = {
    id: newId(),
    polres_id: polresId,
    code: 'P1',
    name: 'Polsek Barat',
    kind: 'sector',
    lon: 107.01,
    lat: -8.99,
  };
  await db.insertInto('units.station').values(station).execute();
  await sql`insert into units.unit (id, polres_id, realm, callsign, name, kind, profile, function, crew_size, station_id, beat_codes,
      status, status_at, status_source)
    values (${newId()}, ${polresId}, 'demo', '121', 'Mobil Barat', 'patrol_car', 'car', 'samapta', 4, ${station.id}, array['99.01.01'],
      'available', now(), 'system')`.execute(db);
  for (const [i, n] of perVillage.entries())
    for (let j = 0; j < n; j++) await report(codes[i]!, j === 0 ? null : 2, 'phone');
  await report(codes[5]!, 12, 'radio');
  sectors = createSectors({
    db,
    areas: {
      map: () => ({ bounds: null, boundaryVersion: 1, version: '1', attribution: '' }),
      nameOf: (_polres, code) => (code === '99.01.01' ? 'Kecamatan Uji' : null),
      place: (_polres, lon, lat) => {
        const at = Math.floor((lon - 107) / side) + 3 * Math.floor((lat + 9) / side);
        const village = codes[at] ?? null;
        return { rt: null, rw: null, village, district: null, regency: null, guessed: false, boundaryVersion: 1 };
      },
    },
    travel: {
      matrix: async (_polres, { from, to }) => ({
        seconds: from.map(() => to.map((_, i) => (i === 5 ? null : 60 * (i + 1)))),
      }),
    },
  });
  commander = await house.actor(['commander']);
});
afterAll(() => house?.close());

let number = 0;
async function report(code: string, hours: number | null, channel: string): Promise<void> {
  number += 1;
  await sql`insert into incidents.incident (id, polres_id, realm, number, state, kind, priority, proposed_priority, channel, place_text,
      lon, lat, village_code, known_at, timezone, target_seconds, first_assigned_at, resolved_at, closed_at, disposition)
    values (${newId()}, ${house.polresId}, 'demo', ${number}, 'closed', 'curat', 3, 3, ${channel}, 'Jalan Uji', 107, -9, ${code},
      now() - interval '20 days', 'Asia/Jakarta', 600, ${hours === null ? null : sql`now() - interval '20 days'`},
      now() - interval '20 days' + ${`${hours ?? 1} hours`}::interval, now(), 'handled_on_scene')`.execute(house.db);
}

const halves = (extra: Partial<NewPlan> = {}): NewPlan => ({
  name: 'Rayon uji',
  level: 'village',
  sectors: [
    { key: 'A', name: 'Barat', officerId: null },
    { key: 'B', name: 'Timur', officerId: null },
  ],
  areas: { [codes[0]!]: 'A', [codes[3]!]: 'A', [codes[1]!]: 'B', [codes[2]!]: 'B', [codes[4]!]: 'B' },
  units: {},
  ...extra,
});
const add = (input = halves(), actor = commander) => house.work(actor, (work) => sectors.add(work, actor, input));
const accept = (id: string, version: number, validFrom = today) =>
  house.work(commander, (work) => sectors.accept(work, commander, id, { version, validFrom, reason: 'Hasil anev.' }));

describe('figures', () => {
  test('load, residents, officers and ways of a sector, each with what was measured; what lies in none is told', async () => {
    const { sectors: views, summary, areas, units } = await add();
    expect(views[0]!.figures).toMatchObject({
      areas: 2,
      load: { hours: 20, n: 12, measured: 10 },
      population: { people: 16_000, known: 2, of: 2 },
      units: 1,
      crew: 4,
      peoplePerOfficer: 4_000,
      travel: { seconds: 150, measured: 2, of: 2 },
      pieces: 1,
    });
    // No unit of its own: nobody to count, no way to measure.
    expect(views[1]!.figures).toMatchObject({
      crew: 0,
      peoplePerOfficer: null,
      travel: { seconds: null, measured: 0, of: 3 },
    });
    expect(summary).toMatchObject({ unplaced: 1 });
    expect(summary.largestLoad).toBeCloseTo(20 / 13);
    expect(areas.at(-1)).toMatchObject({ sector: null, population: null, load: { hours: 2, n: 2 } });
    expect(units).toMatchObject([{ callsign: '121', sector: 'A', by: 'post', beats: [{ name: 'Kecamatan Uji' }] }]);
  });
});

describe('proposals', () => {
  test('an even split, whole sectors, the same from the same seed; nothing is saved', async () => {
    const ask = { level: 'village' as const, k: 2, weights: { load: 1, population: 0, area: 0 }, seed: 3 };
    const before = (await sectors.list(commander)).length;
    const one = await sectors.propose(commander, ask);
    expect(one.areas.every(({ sector }) => sector !== null)).toBe(true);
    expect(one.sectors.map(({ figures }) => figures.pieces)).toEqual([1, 1]);
    expect(one.summary.largestLoad).toBeLessThan(1.3);
    expect(one.proposal?.reason.id).toMatch(
      /^Bobot yang diseimbangkan: rayon terberat 1,\d\d × rata-rata\. Beban saja: 1/,
    );
    expect((await sectors.propose(commander, ask)).areas).toEqual(one.areas);
    expect(await sectors.list(commander)).toHaveLength(before);
  });

  test('more sectors than areas, and persons limited to an area, are refused', async () => {
    const ask = { level: 'village' as const, k: 7, weights: { load: 1, population: 1, area: 1 }, seed: 1 };
    await expect(sectors.propose(commander, ask)).rejects.toMatchObject({ code: 'invalid', fields: [{ path: 'k' }] });
    const limited = await house.actor(['commander'], { areaCodes: [codes[0]!] });
    await expect(sectors.propose(limited, { ...ask, k: 2 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(add(halves(), limited)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await sectors.list(limited)).not.toEqual([]);
  });
});

describe('plans', () => {
  test('the same draft sent again is saved once; what is not there is named', async () => {
    const id = newId();
    const first = await add(halves({ id }));
    expect((await add(halves({ id }))).plan.version).toBe(first.plan.version);
    await expect(add(halves({ areas: { '99.99': 'A', [codes[0]!]: 'C' } }))).rejects.toMatchObject({
      fields: [{ path: 'areas.99.99' }, { path: `areas.${codes[0]}` }],
    });
    await expect(add(halves({ units: { [newId()]: 'A' } }))).rejects.toMatchObject({ code: 'invalid' });
  });

  test('areas move, a late change gets the plan as it is now, a unit is set by hand', async () => {
    const { plan } = await add();
    const move = (version: number) =>
      house.work(commander, (work) =>
        sectors.move(work, commander, plan.id, { version, moves: [{ code: codes[5]!, sector: 'B' }] }),
      );
    const moved = await move(1);
    expect(moved.summary.unplaced).toBe(0);
    await expect(move(1)).rejects.toMatchObject({ code: 'conflict', current: { plan: { version: 2 } } });
    const unit = moved.units[0]!.id;
    const edit = (sector: 'B' | 'post', version: number) =>
      house.work(commander, (work) =>
        sectors.edit(work, commander, plan.id, { version, units: [{ id: unit, sector }] }),
      );
    expect((await edit('B', 2)).units[0]).toMatchObject({ sector: 'B', by: 'hand' });
    expect((await edit('post', 3)).units[0]).toMatchObject({ sector: 'A', by: 'post' });
  });

  test('one is in force; the next takes its place on its day, the earlier stays in history; accepted ones do not change', async () => {
    const first = await add(halves({ name: 'Pertama' }));
    expect((await accept(first.plan.id, 1)).plan).toMatchObject({
      state: 'in_force',
      acceptedBy: commander.displayName,
    });
    const second = await add(halves({ name: 'Kedua' }));
    await accept(second.plan.id, 1);
    const later = await add(halves({ name: 'Ketiga' }));
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    expect((await accept(later.plan.id, 1, day)).plan.state).toBe('planned');
    const { current } = await sectors.current(commander);
    expect(current?.plan).toMatchObject({ name: 'Kedua', validTo: day });
    const states = (await sectors.list(commander))
      .filter(({ state }) => state !== 'draft')
      .map(({ name, state }) => [name, state]);
    expect(states).toEqual([
      ['Ketiga', 'planned'],
      ['Kedua', 'in_force'],
      ['Pertama', 'past'],
    ]);
    const move = { version: 2, moves: [{ code: codes[5]!, sector: 'A' as const }] };
    await expect(
      house.work(commander, (work) => sectors.move(work, commander, second.plan.id, move)),
    ).rejects.toMatchObject({
      code: 'illegal_move',
    });
    const proposal = await sectors.propose(commander, {
      level: 'village',
      k: 2,
      weights: { load: 1, population: 1, area: 1 },
      seed: 1,
    });
    expect(proposal.moved).toContain(codes[5]);
    expect(proposal.proposal?.reason.id).toContain('sekarang');
  });

  test('a day that is past and a sector without areas are refused', async () => {
    const { plan } = await add(halves({ areas: { [codes[0]!]: 'A' } }));
    await expect(accept(plan.id, 1, '2020-01-01')).rejects.toMatchObject({ fields: [{ path: 'validFrom' }] });
    await expect(accept(plan.id, 1)).rejects.toMatchObject({ code: 'illegal_move' });
  });

  test('a draft is put away and brought back; each change is in the journal with its seal', async () => {
    const { plan } = await add();
    const remove = (version: number, removed: boolean) =>
      house.work(commander, (work) => sectors.edit(work, commander, plan.id, { version, removed }));
    await remove(1, true);
    expect((await sectors.list(commander)).some(({ id }) => id === plan.id)).toBe(false);
    await remove(2, false);
    expect((await sectors.list(commander)).some(({ id }) => id === plan.id)).toBe(true);
    const { rows } = await sql<{
      action: string;
    }>`select action from journal.entry where subject_id = ${plan.id} order by at, id`.execute(house.db);
    expect(rows.map(({ action }) => action)).toEqual([
      'sector_plan.drafted',
      'sector_plan.put_away',
      'sector_plan.changed',
    ]);
  });

  test('another district and another realm see nothing of it', async () => {
    const { plan } = await add();
    const other = { ...commander, realm: 'live' as const };
    await expect(sectors.plan(other, plan.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
