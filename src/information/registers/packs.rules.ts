import { z } from 'zod';
import { Definition } from './definition.schema.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { checkDefinition } from './guard.rules.ts';
import { brokenAt, offsetOf, positionAt } from './json-position.rules.ts';

/** Ids of a pack's registers begin so, so that no later version of the house can ship one under the same id. */
export const packPrefix = 'local-';

/** A district's own definitions, as they lie in a file or are sent. */
const Pack = z.strictObject({
  /** Why the district has them; journaled. */
  reason: z.string().trim().min(5).max(500),
  definitions: z.array(z.unknown()).min(1).max(50),
});

export interface ReadPack {
  reason: string;
  definitions: RegisterDefinition[];
}
/** What is wrong with a pack, and where: line and column count from 1. */
export interface PackProblem {
  line: number;
  column: number;
  reason: string;
}

/**
 * Reads a pack: JSON, the schema of definitions, and the same guard as for those of the house.
 * @returns the pack, or the first thing that is wrong with its place in the text.
 */
export function readPack(given: string): ReadPack | PackProblem {
  const text = given.replace(/^\ufeff/, '');
  const at = (path: readonly PropertyKey[], reason: string): PackProblem => ({
    ...positionAt(text, offsetOf(text, path)),
    reason,
  });
  const broken = brokenAt(text);
  if (broken >= 0) return { ...positionAt(text, broken), reason: brokenWord(text, broken) };
  const json: unknown = JSON.parse(text);
  const head = Pack.safeParse(json);
  if (!head.success) return at(...issueOf(head.error, []));
  const definitions: RegisterDefinition[] = [];
  for (const [place, one] of head.data.definitions.entries()) {
    const path = ['definitions', place];
    const read = Definition.safeParse(one);
    if (!read.success) return at(...issueOf(read.error, path));
    const definition: RegisterDefinition = read.data;
    if (!definition.id.startsWith(packPrefix)) {
      return at([...path, 'id'], `the id of a district's own register begins with "${packPrefix}"`);
    }
    if (definitions.some(({ id }) => id === definition.id)) return at([...path, 'id'], 'this id stands here twice');
    const [wrong] = checkDefinition(definition);
    if (wrong !== undefined) return at([...path, ...placeOf(wrong)], wrong);
    definitions.push(definition);
  }
  return { reason: head.data.reason, definitions };
}

const brokenWord = (text: string, offset: number): string =>
  offset >= text.length
    ? 'broken JSON: the text ends too early'
    : `broken JSON: ${JSON.stringify(text.slice(offset, offset + 12))} cannot stand here`;

export const isProblem = (read: ReadPack | PackProblem): read is PackProblem => 'line' in read;

/** Where in a definition one of the guard's sentences belongs: it begins with `field <id>:` or with a part of the head. */
function placeOf(problem: string): string[] {
  const [, field] = /^field (\S+?):/.exec(problem) ?? [];
  if (field !== undefined) return ['fields', field];
  const [, part] = /^(approvedBy|title|texts|version|id)\b/.exec(problem) ?? [];
  return part === undefined ? [] : [part];
}

/** The deepest thing that a schema found, with its path: a union tells first of what it came closest to. */
function issueOf(error: z.ZodError, path: readonly PropertyKey[]): [path: PropertyKey[], reason: string] {
  const [issue] = error.issues;
  if (!issue) return [[...path], 'not a definition'];
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const whole = [...path, ...issue.path, ...(unknown === undefined ? [] : [unknown])];
  return [whole, `${issue.path.map(String).join('.') || 'pack'}: ${issue.message}`];
}
