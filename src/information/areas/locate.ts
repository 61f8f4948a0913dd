import { parentOfCode } from './area-codes.ts';
import { type AreaInput, type AreaLevel, areaLevels } from './geodata.ts';
import { type AreaFilter, PolygonIndex } from './polygon-index.ts';

/** The area of one level at a point. */
export interface LocatedArea {
  code: string;
  level: AreaLevel;
  /** True when the point lies outside every polygon of the level and the nearest one was taken. */
  guessed: boolean;
  /** From the point to the polygon, metres; 0 inside. */
  distanceMetres: number;
}

export interface AreaIndex {
  /**
   * The areas at a point, from the province down; levels without an answer are left out, so an empty list is "nowhere known".
   * `day` (YYYY-MM-DD) chooses the boundaries valid on it; without a day those still in force (no end date).
   */
  at(lon: number, lat: number, day?: string): LocatedArea[];
}

/** How far outside a boundary a point may lie and still be given to it, metres. */
export const guessLimitMetres = 250;

/**
 * Answers which areas a point lies in, always with one consistent path and always the same for the same point:
 * - The village is found first (else the district, then regency, province; where no village is, an RW or RT). Everything
 *   above follows from its code, whatever the coarser polygons say; a level above is given even when its polygon is not loaded.
 * - RW and RT are looked for only among those of the village (RW) found.
 * - In several polygons of a level: the smallest area, then the lowest code. In none: the nearest within 250 m, `guessed`.
 * The search trees are built at the first question.
 */
export function createAreaIndex(areas: readonly AreaInput[]): AreaIndex {
  let built: Map<AreaLevel, PolygonIndex> | null = null;
  const level = (name: AreaLevel): PolygonIndex | undefined => {
    built ??= new Map(areaLevels.map((l) => [l, new PolygonIndex(areas.filter((area) => area.level === l))]));
    return built.get(name);
  };

  const find = (name: AreaLevel, lon: number, lat: number, day?: string, accept?: AreaFilter): LocatedArea | null => {
    const index = level(name);
    const inside = index?.containing(lon, lat, day, accept);
    const hit = inside ?? index?.nearest(lon, lat, guessLimitMetres, day, accept);
    return hit ? { code: hit.code, level: name, guessed: !inside, distanceMetres: hit.distanceMetres } : null;
  };

  return {
    at(lon, lat, day) {
      if (!Number.isFinite(lon) || !Number.isFinite(lat)) return [];
      const order: readonly AreaLevel[] = ['village', 'rw', 'rt', 'district', 'regency', 'province'];
      let anchor: LocatedArea | null = null;
      for (const name of order) {
        anchor = find(name, lon, lat, day);
        if (anchor) break;
      }
      if (!anchor) return [];
      const path = [...above(anchor, (name, accept) => find(name, lon, lat, day, accept)), anchor];
      for (const name of ['rw', 'rt'] as const) {
        const parent = path.at(-1);
        if (!parent || areaLevels.indexOf(name) !== areaLevels.indexOf(parent.level) + 1) continue;
        const child = find(
          name,
          lon,
          lat,
          day,
          (code, parentCode) => parentCode === parent.code || code.startsWith(`${parent.code}.`),
        );
        if (child) path.push(child);
      }
      return path;
    },
  };
}

/** The levels over an area by its code, top first. A guess below does not make a parent a guess when the point lies inside that. */
function above(area: LocatedArea, find: (level: AreaLevel, accept: AreaFilter) => LocatedArea | null): LocatedArea[] {
  const path: LocatedArea[] = [];
  let code = parentOfCode(area.code);
  for (let l = areaLevels.indexOf(area.level) - 1; l >= 0 && code !== null; l--) {
    const level = areaLevels[l];
    if (!level) break;
    const wanted = code;
    const own = area.guessed ? find(level, (candidate) => candidate === wanted) : null;
    path.unshift(own ?? { code, level, guessed: area.guessed, distanceMetres: area.distanceMetres });
    code = parentOfCode(code);
  }
  return path;
}
