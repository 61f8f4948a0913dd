import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/database.ts';
import { canonicalBytes } from '../../platform/journal/log/index.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { registersRepository as repository } from './registers.repository.ts';

/** The definitions in force, and every version that records may have been written under. */
export interface Definitions {
  /** Present definitions in their order. */
  all: readonly RegisterDefinition[];
  present(register: string): RegisterDefinition | undefined;
  /** @throws Error when that version was never in force, which the database's foreign key rules out. */
  version(register: string, version: number): RegisterDefinition;
}

const hashOf = (definition: RegisterDefinition): Buffer =>
  createHash('sha256').update(canonicalBytes(definition)).digest();

/**
 * Puts definitions in force: writes down versions that are new, and reads the earlier ones.
 * @throws Error naming the register, when the content under a version differs from what was in force, when a version went
 * back, or when a field was dropped or changed its type; the house does not start then.
 */
export async function loadDefinitions(db: Database, given: readonly RegisterDefinition[]): Promise<Definitions> {
  const before = await repository.definitions(db);
  for (const definition of given)
    checkAgainst(
      definition,
      before.map(({ body }) => body),
    );
  for (const definition of given) await repository.addDefinition(db, definition, hashOf(definition));
  const stored = await repository.definitions(db);
  for (const definition of given) {
    const row = stored.find(({ body }) => body.id === definition.id && body.version === definition.version);
    if (!row?.hash.equals(hashOf(definition))) {
      throw new Error(
        `register "${definition.id}": its content differs from version ${definition.version}, which is in force; raise the version`,
      );
    }
  }
  const key = (id: string, version: number) => `${id}@${version}`;
  const versions = new Map(stored.map(({ body }) => [key(body.id, body.version), body]));
  // The given form keeps the order of its fields, which the database does not.
  for (const definition of given) versions.set(key(definition.id, definition.version), definition);
  const present = new Map(given.map((definition) => [definition.id, definition]));
  return {
    all: given,
    present: (register) => present.get(register),
    version(register, version) {
      const found = versions.get(key(register, version));
      if (!found) throw new Error(`register "${register}" has no version ${version}`);
      return found;
    },
  };
}

function checkAgainst(definition: RegisterDefinition, earlier: readonly RegisterDefinition[]): void {
  const name = `register "${definition.id}"`;
  if (!definition.approvedBy.name) throw new Error(`${name}: nobody approved it`);
  for (const old of earlier.filter(({ id }) => id === definition.id)) {
    if (old.version > definition.version) {
      throw new Error(`${name}: version ${definition.version} is older than ${old.version}, which is in force`);
    }
    if (old.version === definition.version) continue;
    for (const [id, field] of Object.entries(old.fields)) {
      const now = definition.fields[id];
      if (!now) throw new Error(`${name}: field "${id}" was dropped; give it "until" instead`);
      if (now.type !== field.type)
        throw new Error(`${name}: field "${id}" changed its type; retire it and begin another`);
    }
  }
}
