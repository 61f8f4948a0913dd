import { createHash } from 'node:crypto';
import type { Database, Tx } from '../../platform/database/database.ts';
import { canonicalBytes } from '../../platform/journal/log/index.ts';
import { sourceProblem } from './computed.rules.ts';
import type { Field, RegisterDefinition } from './definition.types.ts';
import { registersRepository as repository, type StoredDefinition } from './registers.repository.ts';

/** Where a definition comes from: the house, or a pack of one district (null: of all of this installation). */
export interface Origin {
  origin: 'shipped' | 'pack';
  polresId: string | null;
}
export interface PackEntry {
  definition: RegisterDefinition;
  polresId: string | null;
  reason: string;
  addedBy: string | null;
}

/** The definitions in force, and every version that records may have been written under. */
export interface Definitions {
  /** Present definitions in their order: those of the house, then those of packs. */
  readonly all: readonly RegisterDefinition[];
  present(register: string): RegisterDefinition | undefined;
  /** Whether a register is there for this district: shipped ones are for all, a pack's for its own. */
  isOf(register: string, polresId: string): boolean;
  originOf(register: string): Origin | undefined;
  /** @throws Error when that version was never in force, which the database's foreign key rules out. */
  version(register: string, version: number): RegisterDefinition;
  /** Why a pack's definition cannot be put in force beside the present ones and the others of its pack; undefined when it can. */
  refusal(
    definition: RegisterDefinition,
    polresId: string | null,
    pack: readonly RegisterDefinition[],
  ): string | undefined;
  /** Writes a pack's definition down; false when it is in force already. Call `refresh` after the commit. */
  add(tx: Tx, entry: PackEntry): Promise<boolean>;
  /** Reads again what is in force: after a pack, here or on another server of the installation. */
  refresh(): Promise<void>;
}

const hashOf = (definition: RegisterDefinition): Buffer =>
  createHash('sha256').update(canonicalBytes(definition)).digest();
const key = (id: string, version: number) => `${id}@${version}`;

/**
 * Puts definitions in force: writes down versions that are new, and reads the earlier ones and those of packs.
 * @throws Error naming the register, when the content under a version differs from what was in force, when a version went
 * back, or when a field or an item was dropped or a field changed its type; the house does not start then.
 */
export async function loadDefinitions(db: Database, given: readonly RegisterDefinition[]): Promise<Definitions> {
  const before = await repository.definitions(db);
  for (const definition of given) {
    const refusal =
      changeRefusal(definition, before) ?? sourceProblem(definition, (id) => given.find((one) => one.id === id));
    if (refusal !== undefined) throw new Error(`register "${definition.id}": ${refusal}`);
  }
  for (const definition of given)
    await repository.addDefinition(db, { definition, hash: hashOf(definition), origin: 'shipped', polresId: null });
  const shipped = new Map(given.map((definition) => [definition.id, definition]));
  let stored: StoredDefinition[] = [];
  let versions = new Map<string, RegisterDefinition>();
  let packs = new Map<string, StoredDefinition>();

  const refresh = async (): Promise<void> => {
    stored = await repository.definitions(db);
    versions = new Map(stored.map(({ body }) => [key(body.id, body.version), body]));
    // The given form keeps the order of its fields, which the database does not.
    for (const definition of given) versions.set(key(definition.id, definition.version), definition);
    // Rows come by version: the last one of an id is in force.
    packs = new Map(
      stored.filter(({ origin, body }) => origin === 'pack' && !shipped.has(body.id)).map((row) => [row.body.id, row]),
    );
  };
  await refresh();
  for (const definition of given) {
    const row = stored.find(({ body }) => body.id === definition.id && body.version === definition.version);
    if (!row?.hash.equals(hashOf(definition))) {
      throw new Error(
        `register "${definition.id}": its content differs from version ${definition.version}, which is in force; raise the version`,
      );
    }
  }
  const present = (register: string) => shipped.get(register) ?? packs.get(register)?.body;
  return {
    get all() {
      return [...given, ...[...packs.values()].map(({ body }) => body)];
    },
    present,
    originOf(register) {
      if (shipped.has(register)) return { origin: 'shipped', polresId: null };
      return packs.get(register);
    },
    isOf(register, polresId) {
      if (shipped.has(register)) return true;
      const pack = packs.get(register);
      return pack !== undefined && (pack.polresId === null || pack.polresId === polresId);
    },
    version(register, version) {
      const found = versions.get(key(register, version));
      if (!found) throw new Error(`register "${register}" has no version ${version}`);
      return found;
    },
    refusal(definition, polresId, pack) {
      const { id, version } = definition;
      if (shipped.has(id)) return 'this id belongs to a register that comes with the house';
      const known = stored.filter(({ body }) => body.id === id);
      if (known.some((row) => row.polresId !== polresId))
        return 'this id is taken: it came by a file of the data folder, or by another district';
      const same = known.find(({ body }) => body.version === version);
      if (same && !same.hash.equals(hashOf(definition)))
        return `its content differs from version ${version}, which is in force; raise the version`;
      const lookup = (other: string) => pack.find((one) => one.id === other) ?? present(other);
      return changeRefusal(definition, known) ?? sourceProblem(definition, lookup);
    },
    add: (tx, { definition, ...rest }) =>
      repository.addDefinition(tx, { definition, hash: hashOf(definition), origin: 'pack', ...rest }),
    refresh,
  };
}

/** An item that records may have and a later version of their field no longer knows; undefined when each is there. */
function droppedItem(old: Field, now: Field): string | undefined {
  if (old.type !== 'enum' || now.type !== 'enum') return undefined;
  return Object.keys(old.items).find((item) => !Object.hasOwn(now.items, item));
}

/** Why a definition cannot follow those that were in force before under its id. */
function changeRefusal(definition: RegisterDefinition, earlier: readonly StoredDefinition[]): string | undefined {
  if (!definition.approvedBy.name) return 'nobody approved it';
  for (const { body: old } of earlier) {
    if (old.id !== definition.id) continue;
    if (old.version > definition.version) {
      return `version ${definition.version} is older than ${old.version}, which is in force`;
    }
    if (old.version === definition.version) continue;
    for (const [id, field] of Object.entries(old.fields)) {
      const now = definition.fields[id];
      if (!now) return `field "${id}" was dropped; give it "until" instead`;
      if (now.type !== field.type) return `field "${id}" changed its type; retire it and begin another`;
      const item = droppedItem(field, now);
      if (item !== undefined) return `item "${item}" of field "${id}" was dropped; give it "retired" instead`;
    }
  }
  return undefined;
}
