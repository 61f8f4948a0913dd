import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incidentKinds } from '../../command/incidents/incident-kinds.types.ts';
import { levelOf, usualOf } from './counts.rules.ts';
import { changeOf, countBelow, countsAbove, logNegativeBinomial } from './distributions.rules.ts';
import { gaugeKinds } from './gauges.types.ts';
import { proposeProblem } from './problems.rules.ts';
import { rankAreas } from './ranking.rules.ts';
import { gaugesOfRoad, liesOn, linesOf } from './roads.rules.ts';
import { type AreaFacts, proposeArea } from './status.rules.ts';
import { rankOf } from './status.types.ts';
import { createThresholds, startThresholds } from './thresholds.rules.ts';

const none = { recent: 0, windows: [], week: 0 };
const facts = (extra: Partial<AreaFacts> = {}): AreaFacts => ({
  level: 'village',
  total: none,
  gauges: { security: none, safety: none, order: none, flow: none },
  closures: 0,
  problems: { open: 0, grave: 0, rawan: 0 },
  tension: { open: 0, heat: 0 },
  children: null,
  ...extra,
});
const rank = (given: AreaFacts) => {
  const { level } = proposeArea(given, startThresholds);
  return level === null ? -1 : rankOf(level);
};

describe('distributions', () => {
  test('limits are where the tail of the negative binomial says', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 400, noNaN: true }),
        fc.double({ min: 1.05, max: 6, noNaN: true }),
        (mean, spread) => {
          const variance = mean * spread;
          const [at = 0, rarer = 0] = countsAbove(mean, variance, [0.02, 0.002]);
          expect(rarer).toBeGreaterThanOrEqual(at);
          let below = 0;
          for (let n = 0; n < at; n++) below += Math.exp(logNegativeBinomial(n, mean, variance));
          expect(1 - below).toBeLessThanOrEqual(0.02 + 1e-6);
          const last = Math.exp(logNegativeBinomial(at - 1, mean, variance));
          expect(1 - below + last).toBeGreaterThan(0.02 - 1e-6);
          expect(countBelow(mean, variance, 0.05)).toBeLessThanOrEqual(Math.ceil(mean));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a change counts only when chance would hardly make it', () => {
    expect([changeOf(1, 0), changeOf(3, 1), changeOf(4, 0), changeOf(5, 0)]).toEqual([
      'steady',
      'steady',
      'steady',
      'rising',
    ]);
    expect([changeOf(40, 25), changeOf(25, 40), changeOf(30, 28)]).toEqual(['rising', 'falling', 'steady']);
  });
});

describe('reports against the usual', () => {
  const windows = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 3, maxLength: 13 });

  test('more reports never give a calmer level', () => {
    fc.assert(
      fc.property(windows, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 50 }), (usual, recent, more) => {
        const at = (n: number) => rank(facts({ total: { recent: n, windows: usual, week: 0 } }));
        expect(at(recent + more)).toBeGreaterThanOrEqual(at(recent));
      }),
    );
  });

  test('one or two reports never raise a quiet area, and never carry one over a level', () => {
    fc.assert(
      fc.property(windows, fc.integer({ min: 0, max: 300 }), (usual, recent) => {
        const at = (n: number) => rank(facts({ total: { recent: n, windows: usual, week: Math.min(2, n) } }));
        expect(at(1)).toBe(0);
        expect(at(2)).toBe(0);
        expect(at(recent + 2) - at(recent)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('an area that is usually busier needs more to stand out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 60 }), (base, more) => {
        const of = (n: number) => usualOf({ windows: Array(13).fill(n) }, startThresholds)!;
        expect(of(base + more).watchAt).toBeGreaterThanOrEqual(of(base).watchAt);
        expect(of(base + more).dangerAt).toBeGreaterThanOrEqual(of(base).dangerAt);
      }),
    );
  });

  test('by example: usually 35 to 49, now 69', () => {
    const usual = usualOf({ windows: [41, 38, 44, 40, 46, 42, 41, 37, 43, 45, 39, 42, 44] }, startThresholds)!;
    expect([usual.from, usual.to, usual.watchAt, usual.dangerAt]).toMatchInlineSnapshot(`
      [
        31,
        53,
        57,
        63,
      ]
    `);
    expect(levelOf(69, usual)).toBe('rawan');
    expect(levelOf(44, usual)).toBe('aman');
  });

  test('too little history proposes nothing; an RW needs a year of some reports', () => {
    expect(rank(facts({ total: { recent: 9, windows: [1, 0], week: 3 } }))).toBe(-1);
    const quiet = { recent: 1, windows: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1], week: 0 };
    expect(rank(facts({ level: 'rw', total: quiet }))).toBe(-1);
    expect(rank(facts({ level: 'village', total: quiet }))).toBe(0);
  });
});

describe('records', () => {
  test('problems raise by points, one at risk at least to watch; more never calm', () => {
    const at = (open: number, grave: number, rawan = 0) => rank(facts({ problems: { open, grave, rawan } }));
    expect([at(2, 0), at(3, 0), at(2, 1), at(1, 0, 1), at(5, 3), at(8, 0)]).toEqual([0, 1, 1, 1, 2, 2]);
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), (open, more) => {
        expect(at(open + more, 0)).toBeGreaterThanOrEqual(at(open, 0));
      }),
    );
  });

  test('tension by its highest heat', () => {
    const at = (heat: number) => rank(facts({ tension: { open: 1, heat } }));
    expect([1, 2, 3, 4, 5].map(at)).toEqual([0, 0, 1, 2, 2]);
  });

  test('an area above takes what is shown below', () => {
    const at = (of: number, waspada: number, rawan: number) => rank(facts({ children: { of, waspada, rawan } }));
    expect([at(8, 0, 0), at(8, 1, 0), at(8, 2, 0), at(8, 0, 1), at(8, 0, 2), at(20, 0, 2)]).toEqual([
      -1, 0, 1, 1, 2, 1,
    ]);
  });

  test('closed roads show in the flow only', () => {
    const proposal = proposeArea(facts({ closures: 1 }), startThresholds);
    expect([proposal.gauges, proposal.level]).toEqual([{ flow: 'waspada' }, null]);
  });

  test('a problem by its points', () => {
    const calm = { kind: 'dispute', linked: 0, handled: true, days: 10 };
    const level = (extra: Partial<typeof calm>) => proposeProblem({ ...calm, ...extra }).level;
    expect([
      level({}),
      level({ kind: 'street' }),
      level({ kind: 'street', linked: 1 }),
      level({ kind: 'street', linked: 3, handled: false }),
      level({ linked: 1, handled: false }),
      level({ linked: 5, handled: false, days: 200 }),
    ]).toEqual(['aman', 'aman', 'waspada', 'rawan', 'waspada', 'rawan']);
  });
});

test('every kind counts in one gauge at most, and all of crime, traffic and disturbance but the missing count', () => {
  const all = Object.values(gaugeKinds).flat();
  expect(new Set(all).size).toBe(all.length);
  const left = incidentKinds.filter(
    ({ code, group }) => ['crime', 'traffic', 'disturbance', 'disaster'].includes(group) && !all.includes(code),
  );
  expect(left.map(({ code }) => code)).toEqual(['missing_person']);
});

describe('thresholds', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n));
  const decided = (areaCode: string | null, value: number | null, from: number) => ({
    areaCode,
    parameter: 'problem_watch' as const,
    value,
    validFrom: day(from),
  });

  test('the nearest area that decided holds, the newest of its decisions, and none gives way again', () => {
    const decisions = [decided(null, 4, 1), decided('99.01', 5, 1), decided('99.01', 6, 2), decided('99.01.02', 9, 9)];
    const { find } = createThresholds(decisions, day(5));
    expect(find('99.01.01.1001', 'problem_watch')).toEqual({ value: 6, from: '99.01' });
    expect(find('99.01.02', 'problem_watch').value).toBe(6);
    expect(find('98', 'problem_watch')).toEqual({ value: 4, from: '' });
    expect(find('98', 'problem_danger')).toEqual({ value: 8, from: null });
    const later = createThresholds([...decisions, decided('99.01', null, 10)], day(20));
    expect(later.find('99.01.01', 'problem_watch')).toEqual({ value: 4, from: '' });
    expect(later.find('99.01.02.1001.RW01', 'problem_watch').value).toBe(9);
    expect(later.of('99.01.02').problem_watch).toBe(9);
  });
});

describe('ranking', () => {
  const areas = fc.array(fc.record({ n: fc.nat(400), population: fc.integer({ min: 200, max: 60_000 }) }), {
    minLength: 1,
    maxLength: 30,
  });

  test('areas whose intervals overlap may stand in each other’s place; others are told apart', () => {
    fc.assert(
      fc.property(areas, (given) => {
        const ranked = rankAreas(
          given.map((area, i) => ({ ...area, code: String(i) })),
          364,
        );
        ranked.forEach((a, place) => {
          expect(a.rankFrom).toBeLessThanOrEqual(place + 1);
          expect(a.rankTo).toBeGreaterThanOrEqual(place + 1);
          for (const b of ranked) {
            if (a.low > b.high) expect(a.rankFrom).toBeLessThan(b.rankTo);
          }
        });
      }),
      { numRuns: 40 },
    );
    const [first, second, third] = rankAreas(
      [
        { code: 'a', n: 40, population: 10_000 },
        { code: 'b', n: 44, population: 10_000 },
        { code: 'c', n: 5, population: 10_000 },
      ],
      365,
    );
    expect([first, second, third].map((one) => [one!.code, one!.rankFrom, one!.rankTo])).toEqual([
      ['b', 1, 2],
      ['a', 1, 2],
      ['c', 3, 3],
    ]);
  });
});

describe('road sections', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [109, -9],
      [109.01, -9],
    ],
  };
  test('a report belongs to a section within 50 m of its line', () => {
    const lines = linesOf(line);
    expect([liesOn(lines, 109.005, -9.0004), liesOn(lines, 109.005, -9.0006), liesOn(lines, 109.02, -9)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(linesOf({ type: 'MultiLineString', coordinates: [line.coordinates] })).toEqual(lines);
    expect(linesOf({ type: 'Polygon', coordinates: [] })).toEqual([]);
  });

  test('each gauge by its own count, none with too few reports', () => {
    const busy = { recent: 20, windows: Array<number>(13).fill(4), week: 5 };
    const calm = { recent: 0, windows: Array<number>(13).fill(0), week: 0 };
    const found = gaugesOfRoad({ security: calm, safety: busy, order: calm, flow: calm }, startThresholds);
    expect(found).toEqual({ gauges: { safety: 'rawan' }, level: 'rawan' });
  });
});
