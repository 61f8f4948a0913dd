import { regencyCode } from './areas.ts';
import { buildIncidents } from './incidents.ts';
import { buildPlaces } from './places.ts';
import { toLonLat } from './projection.ts';
import { Random } from './random.ts';
import { SiteFinder } from './site.ts';
import { type DistrictSize, sizePlans } from './size.ts';
import { buildTown } from './town.ts';
import type { District } from './types.ts';
import { buildUnits } from './units.ts';

export interface DistrictOptions {
  /** The moment up to which history runs. */
  asOf: Date;
  /** 'small' has about 400 junctions, 2 kecamatan, 10 units and 30 days, for quick tests. */
  size?: DistrictSize;
}

/** Used when no moment is given, so that a seed alone always means the same district. */
export const defaultAsOf = new Date('2026-11-21T20:14:27.000Z');

/**
 * Draws the fictional Polres Wanasari. The same seed, moment and size always give the same district; parts are drawn
 * from separate streams, so the town does not change with the moment. Lies in the open sea south of Java, zone WIB.
 */
export function generateDistrict(seed: number, options: Partial<DistrictOptions> = {}): District {
  const { asOf = defaultAsOf, size = 'full' } = options;
  const plan = sizePlans[size];
  const random = new Random(seed);
  const year = asOf.getUTCFullYear();
  const town = buildTown(plan, [year - 2, year - 1, year], random);
  const finder = new SiteFinder(town);
  const { pois, stations, magnets } = buildPlaces(town, finder, random.fork('places'));
  const units = buildUnits(stations, town.tree.areas, finder, size === 'small', random.fork('units'));
  return {
    name: 'Polres Wanasari',
    regencyCode,
    seed,
    asOf: asOf.toISOString(),
    areas: town.tree.areas,
    ways: town.ways,
    waters: [
      {
        name: 'Kali Wening',
        widthMetres: 60,
        coordinates: town.layout.planar.expand(town.layout.river).map((id) => toLonLat(town.layout.planar.at(id))),
      },
    ],
    pois,
    population: town.tree.population,
    stations,
    units,
    incidents: buildIncidents(asOf, plan, finder, magnets, stations, random.fork('incidents')),
  };
}
