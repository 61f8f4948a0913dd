import { type SearchHit, type SearchSource, searchSources } from '../search.contract.ts';

/** Below this the names of areas only resemble what was typed: "begal" → Kel. Tegal Asri. */
const named = 0.75;

/** Hits by their source, in the order of the sources; areas that only resemble the words come after what holds them. */
export function hitGroups(
  items: readonly SearchHit[],
): readonly { source: SearchSource; found: readonly SearchHit[] }[] {
  const groups = searchSources.flatMap((source) => {
    const found = items.filter((hit) => hit.source === source);
    return found.length > 0 ? [{ source, found }] : [];
  });
  const vague = ({ source, found }: (typeof groups)[number]): boolean =>
    source === 'areas' && found.every(({ score }) => score < named);
  return [...groups.filter((group) => !vague(group)), ...groups.filter(vague)];
}
