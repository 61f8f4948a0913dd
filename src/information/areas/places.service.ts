import type { Database } from '../../platform/database/database.ts';
import type { Text } from '../../platform/problem/problem.ts';
import type { AreaState } from './area-memory.ts';
import type { PlaceAnswer, PlaceHit } from './areas.contract.ts';
import { findPlaces } from './areas.repository.ts';
import { areaLabel, readQuestion } from './place-norm.ts';
import { rankPlaces } from './place-rank.ts';
import { parsePlaceText } from './place-text.ts';
import { detailOf, detailText } from './place-words.ts';

export interface PlaceSearch {
  q: string;
  near: { lon: number; lat: number } | null;
  limit: number;
}

/** Places taken from the database for ranking: enough that a long row of like-named alleys hides nothing. */
const candidates = 400;

/** Finds what a caller may mean: pasted coordinates or map links, else names, misspelt as they come. */
export async function searchPlaces(
  db: Database,
  polresId: string,
  state: AreaState | undefined,
  { q, near, limit }: PlaceSearch,
): Promise<PlaceAnswer> {
  const begin = performance.now();
  const answer = (items: PlaceHit[], problem: Text | null = null): PlaceAnswer => ({
    items,
    next: null,
    tookMs: Math.round((performance.now() - begin) * 10) / 10,
    problem,
  });
  const point = parsePlaceText(q, state?.bounds ?? undefined);
  if (point) return 'reason' in point ? answer([], point.reason) : answer([pointHit(state, point.lon, point.lat)]);
  const question = readQuestion(q);
  if (question.words.length === 0) return answer([]);
  const found = await findPlaces(db, polresId, question.words, candidates);
  const ranked = rankPlaces(question, found, near, limit);
  return answer(
    ranked.map(({ place, score, metres }) => ({
      kind: place.kind,
      name: place.name,
      detail: detailText(place.detail),
      lon: place.lon,
      lat: place.lat,
      villageCode: place.villageCode,
      score: Math.round(score * 1000) / 1000,
      distanceM: metres === null ? null : Math.round(metres),
    })),
  );
}

function pointHit(state: AreaState | undefined, lon: number, lat: number): PlaceHit {
  const areas = state?.index.at(lon, lat, state.today()) ?? [];
  const named = areas
    .filter(({ level }) => level !== 'province' && level !== 'regency')
    .map(({ code, level }) => areaLabel(level, code, state?.names.get(code)?.name ?? code))
    .reverse();
  return {
    kind: 'point',
    name: `${lat.toFixed(5)}, ${lon.toFixed(5)}`,
    detail: detailText(areas.length > 0 ? detailOf('point', named.join(', ')) : detailOf('outside', '')),
    lon,
    lat,
    villageCode: areas.find(({ level }) => level === 'village')?.code ?? null,
    score: 1,
    distanceM: null,
  };
}
