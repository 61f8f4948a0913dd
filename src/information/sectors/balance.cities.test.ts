import { readFileSync } from 'node:fs';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { citiesAbsent, citiesPresent, jakarta } from '../../../tests/support/city.ts';
import { labelPoint } from '../areas/index.ts';
import { neighboursOf, piecesOf, planePoints } from './adjacency.rules.ts';
import { split } from './balance.rules.ts';

if (!citiesPresent) console.warn(citiesAbsent);

test.skipIf(!citiesPresent).each([
  ['kelurahan.geojson', 65],
  ['rw_2012.geojson', 583],
])('real borders with gaps and slivers make one graph, and whole sectors: %s', (file, areas) => {
  const { features }: FeatureCollection<Polygon | MultiPolygon> = JSON.parse(readFileSync(jakarta(file), 'utf8'));
  const shapes = features.map(({ geometry }) => {
    const [lon, lat] = labelPoint(geometry);
    return { lon, lat, geometry };
  });
  expect(shapes).toHaveLength(areas);
  const neighbours = neighboursOf(shapes);
  expect(piecesOf(neighbours)).toHaveLength(1);
  // Planar graphs of areas have somewhat under six neighbours on the average.
  const mean = neighbours.flat().length / areas;
  expect(mean).toBeGreaterThan(4);
  expect(mean).toBeLessThan(6);
  const nodes = planePoints(shapes).map((point, i) => ({ ...point, weight: 1 + ((i * 37) % 23) }));
  const { parts, score } = split(nodes, neighbours, 6, 1);
  for (let part = 0; part < 6; part++) {
    const own = new Set(parts.flatMap((one, i) => (one === part ? i : [])));
    expect(piecesOf(neighbours, own)).toHaveLength(1);
  }
  expect(score.largest).toBeLessThan(1.1);
});
