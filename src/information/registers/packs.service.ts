import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import type { Projection } from '../../platform/live/projection.ts';
import { invalidField } from '../../platform/problem/problem.ts';
import type { RegisterDefinition } from './definition.types.ts';
import type { Definitions } from './definitions.service.ts';
import { offsetOf, positionAt } from './json-position.rules.ts';
import { packsRepository as repository } from './packs.repository.ts';
import { isProblem, type PackProblem, type ReadPack, readPack } from './packs.rules.ts';
import type { PackView } from './registers.contract.ts';

export interface Packs {
  /** What this district has from packs, and which files were refused. */
  list(actor: Actor): Promise<PackView>;
  /** Puts a pack in force for the district. @throws Problem invalid naming `text` with line and column. */
  add(work: Work, actor: Actor, given: { name: string; text: string }): Promise<PackView>;
  /** Reads the files of the data folder; a broken one is noted and changes nothing. */
  readFolder(): Promise<void>;
  /** Tells every server of the installation, and the screens, that the registers have changed. */
  live: Projection;
}

const mostBytes = 1024 * 1024;
const tell = (file: string, { line, column, reason }: PackProblem): string => `${file}:${line}:${column}: ${reason}`;

/** @param folder `<data>/packs`, or null where there is none. */
export function createPacks(db: Database, definitions: Definitions, folder: string | null): Packs {
  /** The pack, once everything in it can be put in force beside what is there. */
  function checked(text: string, polresId: string | null): ReadPack | PackProblem {
    const pack = readPack(text);
    if (isProblem(pack)) return pack;
    for (const [place, definition] of pack.definitions.entries()) {
      const refusal = definitions.refusal(definition, polresId, pack.definitions);
      const offset = offsetOf(text, ['definitions', place, 'id']);
      if (refusal !== undefined) return { ...positionAt(text, offset), reason: `${definition.id}: ${refusal}` };
    }
    return pack;
  }

  const write = async (tx: Tx, pack: ReadPack, polresId: string | null, addedBy: string | null) => {
    const fresh: RegisterDefinition[] = [];
    for (const definition of pack.definitions) {
      if (await definitions.add(tx, { definition, polresId, reason: pack.reason, addedBy })) fresh.push(definition);
    }
    return fresh;
  };

  async function contentOf(file: string): Promise<string | PackProblem> {
    const path = join(folder!, file);
    if ((await stat(path)).size > mostBytes) return { line: 1, column: 1, reason: 'larger than 1 MB' };
    return readFile(path, 'utf8');
  }

  async function list(actor: Actor): Promise<PackView> {
    const rows = await repository.inForce(db, actor.polresId);
    return {
      registers: rows.flatMap((row) => {
        const present = definitions.present(row.id);
        if (present?.version !== row.version) return [];
        const { id, version, texts, approvedBy } = present;
        const own = row.polresId !== null;
        return [{ id, version, texts, approvedBy, reason: row.reason, from: row.from.toISOString(), own }];
      }),
      problems: (await repository.problems(db)).map(({ file, problem, foundAt }) => ({
        file,
        problem,
        foundAt: foundAt.toISOString(),
      })),
    };
  }

  return {
    list,

    async add(work, actor, { name, text }) {
      await definitions.refresh();
      const pack = checked(text, actor.polresId);
      if (isProblem(pack)) {
        const told = tell(name, pack);
        throw invalidField('text', `Paket ditolak. ${told}`, `The pack was refused. ${told}`);
      }
      const fresh = await write(work.tx, pack, actor.polresId, actor.accountId);
      work.record({
        action: 'register.pack_added',
        subject: { type: 'register-pack', id: newId() },
        body: {
          name,
          reason: pack.reason,
          hash: createHash('sha256').update(text).digest('hex'),
          registers: fresh.map(({ id, version, approvedBy }) => ({ id, version, approvedBy: approvedBy.name })),
        },
      });
      work.afterCommit(() => void definitions.refresh().catch(() => {}));
      const view = await list(actor);
      const from = work.now.toISOString();
      const { reason } = pack;
      const added = fresh.map(({ id, version, texts, approvedBy }) => ({
        ...{ id, version, texts, approvedBy, reason, from },
        own: true,
      }));
      const kept = view.registers.filter(({ id }) => !fresh.some((one) => one.id === id));
      return { ...view, registers: [...kept, ...added] };
    },

    async readFolder() {
      if (folder === null) return;
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      const problems: { file: string; hash: Buffer; problem: string }[] = [];
      for (const file of names.filter((name) => name.endsWith('.json')).sort()) {
        const text = await contentOf(file);
        const pack = typeof text === 'string' ? checked(text, null) : text;
        if (isProblem(pack)) {
          const hash = createHash('sha256')
            .update(typeof text === 'string' ? text : file)
            .digest();
          problems.push({ file, hash, problem: tell(file, pack) });
          continue;
        }
        await db.transaction().execute((tx) => write(tx, pack, null, null));
        await definitions.refresh();
      }
      await db.transaction().execute((tx) => repository.setProblems(tx, problems));
      for (const { problem } of problems) console.error(`pack refused, what was in force stays: ${problem}`);
    },

    live: {
      subjectType: 'register-pack',
      async load(ids) {
        await definitions.refresh();
        return new Map(ids.map((id) => [id, { id }]));
      },
      visible: (actor) => actor.permissions.has('register:read'),
    },
  };
}
