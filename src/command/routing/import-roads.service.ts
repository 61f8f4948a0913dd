import { type ImportOf, type ImportOutcome, lockImports, recordImport } from '../../information/areas/index.ts';
import type { Work } from '../../platform/journal/work.ts';
import type { RoadWay } from './roads.ts';
import { replaceWays } from './routing.repository.ts';

/** Replaces the road network of the district, with its journal entry and the register of places by name. */
export async function importRoads(work: Work, ways: readonly RoadWay[], of: ImportOf): Promise<ImportOutcome> {
  const usable = ways.filter((way) => way.coordinates.length >= 2);
  await lockImports(work.tx, work.doer.polresId);
  await replaceWays(work.tx, work.doer.polresId, usable);
  const named = usable.filter((way) => way.name !== null).length;
  const version = await recordImport(work, 'roads', usable.length, of, { ways: usable.length, named });
  return { version, added: usable.length, changed: 0, unchanged: 0 };
}
