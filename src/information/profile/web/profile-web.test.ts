import { describe, expect, it } from 'vitest';
import { translate } from '../../../platform/web/text/i18n.ts';
import { areaTitle, placeWithin } from '../area-words.rules.ts';
import { capacityOf, officersOf, type UnitRow } from '../holders.rules.ts';
import { monthName, windowText } from './answers.ts';
import { lineOf, pathOfRings, placeLabels, planeFor } from './map-plane.ts';
import { texts } from './texts.ts';
import { touchesArea } from './touches.ts';
import { trendLines } from './trend-lines.ts';

const event = (type: string, data: unknown) => ({ subject: { type, id: 'x' }, data });

describe('which events change an area', () => {
  it.each([
    ['incident', { villageCode: '99.71.01.1001' }, '99.71.01', true],
    ['incident', { villageCode: '99.71.01.1001' }, '99.71.02', false],
    ['incident', { villageCode: '99.71.01.1001' }, '99.71.01.1001.RW04', true],
    ['incident', { villageCode: null }, '99.71.02', true],
    ['record', { place: { areaCode: '99.71.02.1003' } }, '99.71.02', true],
    ['record', { place: { areaCode: '99.71.02.1003' } }, '99.71.01', false],
    ['status', { code: '99.71.01', kind: 'area' }, '99.71', true],
    ['unit', { callsign: '104' }, '99.71', false],
    ['call', {}, '99.71', false],
  ])('%s %o for %s: %s', (type, data, area, expected) => {
    expect(touchesArea(event(type, data), area)).toBe(expected);
  });
});

describe('words', () => {
  it('names areas as people do', () => {
    expect(areaTitle({ code: '99.71', level: 'regency', name: 'Kota Wanasari' }, 'id')).toBe('Kota Wanasari');
    expect(areaTitle({ code: '99.71.01', level: 'district', name: 'Rawa Melati' }, 'id')).toBe('Kecamatan Rawa Melati');
    expect(areaTitle({ code: '99.71.01.2001', level: 'village', name: 'Suka' }, 'en')).toBe('Desa Suka');
    expect(areaTitle({ code: '99.71.01.1001.RW04', level: 'rw', name: 'RW 04' }, 'id')).toBe('RW 04');
  });

  it('leaves out of a place what the page says already', () => {
    const place = 'RT 005, RW 04, Kel. Cempaka, Kec. Melati';
    expect(placeWithin(place, 'district')).toBe('RT 005, RW 04, Kel. Cempaka');
    expect(placeWithin(place, 'village')).toBe('RT 005, RW 04');
    expect(placeWithin('Kel. Cempaka, Kec. Melati', 'rw')).toBe('');
  });

  it('says an evening that goes on past midnight', () => {
    const t = (key: keyof typeof texts.id & string, values?: Record<string, string | number>) =>
      translate(texts, key, values);
    expect(windowText({ fromDay: 5, days: 2, fromHour: 22, toHour: 27, n: 9 }, t, 'id')).toBe('Jum–Sab 22.00–03.00');
    expect(windowText({ fromDay: 7, days: 2, fromHour: 19, toHour: 24, n: 9 }, t, 'en')).toBe('Sun–Mon 19.00–00.00');
    expect(monthName('2026-06', 'en')).toBe('Jun 26');
  });
});

describe('who holds an area', () => {
  const unit = (callsign: string, fn: string, beat_codes: string[]): UnitRow => ({
    id: callsign,
    callsign,
    name: callsign,
    function: fn,
    crew: [{ name: 'Contoh', rank: 'Aipda' }],
    crew_size: 2,
    beat_codes,
  });
  const units = [unit('401', 'binmas', ['1.1']), unit('121', 'sector', ['1']), unit('101', 'samapta', ['1', '2'])];

  it('counts people only where the whole beat lies in it', () => {
    expect(capacityOf(units, '1')).toEqual({ people: 4, units: 2, shared: 1 });
    expect(capacityOf(units, '1.1')).toEqual({ people: 2, units: 1, shared: 2 });
    expect(capacityOf(units, '1.1.3')).toEqual({ people: 0, units: 0, shared: 3 });
  });

  it('names the village officer alone', () => {
    expect(officersOf(units, false, () => null)).toMatchObject([{ callsign: '401', crew: null, areas: ['1.1'] }]);
  });
});

describe('drawing', () => {
  it('fits the area above its legend', () => {
    const plane = planeFor({ width: 4000, height: 1000 }, 440, 700);
    expect(plane.scale).toBeCloseTo((440 * 0.88) / 4000, 6);
    expect(plane.dy + 1000 * plane.scale).toBeLessThan(700 - 136);
    expect(pathOfRings([[0, 0, 5, 0, 5, 5]])).toBe('M0 0L5 0L5 5Z');
    expect(lineOf([])).toBe('');
  });

  it('leaves out names that would lie on others', () => {
    const at = (code: string, x: number) => ({ code, name: 'Rawa Melati', x, y: 0 });
    const placed = placeLabels([at('a', 0), at('b', 20), at('c', 300)], { scale: 1, dx: 0, dy: 0 });
    expect(placed.map(({ code }) => code)).toEqual(['a', 'c']);
  });

  it('draws months in a row, breaks at a gap, and dashes to what the running month comes to', () => {
    const month = (n: number | null, expected: number | null = null) => ({
      month: '2026-01',
      n,
      ends: n === null ? null : { low: n - 1, high: n + 2 },
      expected,
      days: 30,
    });
    const trend = {
      months: [month(4), month(5), month(null), month(6), month(2, 7)],
      usual: { low: 2, high: 6 },
      direction: 'steady' as const,
      since: null,
    };
    const lines = trendLines(trend, { width: 100, height: 100, left: 0, right: 0, top: 0, bottom: 0 });
    expect(lines.lines.map((line) => line.map(([x]) => x))).toEqual([[0, 25], [75]]);
    expect(lines.running?.to[0]).toBe(100);
    expect(lines.ticks[0]).toEqual({ value: 0, y: 100 });
    expect(lines.ticks.at(-1)!.value).toBeGreaterThanOrEqual(8);
  });
});
