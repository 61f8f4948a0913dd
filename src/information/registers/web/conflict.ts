import { type Difference, differencesOf } from '../../../platform/web/kit/conflict.rules.ts';
import type { RegisterView } from '../registers.contract.ts';
import { type Form, partsOf, placePart, samePart, typedIn } from './form.ts';

/** What changed since `read`, on either side; parts on which both now agree are left out. */
export function differences(register: RegisterView, read: Form, mine: Form, theirs: Form): Difference[] {
  const same = (a: Form, b: Form, part: string): boolean => samePart(register, a, b, part);
  return differencesOf(partsOf(register), same, { read, mine, theirs });
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
