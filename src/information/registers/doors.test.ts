import { describe, expect, it } from 'vitest';
import { proposeMapping } from './columns.rules.ts';
import { readGeometry, toWkt } from './csv-values.ts';
import { checkQuery, readItemsQuery } from './ogc.rules.ts';

describe('questions to a collection', () => {
  it('reads limit, bbox and datetime', () => {
    expect(readItemsQuery({})).toEqual({ limit: 100 });
    expect(readItemsQuery({ f: 'json', limit: '5000', bbox: '109,-10,0,110,-9,100' })).toEqual({
      limit: 1000,
      box: [109, -10, 110, -9],
    });
    expect(readItemsQuery({ datetime: '2026-01-01/..' }).lived).toEqual({
      from: new Date('2026-01-01T00:00:00Z'),
      to: null,
    });
    expect(readItemsQuery({ datetime: '2026-01-01T/2026-01-31T' }).lived).toEqual({
      from: new Date('2026-01-01T00:00:00Z'),
      to: new Date('2026-01-31T23:59:59.999Z'),
    });
    expect(readItemsQuery({ datetime: '2026-01-01' }).lived).toEqual({
      from: new Date('2026-01-01T00:00:00Z'),
      to: new Date('2026-01-01T23:59:59.999Z'),
    });
  });

  it.each([
    { limit: '0' },
    { limit: 'x' },
    { bbox: '1,2,3' },
    { bbox: '1,2,NaN,4' },
    { bbox: '1,2,,4' },
    { bbox: '110,-9,109,-8' },
    { datetime: 'yesterday' },
    { datetime: '1/2/3' },
    { f: 'html' },
    { unknown: '1' },
  ])('answers 400 to %j', (given) => {
    expect(() => readItemsQuery(given)).toThrow(expect.objectContaining({ status: 400 }));
  });

  it('knows no parameters of a document', () => {
    expect(() => checkQuery({ limit: '1' }, [])).toThrow(expect.objectContaining({ status: 400 }));
  });
});

describe('geometries as text', () => {
  it.each([
    'POINT(109.5 -9.5)',
    'LINESTRING(109.5 -9.5, 109.6 -9.6)',
    'POLYGON((0 0, 1 0, 1 1, 0 0), (0.1 0.1, 0.2 0.1, 0.2 0.2, 0.1 0.1))',
    'MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))',
  ])('%s is read back', (wkt) => expect(toWkt(readGeometry(wkt)!)).toBe(wkt));

  it('reads GeoJSON too, and nothing else', () => {
    expect(readGeometry('{"type":"Point","coordinates":[1,2]}')).toEqual({ type: 'Point', coordinates: [1, 2] });
    expect(readGeometry('{"type":"Point"')).toBeUndefined();
    expect(readGeometry('somewhere')).toBeUndefined();
  });
});

it('columns are proposed by id, then words, then usual names, each once', () => {
  const field = (id: string, text: string) => ({ id, type: 'text', texts: { id: text, en: id } }) as never;
  const view = { fields: [field('name', 'Nama pos'), field('kind', 'Jenis')], placement: 'point' as const };
  expect(proposeMapping(['NAMA-POS', 'jenis', 'Longitude', 'y', 'Jenis', 'Lain'], view)).toEqual([
    'name',
    'kind',
    'lon',
    'lat',
    null,
    null,
  ]);
  expect(proposeMapping(['Nama', 'Jenis', 'Jenis pos'], view, true)).toEqual(['name', 'kind', null]);
  expect(proposeMapping(['Nama'], view)).toEqual([null]);
});
