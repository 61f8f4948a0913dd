import { expect, test } from 'vitest';
import type { PlanArea, SectorFigures, Split } from '../sectors.contract.ts';
import { changedAreas, codesBySector, inBeat, listedAreas, scalesOf, stepArea } from './view.ts';

const area = (code: string, name: string, sector: PlanArea['sector']): PlanArea => ({
  code,
  name,
  sector,
  parent: null,
  lon: 107,
  lat: -7,
  load: { hours: 1, n: 1, measured: 1 },
  population: null,
  km2: 1,
});
const areas = [area('1.1', 'Melati', 'B'), area('1.2', 'Anggrek', 'A'), area('1.3', 'Kenanga', null)];

test('areas stand by name, whatever their sector; J and K stay within the list', () => {
  const order = listedAreas(areas);
  expect(order.map(({ name }) => name)).toEqual(['Anggrek', 'Kenanga', 'Melati']);
  expect(stepArea(order, undefined, 1)).toBe('1.2');
  expect(stepArea(order, '1.3', 1)).toBe('1.1');
  expect(stepArea(order, '1.1', 1)).toBe('1.1');
  expect(stepArea(order, undefined, -1)).toBe('1.1');
});

test('a beat may be named by an area above, or below', () => {
  expect(inBeat(areas, ['1'])).toEqual(['1.1', '1.2', '1.3']);
  expect(inBeat(areas, ['1.2.RW01'])).toEqual(['1.2']);
  expect(inBeat(areas, ['1.22'])).toEqual([]);
});

test('what changes against the plan in force, on the same level only', () => {
  const split = (level: 'village' | 'rw', own: PlanArea[]) => ({ level, areas: own }) as Split;
  const before = split('village', [area('1.1', 'Melati', 'A'), area('1.2', 'Anggrek', 'A')]);
  expect(changedAreas(split('village', areas), before)).toEqual(['1.1']);
  expect(changedAreas(split('rw', areas), before)).toEqual([]);
  expect(codesBySector(areas)).toEqual([
    ['B', ['1.1']],
    ['A', ['1.2']],
  ]);
});

test('what was not measured is not part of a mean', () => {
  const figures = (seconds: number | null): SectorFigures => ({
    areas: 1,
    load: { hours: 10, n: 1, measured: 1 },
    population: { people: null, known: 0, of: 1 },
    km2: 2,
    units: 0,
    crew: 0,
    peoplePerOfficer: null,
    travel: { seconds, measured: 0, of: 1 },
    pieces: 1,
  });
  const scales = scalesOf([
    { key: 'A', name: 'A', officer: null, figures: figures(100) },
    { key: 'B', name: 'B', officer: null, figures: figures(null) },
  ]);
  expect(scales.travel).toEqual({ mean: 100, max: 100 });
  expect(scales.per_officer).toEqual({ mean: null, max: 0 });
});
