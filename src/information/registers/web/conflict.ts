import type { RegisterView } from '../registers.contract.ts';
import { type Form, partsOf, placePart, samePart, typedIn } from './form.ts';

/** One part in which a colleague's words and mine meet. */
export interface Difference {
  part: string;
  /** Only they changed it · only I did · both, to different values. */
  by: 'theirs' | 'mine' | 'both';
}

/** What changed since `read`, on either side; parts on which both now agree are left out. */
export function differences(register: RegisterView, read: Form, mine: Form, theirs: Form): Difference[] {
  return partsOf(register).flatMap((part): Difference[] => {
    if (samePart(register, mine, theirs, part)) return [];
    const changedMine = !samePart(register, read, mine, part);
    const changedTheirs = !samePart(register, read, theirs, part);
    return [{ part, by: changedMine && changedTheirs ? 'both' : changedMine ? 'mine' : 'theirs' }];
  });
}

/** The form after the choice: theirs, with my value in each part that is kept. */
export function merged(register: RegisterView, mine: Form, theirs: Form, keepMine: ReadonlySet<string>): Form {
  const typed = { ...theirs.typed };
  for (const field of register.fields) if (keepMine.has(field.id)) typed[field.id] = typedIn(mine, field);
  return {
    typed,
    place: keepMine.has(placePart) ? mine.place : theirs.place,
    names: { ...mine.names, ...theirs.names },
  };
}
