import type { RegisterDefinition } from '../definition.types.ts';
import { areas } from './areas.ts';
import { incidents } from './incidents.ts';
import { landmarks } from './landmarks.ts';
import { lines } from './lines.ts';
import { units } from './units.ts';

/** What other rooms keep, shown as registers: list, search, map, download and print come from the engine, changes from the rooms. */
export const readOnlyDefinitions: readonly RegisterDefinition[] = [areas, landmarks, units, lines, incidents];
