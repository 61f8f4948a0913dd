import type { Polygon } from 'geojson';
import type { AreaInput, PopulationInput } from '../../information/areas/geodata.ts';
import { faceArea, type Layout } from './layout.ts';
import { edgeKey } from './planar.ts';
import { toLonLat } from './projection.ts';
import type { Random } from './random.ts';
import type { PlannedDistrict, QuarterStyle } from './subdivide.ts';
import { placeFirst, placeName, placeSecond } from './words.ts';

/** Province 99 does not exist in the Kemendagri code list. */
export const regencyCode = '99.71';
const validFrom = '2020-01-01';

/** One RT with its place in the tree, for everything that is scattered by population. */
export interface RtPlace {
  code: string;
  villageCode: string;
  districtCode: string;
  ring: number[];
  population: number;
}

export interface AreaTree {
  areas: AreaInput[];
  population: PopulationInput[];
  rts: RtPlace[];
}

/** How full an RT is by the style of its quarter, against the mean of 168 residents (about 50 households). */
const crowding: Record<QuarterStyle, number> = { old: 0.9, kampung: 1.15, estate: 0.95, rural: 0.7 };

/** Names, codes, outlines and residents of the whole tree. Every outline is read off the same plan, so levels nest exactly. */
export function buildAreas(
  layout: Layout,
  districts: readonly PlannedDistrict[],
  years: readonly number[],
  random: Random,
): AreaTree {
  const { planar } = layout;
  const polygon = (ring: readonly number[]): Polygon => {
    const outline = ring.map((id) => toLonLat(planar.at(id)));
    return { type: 'Polygon', coordinates: [[...outline, outline[0]!]] };
  };
  const names = uniqueNames(random);
  const areas: AreaInput[] = [];
  const rts: RtPlace[] = [];
  const add = (
    code: string,
    parentCode: string | null,
    level: AreaInput['level'],
    name: string,
    ring: readonly number[],
  ) => {
    const area: AreaInput = {
      code,
      parentCode,
      level,
      name,
      geometry: polygon(ring),
      validFrom,
      validTo: null,
      population: 0,
    };
    areas.push(area);
    return area;
  };
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const regency = add(regencyCode, null, 'regency', 'Kota Wanasari', planar.expand(layout.border, true));
  districts.forEach((district, d) => {
    const districtCode = `${regencyCode}.${pad(d + 1, 2)}`;
    const outline = dissolve(district.blocks.map((block) => planar.expand(block.ring, true)));
    const districtArea = add(districtCode, regencyCode, 'district', names(), outline);
    district.villages.forEach((village, v) => {
      const villageCode = `${districtCode}.${1001 + v}`;
      const villageArea = add(villageCode, districtCode, 'village', names(), planar.expand(village.ring, true));
      village.rws.forEach((rw, w) => {
        const rwCode = `${villageCode}.RW${pad(w + 1, 2)}`;
        const rwArea = add(rwCode, villageCode, 'rw', `RW ${pad(w + 1, 2)}`, planar.expand(rw.ring, true));
        rw.rts.forEach((rt, r) => {
          const code = `${rwCode}.RT${pad(r + 1, 3)}`;
          const ring = planar.expand(rt, true);
          const rtArea = add(code, rwCode, 'rt', `RT ${pad(r + 1, 3)}`, ring);
          const crowded = Math.min(1.3, (faceArea(planar, ring) / 12_000) ** 0.25);
          const residents = Math.round(168 * crowding[village.style] * crowded * random.range(0.75, 1.3));
          for (const area of [regency, districtArea, villageArea, rwArea, rtArea])
            area.population = (area.population ?? 0) + residents;
          rts.push({ code, villageCode, districtCode, ring, population: residents });
        });
      });
    });
  });
  return { areas, rts, population: populations(areas, years) };
}

/** Residents of every area in the last year, and of kelurahan and above in the years before (growing 1.1 % a year). */
function populations(areas: readonly AreaInput[], years: readonly number[]): PopulationInput[] {
  const last = Math.max(...years);
  return years.flatMap((year) =>
    areas
      .filter((area) => year === last || !['rw', 'rt'].includes(area.level))
      .map((area) => ({
        areaCode: area.code,
        year,
        population: Math.round((area.population ?? 0) / 1.011 ** (last - year)),
      })),
  );
}

function uniqueNames(random: Random): () => string {
  const all = placeFirst.flatMap((first) => placeSecond.map((second) => placeName(first, second)));
  const queue = random.shuffle(all.filter((name) => !/(\b\w+\b).*\1/i.test(name)));
  return () => queue.pop() ?? 'Wanasari';
}

/** The outer outline of faces that touch: edges walked in both directions cancel out. The longest ring is the outline. */
function dissolve(rings: readonly number[][]): number[] {
  const edges = new Map<number, [number, number]>();
  for (const ring of rings) {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]!;
      const key = edgeKey(a, b);
      if (!edges.delete(key)) edges.set(key, [a, b]);
    });
  }
  const next = new Map([...edges.values()]);
  let best: number[] = [];
  while (next.size > 0) {
    const start = next.keys().next().value!;
    const ring: number[] = [];
    for (let at: number | undefined = start; at !== undefined && next.has(at); ) {
      ring.push(at);
      const to: number | undefined = next.get(at);
      next.delete(at);
      at = to;
    }
    if (ring.length > best.length) best = ring;
  }
  return best;
}
