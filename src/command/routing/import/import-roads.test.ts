import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { GeoFileError } from '../../../platform/geo/geo-error.ts';
import { bytesSource, fileSource } from '../../../platform/geo/source.ts';
import { importRoads } from './import-roads.ts';
import { readRoadTags } from './osm-tags.ts';

const geo = new URL('../../../../../shared/data/geo/', import.meta.url);
const hasData = existsSync(geo);
const file = (path: string) => fileSource(fileURLToPath(new URL(path, geo)));
const text = (content: string) => bytesSource('uji', new TextEncoder().encode(content));
const tags = (values: Record<string, string>) => readRoadTags((key) => values[key]);

describe('readRoadTags', () => {
  it.each([
    ['motorway_link', 'motorway'],
    ['trunk', 'trunk'],
    ['primary_link', 'primary'],
    ['living_street', 'residential'],
    ['unclassified', 'residential'],
    ['track', 'alley'],
    ['path', 'alley'],
    ['pedestrian', 'footway'],
    ['steps', 'footway'],
  ])('%s is %s', (highway, roadClass) => expect(tags({ highway })).toMatchObject({ roadClass }));

  it.each([
    [{ oneway: 'yes' }, 'forward'],
    [{ oneway: 'true' }, 'forward'],
    [{ oneway: '1' }, 'forward'],
    [{ oneway: '-1' }, 'reverse'],
    [{ oneway: 'reverse' }, 'reverse'],
    [{ oneway: 'no' }, 'both'],
    [{}, 'both'],
    [{ junction: 'roundabout' }, 'forward'],
    [{ highway: 'motorway' }, 'forward'],
    [{ highway: 'motorway', oneway: 'no' }, 'both'],
    [{ highway: 'footway', oneway: 'yes' }, 'both'],
  ])('%j runs %s', (values, oneway) => expect(tags({ highway: 'primary', ...values })).toMatchObject({ oneway }));

  it.each([
    [{ access: 'private' }, 'access'],
    [{ access: 'no' }, 'access'],
    [{ highway: 'construction' }, 'unusable'],
    [{ highway: 'constructor' }, 'unusable'],
    [{}, 'residential'],
    [{ access: 'no', foot: 'yes' }, 'footway'],
    [{ access: 'no', emergency: 'yes' }, 'residential'],
    [{ access: 'private', motor_vehicle: 'destination' }, 'residential'],
    [{ motor_vehicle: 'no' }, 'footway'],
    [{ motorcar: 'no' }, 'alley'],
    [{ vehicle: 'no', motorcycle: 'yes' }, 'alley'],
    [{ highway: 'path', motorcycle: 'no' }, 'footway'],
    [{ highway: 'footway', motorcycle: 'yes' }, 'alley'],
    [{ highway: 'track', tracktype: 'grade1' }, 'service'],
  ])('%j becomes %s', (values, expected) => {
    const found = tags({ highway: 'residential', ...values });
    expect(typeof found === 'string' ? found : found.roadClass).toBe(expected);
  });

  it.each([
    ['50', 50],
    ['30 mph', 48.3],
    ['40 km/h', 40],
    ['60;40', 40],
    ['none', null],
    ['ID:urban', null],
    ['0', null],
    ['', null],
  ])('reads the speed %j as %j', (maxspeed, maxSpeed) =>
    expect(tags({ highway: 'primary', maxspeed })).toMatchObject({ maxSpeed }),
  );

  it('reads toll and name', () => {
    expect(tags({ highway: 'trunk', toll: 'yes', name: ' Jalan\u0000 Raya ' })).toMatchObject({
      toll: true,
      name: 'Jalan Raya',
    });
  });
});

describe('importRoads', () => {
  it('cuts OSM ways at nodes that are not in the file, and refuses what is left without a line', async () => {
    const node = (id: number) => `<node id="${id}" lat="-6.2${id}" lon="106.8"/>`;
    const way = (id: number, refs: number[], highway = 'residential') =>
      `<way id="${id}">${refs.map((r) => `<nd ref="${r}"/>`).join('')}<tag k="highway" v="${highway}"/></way>`;
    const xml = `<osm>${[1, 2, 3, 4, 5].map(node).join('')}${way(10, [1, 1, 2, 99, 3, 4])}${way(11, [98, 1, 97])}${way(12, [4, 5], 'proposed')}<way id="13"><nd ref="1"/></way></osm>`;
    const { rows, refused, warnings, dropped } = await importRoads(text(xml), { language: 'en' });
    expect(rows.map((row) => [row.id, row.nodeIds])).toEqual([
      ['10', ['1', '2']],
      ['10-2', ['3', '4']],
    ]);
    expect(rows[0]?.coordinates).toEqual([
      [106.8, -6.21],
      [106.8, -6.22],
    ]);
    expect(refused).toEqual([{ row: 2, reason: 'way 11: fewer than two known nodes' }]);
    expect(dropped).toEqual({ access: 0, unusable: 1 });
    expect(warnings).toEqual([
      expect.stringMatching(/cut because.*: 1$/),
      expect.stringMatching(/not a usable road.*: 1$/),
    ]);
  });

  it('reads GeoJSON with missing ids, swapped order, multi lines and nested tags', async () => {
    const line = (properties: object, coordinates: unknown, type = 'LineString', id?: string) =>
      JSON.stringify({ type: 'Feature', id, properties, geometry: { type, coordinates } });
    const good = [
      [106.8, -6.2],
      [106.81, -6.2],
    ];
    const content = [
      line({ highway: 'primary', oneway: '-1' }, good),
      line(
        { other_tags: '"highway"=>"secondary","oneway"=>"yes"' },
        [
          [-6.2, 106.8],
          [-6.21, 106.8],
        ],
        'LineString',
        'way/77',
      ),
      line(
        { tags: { highway: 'service' }, osm_id: 5 },
        [
          good,
          [
            [106.9, -6.2],
            [106.9, -6.3],
          ],
        ],
        'MultiLineString',
      ),
      line({ highway: 'service', osm_id: 5 }, good),
      line({ name: 'no road' }, good),
      line({ highway: 'service' }, [
        [106, -6],
        [106, -6],
      ]),
      line({ highway: 'service' }, [
        [106, -6],
        [106, null],
      ]),
      line({ highway: 'service' }, [106, -6], 'Point'),
    ].join('\n');
    const { rows, refused, warnings } = await importRoads(text(content));
    expect(rows.map((row) => [row.id, row.roadClass, row.oneway])).toEqual([
      [expect.stringMatching(/^g[0-9a-f]{16}$/), 'primary', 'reverse'],
      ['77', 'secondary', 'forward'],
      ['5', 'service', 'both'],
      ['5-2', 'service', 'both'],
      ['5-3', 'service', 'both'],
    ]);
    expect(rows[1]?.coordinates).toEqual([
      [106.8, -6.2],
      [106.8, -6.21],
    ]);
    expect(refused.map((r) => r.row)).toEqual([5, 6, 7, 8]);
    expect(warnings).toHaveLength(3);
    expect((await importRoads(text(content))).rows[0]?.id).toBe(rows[0]?.id);
  });

  it('refuses other files whole', async () => {
    await expect(importRoads(text('a,b\n'))).rejects.toBeInstanceOf(GeoFileError);
    await expect(importRoads(text('<osm><way id="1">'))).rejects.toBeInstanceOf(GeoFileError);
  });
});

describe.skipIf(!hasData)('real files (skipped when ../shared/data/geo is absent)', () => {
  it('reads the same roads of Jakarta Selatan from GeoJSON and PBF', async () => {
    const progress: number[] = [];
    const geojson = await importRoads(await file('jakarta-selatan-31.74/roads_2012.geojson.gz'), {
      onProgress: (done) => progress.push(done),
    });
    const pbf = await importRoads(await file('jakarta-selatan-31.74/roads_2012.osm.pbf'));
    expect([geojson.rows.length, geojson.refused.length, geojson.dropped]).toEqual([
      3963,
      0,
      { access: 0, unusable: 1 },
    ]);
    expect(geojson.rows.filter((row) => row.oneway === 'reverse')).toHaveLength(7);
    const shape = (rows: typeof pbf.rows) =>
      rows
        .map(({ roadClass, oneway, name, coordinates }) => JSON.stringify([roadClass, oneway, name, coordinates]))
        .toSorted();
    expect(shape(pbf.rows)).toEqual(shape(geojson.rows));
    expect(progress.at(-1)).toBe(176_301);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  it('reads the other extracts', async () => {
    const andorra = await importRoads(await file('osm-fixtures/andorra.osm.pbf'));
    expect([andorra.rows.length, andorra.refused.length, andorra.dropped]).toEqual([
      1601,
      0,
      { access: 12, unusable: 2 },
    ]);
    expect((await importRoads(await file('osm-fixtures/one_way_dead_end.osm.pbf'))).rows).toHaveLength(58);
  });
});
