import { expect, test } from 'vitest';
import { Random } from '../demo/random.ts';
import { drawKind, nextArrival, rhythm } from './arrivals.ts';

const monday = { hour: 0, weekday: 0 };

function arrivals(perHour: number, hours: number, seed = 7): number[] {
  const random = new Random(seed, 'arrivals');
  const out: number[] = [];
  for (
    let at = nextArrival(0, perHour, monday, random);
    at < hours * 3600;
    at = nextArrival(at, perHour, monday, random)
  ) {
    out.push(at);
  }
  return out;
}

test('the mean over whole weeks is the rate asked for', () => {
  const weeks = 20;
  const count = arrivals(12, weeks * 168).length;
  const expected = 12 * weeks * 168;
  expect(Math.abs(count - expected)).toBeLessThan(4 * Math.sqrt(expected));
});

test('each hour of the day gets its share: arrivals follow the rhythm', () => {
  const weeks = 30;
  const counts = new Array<number>(24).fill(0);
  for (const at of arrivals(12, weeks * 168)) counts[Math.floor(at / 3600) % 24]! += 1;
  for (let hour = 0; hour < 24; hour++) {
    let share = 0;
    for (let day = 0; day < 7; day++) share += rhythm(monday, (day * 24 + hour) * 3600 + 1);
    const expected = 12 * weeks * share;
    expect(Math.abs(counts[hour]! - expected), `hour ${hour}`).toBeLessThan(4.5 * Math.sqrt(expected));
  }
});

test('within an hour of constant rate the gaps are exponential: as spread as they are long', () => {
  const times = arrivals(600, 168).filter((at) => at % 86_400 < 3600);
  const gaps = times
    .slice(1)
    .map((at, i) => at - times[i]!)
    .filter((gap) => gap < 3600);
  const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
  const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
  expect(deviation / mean).toBeGreaterThan(0.9);
  expect(deviation / mean).toBeLessThan(1.12);
});

test('the same seed gives the same arrivals, another seed others', () => {
  expect(arrivals(12, 24)).toEqual(arrivals(12, 24));
  expect(arrivals(12, 24, 8)).not.toEqual(arrivals(12, 24));
});

test('kinds follow the hour: noise at night, congestion at rush hour', () => {
  const random = new Random(3, 'kinds');
  const share = (hour: number, kind: string) => {
    let hits = 0;
    for (let i = 0; i < 4000; i++) if (drawKind({ hour, weekday: 2 }, 0, random) === kind) hits++;
    return hits / 4000;
  };
  expect(share(23, 'noise')).toBeGreaterThan(3 * share(10, 'noise'));
  expect(share(17, 'congestion')).toBeGreaterThan(3 * share(1, 'congestion'));
});
