import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import {
  at,
  busy,
  lately,
  openStatus,
  other,
  quiet,
  regency,
  type TestStatus,
  usually,
  villages,
} from './testing/room.ts';

let room: TestStatus;
let commander: Actor;
let field: Actor;
const area = (code: string, actor = commander) => room.status.detail(room.db, actor, 'area', code);
const settle = async (code: string, status: 'aman' | 'waspada' | 'rawan', actor = commander, version?: number) => {
  const now = await area(code);
  return room.work(actor, (work) =>
    room.status.decide(work, actor, 'area', code, {
      version: version ?? now.version,
      level: status,
      reason: 'Sesuai keadaan di lapangan.',
    }),
  );
};
const acts = async () => {
  const { rows } = await sql<{
    action: string;
  }>`select action from journal.entry where subject_type = 'status' order by at, id`.execute(room.db);
  return rows.map(({ action }) => action);
};

beforeAll(async () => {
  room = await openStatus();
  commander = await room.actor(['commander']);
  field = await room.actor(['field'], { areaCodes: [busy] });
  await room.report(quiet, [400, ...usually(1)]);
  await room.report(busy, [...usually(8), ...lately(8)]);
  await room.report(other, [...usually(4), ...lately(4)]);
  await room.follow();
});
afterAll(() => room?.close());

describe('proposals', () => {
  test('usual counts are calm, a place without reports of a year has no status', async () => {
    expect((await area(busy)).status).toBe('aman');
    expect((await area(regency)).proposal.inputs).toMatchObject({ recent: 12, windows: 13, children: 2 });
    const { items } = await room.status.areaStatuses(commander, { level: 'rw' });
    expect(items.filter(({ status }) => status !== null).map(({ code }) => code)).toEqual([
      `${quiet}.RW01`,
      `${busy}.RW01`,
      `${other}.RW01`,
    ]);
    expect((await room.status.queue(commander)).items).toEqual([]);
  });

  test('what the police tell by radio, and what turned out false, count nowhere', async () => {
    await room.report(other, lately(40), { channel: 'radio' });
    await room.report(other, lately(40), { kind: 'lost_item' });
    await room.follow();
    expect(await area(other)).toMatchObject({ status: 'aman', recent: 4 });
  });

  test('reports far above the usual put an area at risk, with its figures; its district asks for attention', async () => {
    await room.report(busy, lately(30));
    await room.follow();
    const now = await area(busy);
    expect(now).toMatchObject({
      status: 'rawan',
      shape: 'square',
      decided: false,
      needsDecision: true,
      trend: 'rising',
      gauges: { security: 'rawan', flow: 'aman' },
      proposal: { level: 'rawan', ruleVersion: 1, inputs: { recent: 38 } },
    });
    expect(now.proposal.reasons[0]?.text.id).toMatch(/^38 laporan warga dalam 28 hari, biasanya \d+–\d+$/);
    expect(now.windows).toEqual([...Array(13).fill(8), 38]);
    expect((await area('99.01.01')).status).not.toBe('aman');
    expect((await area(quiet)).status).toBe('aman');
  });

  test('following what happened gives the same as computing everything', async () => {
    const read = async () => {
      const { rows } =
        await sql`select kind, code, proposed, shown, trend, recent, year_count, windows, gauges, reasons, inputs
        from status.assessment order by kind, code`.execute(room.db);
      return rows;
    };
    await room.report(other, lately(9), { kind: 'brawl', rw: 2 });
    await room.record(commander, 'problems', other);
    await room.record(commander, 'tension', '99.01.02', { heat: 3 });
    await room.follow();
    const followed = await read();
    await room.status.recomputeAll(room.system);
    expect(await read()).toEqual(followed);
    expect((await area('99.01.02')).proposal.reasons.map(({ signal }) => signal)).toContain('tension');
  });

  test('registered problems turn a quiet area to watch, and calm it when they are closed', async () => {
    const made = [await room.record(commander, 'problems', quiet), await room.record(commander, 'problems', quiet)];
    await room.follow();
    expect(await area(quiet)).toMatchObject({ status: 'waspada', needsDecision: true });
    const problems = await room.status.recordStatuses(commander, 'problem', quiet);
    expect(problems.items.map(({ name, status }) => [name, status])).toEqual([
      ['Balap liar', 'waspada'],
      ['Balap liar', 'waspada'],
    ]);
    for (const one of made) {
      await room.work(commander, (work) =>
        room.registers.closeRecord(work, commander, room.registers.open(commander, 'problems'), one.id, {
          version: one.version,
          reason: 'Selesai.',
        }),
      );
    }
    await room.follow();
    expect((await area(quiet)).status).toBe('aman');
    expect((await room.status.recordStatuses(commander, 'problem', quiet)).items).toEqual([]);
  });
});

describe('decisions', () => {
  test('a decision is shown while it holds, opens one task at risk, and asks again when the proposal moves', async () => {
    const decided = await settle(busy, 'rawan');
    expect(decided).toMatchObject({ status: 'rawan', decided: true, needsDecision: false, decision: { holds: true } });
    expect(room.warnings).toMatchObject([{ areaCode: busy, owner: 'samapta', reasons: [{}] }]);
    await settle(busy, 'rawan');
    expect(room.warnings).toHaveLength(1);

    // Tension of heat 4 keeps it at risk in another village; here an officer knows better.
    const lower = await settle(busy, 'waspada', field);
    expect(lower).toMatchObject({
      status: 'waspada',
      decided: true,
      proposed: 'rawan',
      decision: { proposed: 'rawan' },
    });
    await room.follow();
    expect((await area(busy)).status).toBe('waspada');

    await room.db.executeQuery(
      sql`update incidents.incident set disposition = 'false_report' where village_code = ${busy} and known_at > now() - interval '28 days'`.compile(
        room.db,
      ),
    );
    await room.status.recomputeAll(room.system);
    expect(await area(busy)).toMatchObject({
      status: 'aman',
      decided: false,
      needsDecision: true,
      decision: { level: 'waspada', holds: false },
    });
    expect((await room.status.queue(commander)).items.map(({ code }) => code)).toContain(busy);
    expect((await area(busy)).history.map(({ kind, to }) => [kind, to])).toEqual([
      ['proposed', 'aman'],
      ['decided', 'waspada'],
      ['decided', 'rawan'],
      ['task', null],
      ['decided', 'rawan'],
      ['proposed', 'rawan'],
    ]);
    expect(await acts()).toContain('status.decided');
  });

  test('whoever read an older status is told the present one', async () => {
    const { version } = await area(busy);
    await settle(busy, 'aman');
    await expect(settle(busy, 'rawan', commander, version)).rejects.toMatchObject({
      status: 409,
      current: { status: 'aman', decided: true },
    });
  });

  test('areas of others are not there, and only those decide who may', async () => {
    await expect(area(other, field)).rejects.toMatchObject({ status: 404 });
    await expect(settle(other, 'aman', field)).rejects.toMatchObject({ status: 404 });
    await expect(settle(other, 'aman', await room.actor(['analyst']))).rejects.toMatchObject({ status: 403 });
    expect((await room.status.areaStatuses(field, { level: 'village' })).items.map(({ code }) => code)).toEqual([busy]);
    const stranger = { ...commander, polresId: '0199a000-0000-7000-8000-000000000000' };
    await expect(area(busy, stranger)).rejects.toMatchObject({ status: 404 });
  });

  test('an officer may know an area of which the rule knows too little; that holds until the rule proposes something', async () => {
    const code = '99.01.02.1002.RW02';
    expect((await area(code)).proposed).toBeNull();
    await settle(code, 'waspada');
    expect(await area(code)).toMatchObject({ status: 'waspada', proposed: null, needsDecision: false });
    await room.follow();
    expect((await area(code)).status).toBe('waspada');
  });
});

describe('thresholds', () => {
  const set = (areaCode: string | null, value: number | null) =>
    room.work(commander, (work) =>
      room.status.setThreshold(work, commander, { areaCode, parameter: 'problem_watch', value, reason: 'Rapat anev.' }),
    );

  test('hold down the tree from when they were set, with their reason', async () => {
    await room.record(commander, 'problems', villages[3], { kind: 'dispute' });
    await room.follow();
    expect((await area(villages[3])).status).not.toBe('waspada');
    await set('99.01.02', 1);
    await room.follow();
    const now = await area(villages[3]);
    expect(now.status).toBe('waspada');
    expect(now.thresholds.find(({ parameter }) => parameter === 'problem_watch')).toMatchObject({
      value: 1,
      from: '99.01.02',
    });
    await set('99.01.02', null);
    await room.follow();
    expect((await area(villages[3])).status).not.toBe('waspada');
    const { items } = await room.status.thresholds(commander);
    expect(items.map(({ value, inForce }) => [value, inForce])).toEqual([
      [null, false],
      [1, false],
    ]);
  });

  test('nonsense is refused by name', async () => {
    await expect(set('99.01', 0)).rejects.toMatchObject({ fields: [{ path: 'value' }] });
    await expect(set('98', 3)).rejects.toMatchObject({ fields: [{ path: 'areaCode' }] });
  });
});

describe('figures', () => {
  test('ranks by rate with places that overlap', async () => {
    const { items } = await room.status.ranking(commander, { by: 'all', level: 'village', period: 364 });
    expect(items.map(({ code, rankFrom, rankTo }) => [code, rankFrom, rankTo])).toMatchInlineSnapshot(`
      [
        [
          "99.01.01.1002",
          1,
          2,
        ],
        [
          "99.01.02.1001",
          1,
          2,
        ],
        [
          "99.01.01.1001",
          3,
          3,
        ],
        [
          "99.01.02.1002",
          4,
          4,
        ],
      ]
    `);
    expect(items.every(({ rate, low, high }) => low! <= rate! && rate! <= high!)).toBe(true);
  });

  test('the same problems by four keys', async () => {
    for (const rows of ['area', 'function', 'interest', 'impact'] as const) {
      const pivot = await room.status.pivot(commander, { rows, of: 'problems' });
      expect([rows, pivot.total]).toEqual([rows, 2]);
      expect(pivot.items.reduce((sum, { total }) => sum + (total ?? 0), 0)).toBe(2);
    }
    const reports = await room.status.pivot(commander, { rows: 'function', of: 'reports', area: other });
    expect(reports.items.map(({ key }) => key)).toEqual(['reskrim', 'samapta']);
  });

  test('says what is mapped and what is next', async () => {
    const { items } = await room.status.mapping(commander, '99.01.02');
    expect(items).toHaveLength(2);
    expect(items[1]).toMatchObject({
      code: villages[3],
      share: 1 / 8,
      nextRegister: 'potentials',
      sure: 1,
      population: true,
    });
  });

  test('small counts stay in the unit', async () => {
    const board = await room.actor(['board']);
    const { items } = await room.status.areaStatuses(board, { level: 'village' });
    expect(
      items.every(
        ({ n, recent }) => (n === null || n === 0 || n >= 5) && (recent === null || recent === 0 || recent >= 5),
      ),
    ).toBe(true);
    expect(items.every(({ reason }) => reason === null)).toBe(true);
    expect((await room.status.recordStatuses(board, 'problem')).items).toEqual([]);
    const detail = await area(busy, board);
    expect([detail.proposal.reasons, detail.windows, detail.mayDecide]).toEqual([[], [], false]);
  });
});

test('each sealed row is in the journal with its hash', async () => {
  const { rows } = await sql`select d.id from status.decision d
    where not exists (select from journal.entry e where e.seals @> jsonb_build_array(jsonb_build_array('status.decision', d.id, encode(d.seal, 'hex'))))
    union all select t.id from status.threshold t
    where not exists (select from journal.entry e where e.seals @> jsonb_build_array(jsonb_build_array('status.threshold', t.id, encode(t.seal, 'hex'))))`.execute(
    room.db,
  );
  expect(rows).toEqual([]);
});

test('a road section shows its gauges with figures; its reports within 50 m are counted, outside the unit small counts are not told', async () => {
  const { lon, lat } = at(other);
  const along = (shift: number) => ({
    geometry: {
      type: 'LineString' as const,
      coordinates: [
        [lon - 0.01, lat + shift],
        [lon + 0.01, lat + shift],
      ] as [number, number][],
    },
  });
  const definition = room.registers.open(commander, 'road-sections');
  const make = (name: string, shift: number) =>
    room.work(commander, (work) =>
      room.registers.create(work, commander, definition, {
        values: { name, class: 'district', surface: 'good' },
        place: along(shift),
      }),
    );
  await make('Jl. Dekat', 0.0003);
  await make('Jl. Jauh', 0.001);
  await room.follow();
  const { items, computedAt } = await room.status.roadStatuses(commander, other);
  const [near, far] = items.toSorted((a, b) => a.name.localeCompare(b.name));
  expect(computedAt).not.toBeNull();
  expect(near).toMatchObject({ name: 'Jl. Dekat', kind: 'road', status: near?.gauges.security });
  expect(near?.n).toBeGreaterThan(0);
  expect(near?.figures.map(({ gauge }) => gauge)).toEqual(['security', 'safety', 'order', 'flow']);
  expect(near?.figures.find(({ gauge }) => gauge === 'security')?.recent).toBe(near?.recent);
  expect(near?.lat).toBeCloseTo(lat + 0.0003, 4);
  expect(far).toMatchObject({ name: 'Jl. Jauh', status: null, n: 0 });
  const outside = await room.status.roadStatuses(await room.actor(['board']), other);
  const told = outside.items.flatMap(({ figures }) => figures.map(({ recent }) => recent ?? 0));
  expect(told.every((n) => n === 0 || n >= 5)).toBe(true);
});
