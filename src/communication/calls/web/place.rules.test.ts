import { describe, expect, it } from 'vitest';
import type { PlaceHit } from '../../../information/areas/areas.contract.ts';
import { areaLine, boundsOf, certainHit, chosenIndex, stepIndex } from './place.rules.ts';

const hit = (name: string, kind: PlaceHit['kind'] = 'road'): PlaceHit => ({
  kind,
  name,
  detail: { id: 'jalan', en: 'road' },
  lon: 106.8,
  lat: -6.2,
  villageCode: null,
  score: 1,
  distanceM: null,
});
const area = (level: 'rt' | 'rw' | 'village' | 'district', code: string, name: string, guessed = false) => ({
  code,
  level,
  name,
  guessed,
  distanceM: guessed ? 40 : 0,
});

describe('places', () => {
  it('takes exact coordinates at once, names never', () => {
    expect(certainHit([hit('-6,2 106,8', 'point')])?.kind).toBe('point');
    expect(certainHit([hit('Jl. Kenanga')])).toBeUndefined();
    expect(certainHit([hit('a', 'point'), hit('b')])).toBeUndefined();
  });
  it('finds the chosen one again', () => {
    const hits = [hit('Jl. Kenanga'), hit('Jl. Melati')];
    expect(chosenIndex(hits, { text: 'Jl. Melati', lon: 106.8, lat: -6.2 })).toBe(1);
    expect(chosenIndex(hits, null)).toBe(-1);
  });
  it('steps through the list and stops at its ends', () => {
    expect([stepIndex(-1, 1, 3), stepIndex(2, 1, 3), stepIndex(0, -1, 3), stepIndex(-1, 1, 0)]).toEqual([0, 2, 0, -1]);
  });
  it('frames points with some room', () => {
    expect(boundsOf([])).toBeUndefined();
    const [west = 0, south = 0, east = 0, north = 0] = boundsOf([hit('a')]) ?? [];
    expect(west < 106.8 && east > 106.8 && south < -6.2 && north > -6.2).toBe(true);
  });
});

describe('areaLine', () => {
  it('names the finest area, its village with its level, and a guess', () => {
    const items = [
      area('district', '31.74.01', 'Rawa Melati'),
      area('village', '31.74.01.1001', 'Cempaka'),
      area('rw', '31.74.01.1001.RW05', 'RW 05', true),
    ];
    expect(areaLine({ items, boundaryVersion: 1 })).toEqual({
      finest: 'RW 05',
      village: 'Kel. Cempaka',
      district: 'Kec. Rawa Melati',
      guessed: true,
      metres: 40,
    });
    const desa = areaLine({ items: [area('village', '31.74.01.2001', 'Sukamaju')], boundaryVersion: 1 });
    expect(desa.village).toBe('Desa Sukamaju');
    expect(areaLine({ items: [], boundaryVersion: null }).village).toBeUndefined();
  });
});
