import { expect, test } from 'vitest';
import type { Figures } from '../atlas.contract.ts';
import { choroplethOf, groupsOf, tableRows } from './choropleth.ts';

const item = (code: string, value: number | null) => ({
  code,
  name: `Kel. ${code}`,
  lon: 109,
  lat: -9,
  value,
  count: value,
  population: null,
  few: false,
});
const figures: Figures = {
  items: [item('a', 0), item('b', 7), item('c', null), item('d', 3)],
  n: 10,
  unplaced: 0,
  from: null,
  to: null,
  asOf: '2026-11-22T00:00:00Z',
  source: { id: '', en: '' },
};

test('figures fall into classes; what is not known has none and comes last', () => {
  const shown = choroplethOf('figures', false, figures, undefined);
  expect(groupsOf(shown).map(({ codes }) => codes)).toEqual([['a'], ['b'], ['d']]);
  expect(tableRows(shown).map(({ code }) => code)).toEqual(['b', 'd', 'a', 'c']);
});

test('without colours there are no groups', () => {
  expect(groupsOf(choroplethOf('none', false, figures, undefined))).toEqual([]);
  expect(choroplethOf('status', false, undefined, undefined).areas).toEqual([]);
});
