import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/database.ts';
import { canonicalBytes } from '../../platform/journal/log/index.ts';
import { casesRepository as repository } from './cases.repository.ts';
import { processOf } from './process.rules.ts';
import type { ProcessDefinition } from './process.types.ts';

/** The processes in force, and every version that cases may have begun under. */
export interface Processes {
  /** Present definitions in their order. */
  all: readonly ProcessDefinition[];
  present(process: string): ProcessDefinition | undefined;
  /** How a case is read and moved: by its own version, with sight no wider than today's. */
  of(found: { process: string; definitionVersion: number }): ProcessDefinition;
}

const hashOf = (process: ProcessDefinition): Buffer => createHash('sha256').update(canonicalBytes(process)).digest();

/**
 * Puts processes in force: writes down versions that are new, and reads the earlier ones.
 * @throws Error naming the process, when the content under a version differs from what was in force, when a version went
 * back, when a field was dropped or changed its type, or when a state or the process itself went while open cases stand in
 * it; the house does not start then.
 */
export async function loadProcesses(db: Database, given: readonly ProcessDefinition[]): Promise<Processes> {
  const before = await repository.definitions(db);
  const earlier = before.map(({ body }) => body);
  for (const process of given) checkAgainst(process, earlier);
  checkOccupied(given, await repository.occupied(db));
  for (const process of given) await repository.addDefinition(db, process, hashOf(process));
  const stored = await repository.definitions(db);
  for (const process of given) {
    const row = stored.find(({ body }) => body.id === process.id && body.version === process.version);
    if (!row?.hash.equals(hashOf(process))) {
      throw new Error(
        `process "${process.id}": its content differs from version ${process.version}, which is in force; raise the version`,
      );
    }
  }
  const key = (id: string, version: number) => `${id}@${version}`;
  const versions = new Map(stored.map(({ body }) => [key(body.id, body.version), body]));
  const present = new Map(given.map((process) => [process.id, process]));
  return {
    all: given,
    present: (process) => present.get(process),
    of({ process, definitionVersion }) {
      const begun = versions.get(key(process, definitionVersion));
      if (!begun) throw new Error(`process "${process}" has no version ${definitionVersion}`);
      return processOf(present.get(process), begun);
    },
  };
}

function checkAgainst(process: ProcessDefinition, earlier: readonly ProcessDefinition[]): void {
  const name = `process "${process.id}"`;
  for (const old of earlier.filter(({ id }) => id === process.id)) {
    if (old.version > process.version) {
      throw new Error(`${name}: version ${process.version} is older than ${old.version}, which is in force`);
    }
    if (old.version === process.version) continue;
    for (const [id, field] of Object.entries(old.fields)) {
      const now = process.fields[id];
      if (!now) throw new Error(`${name}: field "${id}" was dropped; give it "until" instead`);
      if (now.type !== field.type)
        throw new Error(`${name}: field "${id}" changed its type; retire it and begin another`);
    }
  }
}

function checkOccupied(
  given: readonly ProcessDefinition[],
  occupied: readonly { process: string; state: string; open: number }[],
): void {
  for (const { process, state, open } of occupied) {
    const present = given.find(({ id }) => id === process);
    if (!present) throw new Error(`process "${process}" was dropped while ${open} open cases stand in "${state}"`);
    if (!Object.hasOwn(present.states, state)) {
      throw new Error(`process "${process}": state "${state}" was dropped while ${open} open cases stand in it`);
    }
  }
}
