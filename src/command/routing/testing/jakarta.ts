import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type RoadClass, type RoadWay, roadClasses } from '../roads.ts';

const file = new URL('../../../../../shared/data/geo/jakarta-selatan-31.74/roads_2012.geojson.gz', import.meta.url);

interface RoadFeature {
  properties: { id: number; highway: string; name?: string | null; oneway?: string | null };
  geometry: { coordinates: [number, number][] };
}

function classOf(highway: string): RoadClass | null {
  const plain = highway.replace(/_link$/, '');
  const known = roadClasses.find((roadClass) => roadClass === plain);
  if (known) return known;
  if (['unclassified', 'living_street', 'road'].includes(plain)) return 'residential';
  return null;
}

/** The drivable roads of Jakarta Selatan (OSM 2012) for tests and benches, or null when the data is not beside the project. */
export function readJakartaRoads(): RoadWay[] | null {
  if (!existsSync(file)) return null;
  const { features }: { features: RoadFeature[] } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
  return features.flatMap(({ properties, geometry }) => {
    const roadClass = classOf(properties.highway);
    if (roadClass === null || roadClass === 'footway') return [];
    const oneway = properties.oneway === 'yes' ? 'forward' : properties.oneway === '-1' ? 'reverse' : 'both';
    return [
      {
        id: String(properties.id),
        name: properties.name ?? null,
        roadClass,
        oneway,
        toll: false,
        maxSpeed: null,
        coordinates: geometry.coordinates,
      } satisfies RoadWay,
    ];
  });
}
