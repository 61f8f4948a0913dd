import { describe, expect, it } from 'vitest';
import { islamicMonth } from './calendar.ts';
import { distance, type Point } from './geometry.ts';
import { type DemoIncident, type DemoIncidentKind, demoIncidentKinds, generateDistrict } from './index.ts';
import { toMetres } from './projection.ts';
import { Random } from './random.ts';

const district = generateDistrict(17);
const { incidents } = district;
const ofKind = (...kinds: DemoIncidentKind[]) => incidents.filter((incident) => kinds.includes(incident.kind));
const local = (incident: DemoIncident) => new Date(Date.parse(incident.reportedAt) + 7 * 3_600_000);
const share = (list: readonly DemoIncident[], test: (at: Date) => boolean) =>
  list.filter((incident) => test(local(incident))).length / list.length;
const atNight = (at: Date) => at.getUTCHours() >= 21 || at.getUTCHours() < 5;

/** Pairs within 200 m and 14 days (the cell a Knox test looks at). */
function closePairs(points: readonly Point[], days: readonly number[]): number {
  let pairs = 0;
  for (let i = 0; i < points.length; i++) {
    for (let j = 0; j < i; j++) {
      if (Math.abs(days[i]! - days[j]!) <= 14 && distance(points[i]!, points[j]!) <= 200) pairs++;
    }
  }
  return pairs;
}

describe('the incidents', () => {
  it('are 25 to 40 a day over 24 months, in order, of every kind', () => {
    const days = (Date.parse(district.asOf) - Date.parse(incidents[0]!.reportedAt)) / 86_400_000;
    expect(days).toBeGreaterThan(728);
    expect(incidents.length / days).toBeGreaterThan(25);
    expect(incidents.length / days).toBeLessThan(40);
    expect(new Set(incidents.map((incident) => incident.kind)).size).toBe(demoIncidentKinds.length);
    incidents.forEach((incident, i) => {
      if (i > 0) expect(incident.reportedAt >= incidents[i - 1]!.reportedAt).toBe(true);
      expect(incident.narrative).not.toMatch(/[{}]|^[a-z]|\. [a-z]/);
      expect(incident.resolvedSeconds === null).toBe(incident.disposition === null);
      if (incident.arrivalSeconds !== null) {
        expect(incident.responseSeconds).toBeLessThanOrEqual(incident.arrivalSeconds);
      }
    });
    expect(incidents.at(-1)!.reportedAt < district.asOf).toBe(true);
  });

  it('keep the rhythm of the day by kind', () => {
    expect(share(ofKind('curat'), atNight)).toBeGreaterThan(0.5);
    expect(share(ofKind('noise'), atNight)).toBeGreaterThan(0.6);
    expect(share(ofKind('fraud'), atNight)).toBeLessThan(0.2);
    const rush = (at: Date) => [6, 7, 8, 16, 17, 18].includes(at.getUTCHours());
    expect(share(ofKind('crash_injury', 'crash_material'), rush)).toBeGreaterThan(0.4);
  });

  it('keep the rhythm of the week', () => {
    const weekend = (at: Date) => at.getUTCDay() === 6 || at.getUTCDay() === 0;
    expect(share(ofKind('noise', 'brawl', 'anirat'), weekend)).toBeGreaterThan(0.33);
    expect(share(ofKind('congestion', 'fraud'), weekend)).toBeLessThan(0.27);
  });

  it('follow the seasons', () => {
    const wet = (at: Date) => [10, 11, 0, 1, 2].includes(at.getUTCMonth());
    expect(share(ofKind('flood'), wet)).toBeGreaterThan(0.6);
    expect(share(ofKind('crash_injury', 'crash_material'), wet)).toBeGreaterThan(5 / 12);
    const fasting = ofKind('brawl').filter((i) => islamicMonth(Date.parse(i.reportedAt)) === 9);
    const usual = ofKind('brawl').filter((i) => islamicMonth(Date.parse(i.reportedAt)) !== 9);
    const beforeDawn = (at: Date) => at.getUTCHours() >= 1 && at.getUTCHours() < 5;
    expect(share(fasting, beforeDawn)).toBeGreaterThan(2 * share(usual, beforeDawn));
  });

  it('gather at hot spots', () => {
    const cells = new Map<string, number>();
    const thefts = ofKind('theft', 'crash_injury', 'brawl');
    for (const incident of thefts) {
      const [x, y] = toMetres(incident.lon, incident.lat);
      const key = `${Math.floor(x / 300)}:${Math.floor(y / 300)}`;
      cells.set(key, (cells.get(key) ?? 0) + 1);
    }
    const counts = [...cells.values()].sort((a, b) => b - a);
    const top = counts.slice(0, Math.ceil((144e6 / 9e4) * 0.02)).reduce((a, b) => a + b, 0);
    expect(top / thefts.length).toBeGreaterThan(0.3);
  });

  it('repeat near each other in the case of burglary (Knox ratio), but not of fraud', () => {
    const ratio = (kind: DemoIncidentKind) => {
      const list = ofKind(kind);
      const points = list.map((incident) => toMetres(incident.lon, incident.lat));
      const days = list.map((incident) => Date.parse(incident.reportedAt) / 86_400_000);
      const random = new Random(5);
      const shuffled = Array.from({ length: 8 }, () => closePairs(points, random.shuffle(days)));
      return closePairs(points, days) / (shuffled.reduce((a, b) => a + b, 0) / shuffled.length);
    };
    expect(ratio('curat')).toBeGreaterThan(1.3);
    expect(ratio('curat')).toBeLessThan(5);
    expect(ratio('fraud')).toBeLessThan(1.6);
  });

  it('know the fasting month', () => {
    // Ramadan 1447 began on 18 or 19 February 2026, and 1446 on 1 March 2025.
    expect(islamicMonth(Date.parse('2026-03-01T05:00:00Z'))).toBe(9);
    expect(islamicMonth(Date.parse('2025-03-15T05:00:00Z'))).toBe(9);
    expect(islamicMonth(Date.parse('2026-04-05T05:00:00Z'))).toBe(10);
    expect(islamicMonth(Date.parse('2026-02-10T05:00:00Z'))).toBe(8);
  });
});
