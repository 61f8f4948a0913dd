import type { Text } from '../../platform/problem/problem.ts';
import { type Field, type Placement, type RegisterDefinition, referenceTargets } from './definition.types.ts';
import { forbiddenStem, forbiddenWord, speaksOfPeople } from './guard.words.ts';
import { namesPeople } from './people.rules.ts';

/** The only registers that may hold fields about a person, apart from a contact by consent. */
export const personalRegisters: readonly string[] = ['personnel', 'trainers', 'respected-figures', 'board-members'];

const fieldId = /^[a-z][A-Za-z0-9_]{0,39}$/;
const itemId = /^[a-z0-9][a-z0-9_-]{0,39}$/;
/** Column names that a CSV file uses for the place of a record. */
const placeColumns = new Set(['lon', 'lat', 'area', 'geometry']);
const searchable = new Set<Field['type']>(['text', 'longtext', 'enum', 'number', 'date', 'money', 'contact']);
const filterable = new Set<Field['type']>(['enum', 'yesno', 'number', 'money', 'date', 'reference', 'area']);

/**
 * What is wrong with a definition, in words, empty when it is lawful and sound. Lawful: no field about a person outside
 * the few registers that may have one, no word for faith, ethnicity, politics, conviction or orientation of a person,
 * nothing that scores or forecasts a person. Where a field tells about an area or a thing, such a word is let through
 * (a house of worship, a note on a policy) unless the same field speaks of people.
 */
export function checkDefinition(definition: RegisterDefinition): string[] {
  const problems = [...checkHead(definition)];
  const texts = new Map<string, string>();
  for (const [id, field] of Object.entries(definition.fields)) {
    problems.push(...checkField(definition, id, field), ...checkWords(`field ${id}`, id, wordsOf(field), field.about));
    for (const text of new Set([field.texts.id, field.texts.en].map((one) => one.trim().toLowerCase()))) {
      const other = texts.get(text);
      if (other !== undefined && other !== id) problems.push(`field ${id}: has the same text as field ${other}`);
      texts.set(text, id);
    }
  }
  if (namesPeople(definition) && drawn.has(definition.placement))
    problems.push(
      `placement "${definition.placement}": people are not drawn on the map, their records have an area or no place`,
    );
  return problems;
}

/** Pages at `/registers/…` that are no register. */
const ownPages = new Set(['due', 'reports']);

/** Placements that stand on the map by themselves. */
const drawn: ReadonlySet<Placement> = new Set(['point', 'line', 'polygon']);

function* checkHead(definition: RegisterDefinition): Generator<string> {
  const { id, version, approvedBy, fields, title, texts } = definition;
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(id)) yield `id "${id}": lower case, digits and dashes only, 2 to 40 characters`;
  if (ownPages.has(id)) yield `id "${id}": taken by a page of the registers`;
  if (!Number.isInteger(version) || version < 1) yield `version ${version}: a whole number from 1`;
  if (!approvedBy?.name?.trim()) yield 'approvedBy: no name; somebody must have found the fields lawful';
  if (!isDay(approvedBy?.on)) yield 'approvedBy: `on` is not a day (YYYY-MM-DD)';
  const titled = Object.hasOwn(fields, title) ? fields[title] : undefined;
  if (!titled) yield `title: there is no field "${title}"`;
  else if (titled.until !== undefined && titled.until < version) yield `title: the field "${title}" has retired`;
  else if (titled.type !== 'text') yield `title: the field "${title}" is not a text`;
  const said = [texts.one, texts.many, texts.purpose];
  for (const text of said) if (isEmpty(text)) yield 'texts: one, many and purpose need a text in both languages';
  const aboutPeople = Object.values(fields).some(({ about, type }) => about === 'person' && type !== 'contact');
  yield* checkWords('register', id, said, aboutPeople ? 'person' : 'thing');
}

function* checkField(definition: RegisterDefinition, id: string, field: Field): Generator<string> {
  const at = `field ${id}`;
  const { since = 1, until } = field;
  if (!fieldId.test(id)) yield `${at}: an id is a letter, then letters, digits or underscores, at most 40`;
  if (placeColumns.has(id)) yield `${at}: this name is taken by the place of a record`;
  if (isEmpty(field.texts)) yield `${at}: needs a text in both languages`;
  if (!Number.isInteger(since) || since < 1) yield `${at}: since ${since} is not a version`;
  if (since > definition.version) yield `${at}: since ${since} is later than the definition's version`;
  if (until !== undefined && until < since) yield `${at}: ends (${until}) before it begins (${since})`;
  if (field.about === 'person' && field.type !== 'contact' && !personalRegisters.includes(definition.id))
    yield `${at}: about a person; only a contact by consent may be, outside ${personalRegisters.join(', ')}`;
  const told = field.required || field.search || field.filter;
  if (field.type === 'computed' && told) yield `${at}: a computed field is never required, searched or filtered`;
  if (field.search && !searchable.has(field.type)) yield `${at}: a ${field.type} has no words to search for`;
  if (field.filter && !filterable.has(field.type)) yield `${at}: a ${field.type} cannot be filtered`;
  if (field.retention !== undefined && (!Number.isInteger(field.retention) || field.retention < 1))
    yield `${at}: retention is a whole number of months`;
  switch (field.type) {
    case 'computed':
      // Days may be told of a person (a certificate's end); sums and incidents would weigh one person against others.
      if (
        field.about === 'person' &&
        (('of' in field.compute && 'incidents' in field.compute.of) || field.compute.how === 'sum')
      )
        yield `${at}: no sum and no incidents are worked out about a person`;
      return;
    case 'enum': {
      const items = Object.entries(field.items ?? {});
      if (!items.some(([, item]) => !item.retired)) yield `${at}: has no item that can be chosen`;
      for (const [item, { texts }] of items) {
        if (!itemId.test(item)) yield `${at}: item id "${item}": lower case, digits, dashes and underscores only`;
        if (isEmpty(texts)) yield `${at}: item ${item} needs a text in both languages`;
        else if (`${texts.id}${texts.en}`.includes('|')) yield `${at}: item ${item} has a bar in its text`;
      }
      return;
    }
    case 'reference':
      if (!referenceTargets.includes(field.to)) yield `${at}: a reference to "${field.to}" is not known`;
      if (field.to === 'record' && !field.register) yield `${at}: a reference to a record names no register`;
      if (field.to !== 'record' && field.register) yield `${at}: only a reference to a record names a register`;
      return;
    case 'number':
      if (isEmpty(field.unit)) yield `${at}: a number needs its unit in both languages`;
      if (field.min !== undefined && field.max !== undefined && field.min > field.max) yield `${at}: min is above max`;
  }
}

function* checkWords(at: string, id: string, texts: readonly string[] | readonly Text[], about: Field['about']) {
  const said = texts.flatMap((text) => (typeof text === 'string' ? [text] : [text?.id ?? '', text?.en ?? '']));
  const strict = about === 'person' || about === 'group' || [id, ...said].some(speaksOfPeople);
  if (!strict) return;
  const found = new Set([id, ...said].map(forbiddenWord).concat(forbiddenStem(id)));
  for (const word of found) if (word !== null) yield `${at}: "${word}" may not describe a person`;
}

function wordsOf(field: Field): string[] {
  const texts: (Text | undefined)[] = [field.texts, field.help];
  if (field.type === 'number') texts.push(field.unit);
  const items = field.type === 'enum' ? Object.entries(field.items ?? {}) : [];
  for (const [, item] of items) texts.push(item.texts);
  const aliases = items.flatMap(([, item]) => item.aliases ?? []);
  return [...items.map(([id]) => id), ...aliases, ...texts.flatMap((text) => [text?.id ?? '', text?.en ?? ''])];
}

const isEmpty = (text: Text | undefined): boolean => !text?.id?.trim() || !text.en?.trim();

function isDay(text: string | undefined): boolean {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
