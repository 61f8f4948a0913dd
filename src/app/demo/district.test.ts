import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inRing, type Point } from './geometry.ts';
import { type District, demoTeams, demoUnitFunctions, generateDistrict, teamOnDuty } from './index.ts';

const hash = (district: District) => createHash('sha256').update(JSON.stringify(district)).digest('hex');

const border = (district: District): Point[] => {
  const { geometry } = district.areas[0]!;
  return geometry.coordinates[0]!.map((position): Point => [Number(position[0]), Number(position[1])]);
};

describe('the demo district', () => {
  const full = generateDistrict(7);
  const count = (level: string) => full.areas.filter((area) => area.level === level).length;

  it('is the same for the same seed and different for another', () => {
    expect(hash(generateDistrict(7))).toBe(hash(full));
    expect(hash(generateDistrict(8))).not.toBe(hash(full));
    expect(hash(generateDistrict(7, { size: 'small' }))).toBe(hash(generateDistrict(7, { size: 'small' })));
  });

  it('keeps the town when only the moment changes', () => {
    const other = generateDistrict(7, { asOf: new Date('2026-06-01T00:00:00Z') });
    expect(other.ways).toEqual(full.ways);
    expect(other.areas).toEqual(full.areas);
  });

  it('is generated in a few seconds', () => {
    const start = performance.now();
    generateDistrict(9);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it.each([7, 21, 22])('has the promised numbers of areas, seed %i', (seed) => {
    const levels = Map.groupBy(generateDistrict(seed).areas, (area) => area.level);
    const size = (level: 'district' | 'village') => levels.get(level)!.length;
    expect(levels.get('regency')).toHaveLength(1);
    expect(size('district')).toBeGreaterThanOrEqual(8);
    expect(size('district')).toBeLessThanOrEqual(12);
    expect(size('village')).toBeGreaterThanOrEqual(60);
    expect(size('village')).toBeLessThanOrEqual(80);
    const total = [...levels.values()].reduce((sum, areas) => sum + areas.length, 0);
    expect(total).toBeGreaterThanOrEqual(2500);
    expect(total).toBeLessThanOrEqual(5000);
  });

  it('gives each area a unique code under its parent and a unique name down to the kelurahan', () => {
    const codes = new Set(full.areas.map((area) => area.code));
    expect(codes.size).toBe(full.areas.length);
    for (const area of full.areas) {
      expect(area.code.startsWith(full.regencyCode)).toBe(true);
      if (area.parentCode) {
        expect(codes.has(area.parentCode)).toBe(true);
        expect(area.code.startsWith(`${area.parentCode}.`)).toBe(true);
      }
    }
    const named = full.areas.filter((area) => area.level === 'district' || area.level === 'village');
    expect(new Set(named.map((area) => area.name)).size).toBe(named.length);
    expect(full.population.length).toBe(full.areas.length + 2 * (1 + count('district') + count('village')));
  });

  it('has units with crews, beats and a start inside the district', () => {
    const ring = border(full);
    const codes = new Set(full.areas.map((area) => area.code));
    const stations = new Set(full.stations.map((station) => station.id));
    expect(full.units.length).toBeGreaterThanOrEqual(60);
    expect(full.units.length).toBeLessThanOrEqual(120);
    expect(new Set(full.units.map((unit) => unit.callsign)).size).toBe(full.units.length);
    expect(new Set(full.units.map((unit) => unit.function)).size).toBe(demoUnitFunctions.length);
    expect(new Set(full.units.map((unit) => unit.profile)).size).toBe(3);
    expect(full.units.some((unit) => unit.locationSource === 'radio')).toBe(true);
    for (const unit of full.units) {
      expect(inRing([unit.lon, unit.lat], ring)).toBe(true);
      expect(stations.has(unit.stationId)).toBe(true);
      expect(unit.beatAreaCodes.length).toBeGreaterThan(0);
      for (const code of unit.beatAreaCodes) expect(codes.has(code)).toBe(true);
      for (const team of demoTeams) expect(unit.crew.filter((c) => c.team === team)).toHaveLength(unit.crewSize);
    }
  });

  it('has stations, landmarks and incidents inside the district and only reserved phone numbers', () => {
    const ring = border(full);
    const kinds = Map.groupBy(full.stations, (station) => station.kind);
    expect(kinds.get('hq')).toHaveLength(1);
    expect(kinds.get('sector')).toHaveLength(count('district'));
    expect(kinds.get('post')!.length).toBeGreaterThan(5);
    for (const place of [...full.stations, ...full.pois, ...full.incidents]) {
      expect(inRing([place.lon, place.lat], ring)).toBe(true);
    }
    for (const station of full.stations) expect(station.phone).toMatch(/^0800-0000-\d{3}$/);
    for (const kind of ['hospital', 'fire_station', 'school', 'market', 'fuel', 'terminal', 'bridge']) {
      expect(full.pois.some((poi) => poi.kind === kind)).toBe(true);
    }
  });

  it('has a small form for quick tests', () => {
    const small = generateDistrict(7, { size: 'small' });
    expect(small.areas.filter((area) => area.level === 'district')).toHaveLength(2);
    expect(small.units).toHaveLength(10);
    const first = Date.parse(small.incidents[0]!.reportedAt);
    expect(Date.parse(small.asOf) - first).toBeLessThanOrEqual(30 * 86_400_000);
  });

  it('has one team on duty at every hour, changing at 08.00 and 20.00 WIB', () => {
    const at = (text: string) => teamOnDuty(new Date(text));
    expect(at('2026-11-22T08:00:00+07:00')).toBe(at('2026-11-22T19:59:59+07:00'));
    expect(at('2026-11-22T20:00:00+07:00')).toBe(at('2026-11-23T07:59:59+07:00'));
    expect(at('2026-11-22T20:00:00+07:00')).not.toBe(at('2026-11-22T19:59:59+07:00'));
    const turns = Array.from({ length: 6 }, (_, k) => teamOnDuty(new Date(Date.UTC(2026, 10, 22, 2 + 12 * k))));
    for (const team of demoTeams) expect(turns.filter((turn) => turn === team)).toHaveLength(2);
  });
});
