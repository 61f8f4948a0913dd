import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NeedCode, needCodes } from '../incidents/needs.types.ts';
import { unitFunctions, unitKinds } from '../units/unit-kinds.types.ts';
import { unitStates } from '../units/units.states.ts';
import { coverNeeds, remainingNeeds, remainingText } from './cover.rules.ts';
import { fitOf } from './fit.rules.ts';
import { recommend } from './recommend.rules.ts';
import { type Candidate, overrideReasons, type RecommendInput } from './recommend.types.ts';
import { wantsOf } from './wants.rules.ts';

const unit = (callSign: string, more: Partial<Candidate> = {}): Candidate => ({
  id: `u${callSign}`,
  callSign,
  kind: 'patrol_car',
  function: 'samapta',
  skills: [],
  equipment: ['firearm'],
  crew: 2,
  state: 'available',
  positionAgeS: 4,
  positionSource: 'gps',
  shiftEndsInS: null,
  task: null,
  emptiesPost: null,
  fuelLow: false,
  ownBeat: false,
  ...more,
});

const input = (
  units: readonly Candidate[],
  etas: readonly number[],
  more: Partial<RecommendInput> = {},
): RecommendInput => ({
  incidentId: 'i0147',
  priority: 1,
  needs: [
    { need: 'patrol', count: 2 },
    { need: 'reskrim', count: 1 },
  ],
  equipment: ['firearm'],
  skills: [],
  targetLeftS: 439,
  units,
  etas: new Map(units.map((one, at) => [one.id, { seconds: etas[at] ?? Number.POSITIVE_INFINITY, meters: 1000 + at }])),
  ...more,
});

describe('the example of the dispatch desk', () => {
  const desk = [
    unit('104', { crew: 3 }),
    unit('117', { kind: 'motorcycle', equipment: [] }),
    unit('121', { function: 'sector', emptiesPost: 'Polsek Cipari' }),
    unit('101', { state: 'returning', crew: 4, fuelLow: true }),
    unit('209', { function: 'reskrim', positionSource: 'radio', positionAgeS: 370 }),
    unit('130', { state: 'out' }),
    unit('119', { state: 'responding', task: { incidentId: 'i0145', incidentNumber: '0145', priority: 1 } }),
    unit('301', { function: 'binmas' }),
  ];
  const found = recommend(input(desk, [249, 265, 325, 353, 433, 10, 100]));

  test('order, proposal and what stays open', () => {
    expect(found.ranked.map((one) => one.callSign)).toEqual(['104', '117', '121', '101', '209']);
    expect(found.proposed.map((one) => [one.unitId, one.need])).toEqual([
      ['u104', 'patrol'],
      ['u117', 'patrol'],
      ['u209', 'reskrim'],
    ]);
    expect(found.remaining).toEqual([]);
    expect(found.excluded.map((one) => [one.unitId, one.reason.code])).toEqual([
      ['u130', 'out'],
      ['u119', 'busy_as_urgent'],
      ['u301', 'no_route'],
    ]);
  });

  test('reasons and shortfalls in words', () => {
    const words = (at: number) => [
      found.reasonsOf(found.ranked[at]!).pluses.map((one) => one.text.id),
      found.reasonsOf(found.ranked[at]!).shortfalls.map((one) => one.text.id),
    ];
    expect(words(0)).toEqual([['tercepat', '3 personel, bersenjata'], []]);
    expect(words(1)).toEqual([['2 personel', 'bisa lewat gang'], ['tanpa senjata api']]);
    expect(words(2)[1]).toEqual(['Polsek Cipari kosong']);
    expect(words(3)[1]).toEqual(['BBM rendah']);
    expect(words(4)).toEqual([['Reskrim', '2 personel, bersenjata'], ['posisi 6 mnt lalu, radio']]);
  });

  test('what stays open when the dispatcher sends two patrols only', () => {
    const left = remainingNeeds(
      [
        { need: 'patrol', count: 2 },
        { need: 'reskrim', count: 1 },
      ],
      desk.slice(0, 2),
    );
    expect(left).toEqual([{ need: 'reskrim', count: 1, partner: false }]);
    expect(remainingText(left).id).toBe('sisa kebutuhan: 1 Reskrim');
  });
});

test('two patrols and one traffic unit: the traffic unit is kept for the traffic need although it could patrol', () => {
  const units = [unit('1', { function: 'traffic' }), unit('2'), unit('3')];
  const needs = [
    { need: 'patrol', count: 2 },
    { need: 'traffic', count: 1 },
  ] as const;
  const found = recommend(input(units, [60, 300, 310], { needs }));
  expect(found.proposed).toEqual([
    { unitId: 'u1', need: 'traffic' },
    { unitId: 'u2', need: 'patrol' },
    { unitId: 'u3', need: 'patrol' },
  ]);
});

test('a unit on a less urgent event may be diverted, with the event named; partners stay open', () => {
  const busy = unit('1', { state: 'responding', task: { incidentId: 'i9', incidentNumber: '0009', priority: 4 } });
  const found = recommend(input([busy], [60], { needs: [{ need: 'fire_brigade', count: 1 }] }));
  expect(found.reasonsOf(found.ranked[0]!).shortfalls[0]?.text.id).toBe('sedang menangani 0009');
  expect(found.proposed).toEqual([]);
  expect(found.remaining).toEqual([{ need: 'fire_brigade', count: 1, partner: true }]);
});

const allSkills: Candidate['skills'][number][] = ['crash_scene', 'first_aid', 'rescue'];
const candidate = fc.record({
  kind: fc.constantFrom(...unitKinds),
  function: fc.constantFrom(...unitFunctions),
  skills: fc.subarray(allSkills),
  equipment: fc.subarray<Candidate['equipment'][number]>(['firearm', 'vest']),
  crew: fc.integer({ min: 1, max: 5 }),
  state: fc.constantFrom(...unitStates),
  positionAgeS: fc.option(fc.nat(4000)),
  positionSource: fc.constantFrom<Candidate['positionSource']>('gps', 'radio', 'post'),
  shiftEndsInS: fc.option(fc.integer({ min: -100, max: 9000 })),
  emptiesPost: fc.option(fc.constant('Polsek Cipari')),
  fuelLow: fc.boolean(),
  ownBeat: fc.boolean(),
});
const needList = fc.array(fc.record({ need: fc.constantFrom(...needCodes), count: fc.integer({ min: 0, max: 2 }) }), {
  maxLength: 3,
});
const scene = fc
  .tuple(
    fc.array(fc.tuple(candidate, fc.nat(2000)), { minLength: 1, maxLength: 12 }),
    needList,
    fc.constantFrom(1, 2, 3, 4),
  )
  .map(([rows, needs, priority]) =>
    input(
      rows.map(([one], at) => unit(String(100 + at), one)),
      rows.map(([, seconds]) => seconds),
      { needs, priority, equipment: ['firearm'], skills: ['first_aid'] },
    ),
  );

test('every unit appears exactly once; shuffling the units changes nothing', () => {
  fc.assert(
    fc.property(scene, (one) => {
      const found = recommend(one);
      const seen = [...found.ranked.map((row) => row.unitId), ...found.excluded.map((row) => row.unitId)];
      expect(seen.toSorted()).toEqual(one.units.map((row) => row.id).toSorted());
      expect(recommend({ ...one, units: one.units.toReversed() }).ranked).toEqual(found.ranked);
      expect(new Set(found.proposed.map((row) => row.unitId)).size).toBe(found.proposed.length);
      const open = found.remaining.reduce((sum, row) => sum + row.count, 0);
      expect(found.proposed.length + open).toBe(one.needs.reduce((sum, row) => sum + row.count, 0));
    }),
    { numRuns: 200 },
  );
});

const improvements: ((one: Candidate) => Partial<Candidate>)[] = [
  () => ({ state: 'available' }),
  () => ({ equipment: ['firearm', 'vest'] }),
  (one) => ({ skills: allSkills.filter((skill) => skill === 'first_aid' || one.skills.includes(skill)) }),
  () => ({ ownBeat: true }),
  (one) => ({ crew: one.crew + 1 }),
  () => ({ positionAgeS: 0 }),
  () => ({ positionSource: 'gps' }),
  () => ({ emptiesPost: null }),
  () => ({ fuelLow: false }),
  () => ({ shiftEndsInS: null }),
];
test('a unit that is better in one thing and no worse in any is never ranked below', () => {
  fc.assert(
    fc.property(scene, fc.constantFrom(...improvements), fc.nat(50), (one, improve, faster) => {
      const [worse] = one.units;
      const eta = worse && one.etas.get(worse.id);
      if (!worse || !eta) return;
      // The better twin has the later call sign, so that only merit can put it first.
      const better = { ...worse, ...improve(worse), id: 'better', callSign: '999' };
      const seconds = Math.max(0, eta.seconds - faster);
      const same = { id: '', callSign: '' };
      const changed = seconds < eta.seconds || !isDeepStrictEqual({ ...better, ...same }, { ...worse, ...same });
      const etas = new Map([...one.etas, ['better', { ...eta, seconds }]]);
      const order = recommend({ ...one, units: [...one.units, better], etas }).ranked.map((row) => row.unitId);
      if (changed && order.includes(worse.id)) {
        expect(order.indexOf('better')).toBeLessThan(order.indexOf(worse.id));
      }
    }),
    { numRuns: 300 },
  );
});

test('the cover is the best one: compared with trying every assignment', () => {
  const costs = fc.array(fc.array(fc.option(fc.nat(1000)), { minLength: 3, maxLength: 3 }), { maxLength: 5 });
  const places: NeedCode[] = ['patrol', 'traffic', 'reskrim'];
  fc.assert(
    fc.property(costs, (table) => {
      const costOf = (row: (number | null)[], need: NeedCode) => row[places.indexOf(need)] ?? null;
      const { chosen } = coverNeeds(
        places.map((need) => ({ need, count: 1 })),
        table,
        costOf,
      );
      const total = chosen.reduce((sum, { unit: row, need }) => sum + (costOf(row, need) ?? 0), 0);
      const tryAll = (at: number, used: number[]): [number, number] => {
        if (at === places.length) return [0, 0];
        let best = tryAll(at + 1, used);
        for (const [index, row] of table.entries()) {
          const cost = row[at] ?? null;
          if (cost === null || used.includes(index)) continue;
          const [count, sum] = tryAll(at + 1, [...used, index]);
          if (count + 1 > best[0] || (count + 1 === best[0] && sum + cost < best[1])) best = [count + 1, sum + cost];
        }
        return best;
      };
      expect([chosen.length, total]).toEqual(tryAll(0, []));
    }),
    { numRuns: 200 },
  );
});

test('small tables', () => {
  expect(fitOf({ function: 'traffic', skills: [] }, 'patrol')).toBe('substitute');
  expect(fitOf({ function: 'binmas', skills: ['rescue'] }, 'rescue')).toBe('primary');
  expect(wantsOf('flood', { trapped: 'yes' })).toEqual({ equipment: ['boat'], skills: ['rescue'] });
  expect(new Set(overrideReasons.map((one) => one.key)).size).toBe(overrideReasons.length);
});

test('a thousand units', () => {
  const units = Array.from({ length: 1000 }, (_, at) =>
    unit(String(at), { function: unitFunctions[at % unitFunctions.length] ?? 'samapta' }),
  );
  const one = input(
    units,
    units.map((_, at) => (at * 7919) % 2400),
  );
  const times = Array.from({ length: 15 }, () => {
    const started = performance.now();
    recommend(one);
    return performance.now() - started;
  });
  expect(times.sort((x, y) => x - y)[7]).toBeLessThan(15);
});
