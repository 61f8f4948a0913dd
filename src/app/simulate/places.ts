import type { z } from 'zod';
import { AreaRow, AreasAt, areaPaths } from '../../information/areas/areas.contract.ts';
import { metresPerDegree, metresPerDegreeLon } from '../../platform/geo/metric.ts';
import { page } from '../../platform/http/shapes.ts';
import type { Random } from '../demo/random.ts';
import type { Desk } from './desk.ts';

export interface CalledPlace {
  text: string;
  lon: number;
  lat: number;
}

type Village = z.infer<typeof AreaRow>;
const AreaPage = page(AreaRow);

/** How far from a village's label point people call, metres (standard deviation in each direction). */
const reach = 350;
const tries = 5;

/** Draws where people call from: a village by its population, then a point around its label that really lies in it. */
export class Places {
  readonly #desk: Desk;
  readonly #villages: readonly Village[];
  readonly #weights: readonly number[];
  /** False when no village has a population and all weigh the same. */
  readonly weighted: boolean;

  constructor(desk: Desk, villages: readonly Village[]) {
    this.#desk = desk;
    this.#villages = villages;
    this.weighted = villages.some(({ population }) => (population ?? 0) > 0);
    this.#weights = villages.map(({ population }) => (this.weighted ? (population ?? 0) : 1));
  }

  get count(): number {
    return this.#villages.length;
  }

  async draw(random: Random): Promise<CalledPlace> {
    const village = this.#villages[random.weighted(this.#weights)]!;
    for (let attempt = 0; attempt < tries; attempt++) {
      const lon = village.lon + (random.normal() * reach) / metresPerDegreeLon(village.lat);
      const lat = village.lat + (random.normal() * reach) / metresPerDegree;
      const query = { lon: lon.toFixed(6), lat: lat.toFixed(6) };
      const { items } = await this.#desk.send({ path: areaPaths.at, query, answer: AreasAt });
      const name = (level: string) => items.find((hit) => hit.level === level && !hit.guessed)?.name;
      if (items.some((hit) => hit.code === village.code && !hit.guessed)) {
        const text = [name('rt'), name('rw'), village.name].filter((part) => part !== undefined).join(', ');
        return { text, lon: Number(query.lon), lat: Number(query.lat) };
      }
    }
    return { text: village.name, lon: village.lon, lat: village.lat };
  }

  /** Where a crew waits that nobody has placed: in the middle of a village, drawn by its people. */
  home(random: Random): [lon: number, lat: number] {
    const village = this.#villages[random.weighted(this.#weights)]!;
    return [village.lon, village.lat];
  }

  /** The same event told by someone else: a few dozen metres off, in other words. */
  nearby(place: CalledPlace, random: Random): CalledPlace {
    return {
      text: `Dekat ${place.text}`.slice(0, 300),
      lon: place.lon + (random.normal() * 40) / metresPerDegreeLon(place.lat),
      lat: place.lat + (random.normal() * 40) / metresPerDegree,
    };
  }
}

/** Reads the served district's villages. @throws Error when it has none. */
export async function readPlaces(desk: Desk): Promise<Places> {
  const villages: Village[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string | number> = { level: 'village', limit: 1000, ...(cursor ? { cursor } : {}) };
    const answer: z.infer<typeof AreaPage> = await desk.send({ path: areaPaths.areas, query, answer: AreaPage });
    villages.push(...answer.items);
    cursor = answer.next;
  } while (cursor !== null);
  if (villages.length === 0) throw new Error('the district has no villages (kelurahan/desa): import areas first');
  return new Places(desk, villages);
}
