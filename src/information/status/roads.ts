import type { Queryable } from '../../platform/database/database.ts';
import { factsRepository, type RoadRow } from './facts.repository.ts';
import { emptyCounts, type GaugeCounts, plus } from './facts.ts';
import { liesOn, linesOf } from './roads.rules.ts';

/** Open road sections with the counted reports that lie on them. */
export async function readRoads(
  db: Queryable,
  district: { polresId: string; realm: string },
  at: Date,
  full: number,
): Promise<{ road: RoadRow; counts: GaugeCounts }[]> {
  const [roads, reports] = await Promise.all([
    factsRepository.roads(db, district.polresId, district.realm),
    factsRepository.roadReports(db, district.polresId, district.realm, at),
  ]);
  const near = Map.groupBy(reports, ({ id }) => id);
  return roads.map((road) => {
    const lines = linesOf(road.geometry);
    const counts = { ...emptyCounts(full) };
    for (const { lon, lat, gauge, w, fresh } of near.get(road.id) ?? []) {
      if (w > full || !liesOn(lines, lon, lat)) continue;
      const windows = Array.from({ length: full }, (_, i) => (i === full - w ? 1 : 0));
      counts[gauge] = plus(counts[gauge], { recent: w === 0 ? 1 : 0, windows, week: fresh ? 1 : 0 });
    }
    return { road, counts };
  });
}
