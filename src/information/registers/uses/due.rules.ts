import type { Text } from '../../../platform/problem/problem.ts';
import type { RegisterDefinition } from '../definition.types.ts';
import { isAsked, mayRead, maySee } from '../projection.rules.ts';
import type { Viewer } from '../records.types.ts';

/** A date field whose day somebody must not let pass. */
export interface DueField {
  register: string;
  field: string;
  texts: Text;
}

/** The due fields that this person may see, of the definitions given. */
export function dueFields(viewer: Viewer, definitions: readonly RegisterDefinition[]): DueField[] {
  return definitions
    .filter((definition) => mayRead(viewer, definition))
    .flatMap(({ id: register, version, fields }) =>
      Object.entries(fields).flatMap(([field, one]) =>
        one.type === 'date' && one.due && isAsked(one, version) && maySee(viewer, one)
          ? [{ register, field, texts: one.texts }]
          : [],
      ),
    );
}

/** Past, within a week, or later: what the shape and colour of a row tell. */
export type DueState = 'past' | 'soon' | 'later';
export const dueState = (days: number): DueState => (days < 0 ? 'past' : days <= 7 ? 'soon' : 'later');

const dayMs = 86_400_000;

/** The day (YYYY-MM-DD) that lies so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
