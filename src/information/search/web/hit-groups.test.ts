import { describe, expect, it } from 'vitest';
import type { SearchHit, SearchSource } from '../search.contract.ts';
import { hitGroups } from './hit-groups.ts';

const text = { id: 'x', en: 'x' };
const hit = (source: SearchSource, score: number): SearchHit => ({
  source,
  score,
  from: text,
  id: `${source}${score}`,
  title: 'x',
  detail: text,
  href: null,
  lon: null,
  lat: null,
});
const order = (...items: SearchHit[]): SearchSource[] => hitGroups(items).map(({ source }) => source);

describe('groups of hits', () => {
  it('stand in the order of the sources, without the empty ones', () => {
    expect(order(hit('records', 1), hit('areas', 0.8), hit('areas', 0.5))).toEqual(['areas', 'records']);
    expect(hitGroups([hit('areas', 0.8), hit('areas', 0.5)])[0]?.found).toHaveLength(2);
  });
  it('areas that only resemble the words come last', () => {
    expect(order(hit('areas', 0.65), hit('incidents', 1), hit('units', 0.1))).toEqual(['incidents', 'units', 'areas']);
    expect(order(hit('areas', 0.65))).toEqual(['areas']);
  });
});
