import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RoadDirection } from './closures.ts';
import { haversine } from './geo.ts';
import { type RoadWay, roadClasses, type TravelProfile, travelProfiles } from './roads.ts';
import { etaBatch, localEngine, roadWay } from './testing/batch.ts';
import { isUsable, placePoint, type ReferenceLive, referenceSeconds, type WayPlace } from './testing/reference.ts';

const directions: RoadDirection[] = ['both', 'forward', 'reverse'];

/** Random networks over a few points: loops, dead ends, parts without connection; no piece of road lies on another. */
const network = fc
  .record({
    points: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 })), {
      minLength: 4,
      maxLength: 14,
      selector: ([x, y]) => `${x},${y}`,
    }),
    drafts: fc.array(
      fc.record({
        path: fc.array(fc.nat(13), { minLength: 2, maxLength: 5 }),
        roadClass: fc.constantFrom(...roadClasses),
        oneway: fc.constantFrom(...directions),
        toll: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
        maxSpeed: fc.option(fc.integer({ min: 4, max: 60 })),
      }),
      { minLength: 2, maxLength: 16 },
    ),
  })
  .map(({ points, drafts }) => {
    const used = new Set<string>();
    const ways: RoadWay[] = [];
    for (const { path, ...other } of drafts) {
      const coordinates: [number, number][] = [];
      let before = -1;
      for (const step of path) {
        const next = step % points.length;
        const pair = `${Math.min(before, next)}-${Math.max(before, next)}`;
        if (next === before || used.has(pair)) continue;
        if (before >= 0) used.add(pair);
        const [x, y] = points[next]!;
        coordinates.push([106.8 + x * 1e-8, -6.3 + y * 1e-8]);
        before = next;
      }
      if (coordinates.length >= 2) ways.push(roadWay(`w${ways.length}`, coordinates, other));
    }
    return ways;
  })
  .filter((ways) => ways.length > 0);

const placeDraft = fc.record({
  way: fc.nat(),
  segment: fc.nat(),
  t: fc.oneof(
    fc.constantFrom(0, 1, 0.5),
    fc.integer({ min: 1, max: 999 }).map((n) => n / 1000),
  ),
});
const liveDraft = fc.record({
  closed: fc.array(
    fc.record({ way: fc.nat(), direction: fc.constantFrom(...directions), profiles: fc.subarray([...travelProfiles]) }),
    { maxLength: 3 },
  ),
  slowed: fc.array(fc.record({ way: fc.nat(), multiplier: fc.constantFrom(0.5, 2, 3.7, 400) }), { maxLength: 3 }),
});
const scenario = fc.record({
  ways: network,
  target: placeDraft,
  live: liveDraft,
  units: fc.array(fc.record({ place: placeDraft, profile: fc.constantFrom(...travelProfiles) }), {
    minLength: 1,
    maxLength: 6,
  }),
  sameEdge: fc.boolean(),
});

function onWays(ways: RoadWay[], draft: WayPlace): WayPlace {
  const way = draft.way % ways.length;
  return { way, segment: draft.segment % (ways[way]!.coordinates.length - 1), t: draft.t };
}

function close(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-6 * expected + 1e-6);
}

test('travel times and routes equal those of a plain reference', () => {
  let reachable = 0;
  fc.assert(
    fc.property(scenario, ({ ways, live: drafted, units: unitDrafts, target: targetDraft, sameEdge }) => {
      const live: ReferenceLive = {
        closed: drafted.closed.map((item) => ({ ...item, way: item.way % ways.length })),
        slowed: drafted.slowed.map((item) => ({ ...item, way: item.way % ways.length })),
      };
      const target = onWays(ways, targetDraft);
      const units: { place: WayPlace; profile: TravelProfile }[] = unitDrafts.map(({ place, profile }, i) => {
        const on = onWays(ways, place);
        return { profile, place: sameEdge && i === 0 ? { ...target, t: on.t } : on };
      });
      // Snap to the very road of the place: no preference for the largest part.
      const { engine } = localEngine(ways, { snap: { extra: 0, factor: 1 } });
      // Live changes come after the engine is built and used, to prove that they need no rebuild.
      const batch = () =>
        etaBatch(
          placePoint(ways, target),
          units.map(({ place, profile }) => ({ ...placePoint(ways, place), profile })),
        );
      const untouched = engine.etas(batch());
      engine.setClosures(
        live.closed.map(({ way, direction, profiles }) => ({
          on: { kind: 'way', wayId: `w${way}`, direction },
          profiles,
        })),
      );
      engine.setWeights(
        live.slowed.map(({ way, multiplier }) => ({ on: { kind: 'way', wayId: `w${way}` }, multiplier })),
      );
      const answer = engine.etas(batch());
      units.forEach(({ place, profile }, i) => {
        if (!isUsable(ways, place.way, profile, live) || !isUsable(ways, target.way, profile, live)) return;
        const expected = referenceSeconds(ways, profile, live, place, target);
        if (expected === Infinity) {
          expect(answer.seconds[i]).toBeNaN();
          return;
        }
        reachable += 1;
        close(answer.seconds[i]!, expected);
        const route = engine.route(placePoint(ways, place), placePoint(ways, target), profile);
        if (typeof route === 'string') throw new Error(route);
        close(route.seconds, expected);
        close(route.metres, answer.metres[i]!);
        const drawn = route.geometry
          .slice(1)
          .reduce((sum, point, k) => sum + haversine(...route.geometry[k]!, ...point), 0);
        expect(Math.abs(drawn - route.metres)).toBeLessThan(1e-4 * route.metres + 0.01);
        const stepSeconds = route.steps.reduce((sum, step) => sum + step.seconds, 0);
        expect(Math.abs(stepSeconds - expected)).toBeLessThanOrEqual(1e-6 * expected + 1e-6);
      });
      engine.setClosures([]);
      engine.setWeights([]);
      expect(engine.etas(batch()).seconds).toEqual(untouched.seconds);
    }),
    { numRuns: 1500 },
  );
  expect(reachable).toBeGreaterThan(1000);
});

test('the matrix equals single requests, and all answers repeat exactly', () => {
  fc.assert(
    fc.property(
      network,
      fc.array(placeDraft, { minLength: 2, maxLength: 5 }),
      fc.constantFrom(...travelProfiles),
      (ways, drafts, profile) => {
        const { engine } = localEngine(ways);
        const places = drafts.map((draft) => placePoint(ways, onWays(ways, draft)));
        const { seconds } = engine.matrix(places, places, profile);
        places.forEach((target, column) => {
          const answer = engine.etas(
            etaBatch(
              target,
              places.map((place) => ({ ...place, profile })),
            ),
          );
          places.forEach((_, row) => {
            expect(seconds[row * places.length + column]).toBe(answer.seconds[row]);
          });
        });
        expect(localEngine(ways).engine.matrix(places, places, profile).seconds).toEqual(seconds);
      },
    ),
    { numRuns: 200 },
  );
});

test('a time limit cuts off exactly those beyond it', () => {
  fc.assert(
    fc.property(scenario, fc.double({ min: 1, max: 600, noNaN: true }), ({ ways, target, units }, maxSeconds) => {
      const { engine } = localEngine(ways);
      const batch = () =>
        etaBatch(
          placePoint(ways, onWays(ways, target)),
          units.map(({ place, profile }) => ({ ...placePoint(ways, onWays(ways, place)), profile })),
        );
      const all = engine.etas(batch());
      const near = engine.etas({ ...batch(), maxSeconds: new Float64Array(3).fill(maxSeconds) });
      all.seconds.forEach((seconds, i) => {
        expect(near.seconds[i]).toEqual(seconds <= maxSeconds ? seconds : Number.NaN);
      });
    }),
    { numRuns: 300 },
  );
});
