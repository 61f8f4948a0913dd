/** One search box over every room's records, each hit with its source. */
import type { Database } from '../../platform/database/database.ts';
import type { Room } from '../../platform/room.ts';
import type { AreasRoom } from '../areas/index.ts';
import type { Registers } from '../registers/index.ts';
import { areaSource } from './areas.source.ts';
import { recordSource } from './records.source.ts';
import type { PersonSearchable, Searchable } from './search.ports.ts';
import { searchRoutes } from './search.routes.ts';
import { createSearchService, type SearchService } from './search.service.ts';
import { createVocabulary } from './vocabulary.ts';

export interface Search extends Room, SearchService {}

/** @param others rooms of the other floors, handed in by the house since this floor does not know them. */
export function createSearch(deps: {
  db: Database;
  areas: AreasRoom;
  registers: Registers;
  others: readonly (Searchable | (Searchable & PersonSearchable))[];
}): Search {
  const records = recordSource(deps.db, deps.areas, deps.registers);
  const sources: readonly Searchable[] = [areaSource(deps.areas), records, ...deps.others];
  const people = [records, ...deps.others.filter((one) => 'findPerson' in one)];
  const search = createSearchService({
    sources,
    people,
    vocabulary: createVocabulary(deps.db),
    onError: (source, error) => console.error(`search of ${source}: ${error.message}`),
  });
  return { ...search, routes: searchRoutes(search) };
}
