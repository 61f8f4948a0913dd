import type { RegisterDefinition } from './definition.types.ts';
import type { RecordView } from './registers.contract.ts';

/** Letters that a purpose has, at least and at most. */
export const leastPurpose = 5;
export const mostPurpose = 300;

/** Whether the records of a register are people: what names or finds them tells about a person. Looking at them needs a purpose. */
export const namesPeople = ({ fields, title }: Pick<RegisterDefinition, 'fields' | 'title'>): boolean =>
  Object.entries(fields).some(([id, { about, search }]) => about === 'person' && (search === true || id === title));

/** A record as one may see it who stated no purpose: without what tells about a person, called by the register's word for one. */
export function withoutPerson(definition: RegisterDefinition, view: RecordView): RecordView {
  if (!namesPeople(definition)) return view;
  const known = Object.entries(view.values).filter(
    ([id]) => Object.hasOwn(definition.fields, id) && definition.fields[id]?.about !== 'person',
  );
  const pointed = new Set(known.flatMap(([, value]) => value).filter((value) => typeof value === 'string'));
  const own = <Kept>(all: Record<string, Kept>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => pointed.has(id)));
  return {
    ...view,
    title: definition.texts.one.id,
    values: Object.fromEntries(known),
    names: own(view.names),
    files: own(view.files),
  };
}
