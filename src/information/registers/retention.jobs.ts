import type { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import { doWork, type SystemDoer, type Work } from '../../platform/journal/work.ts';
import type { Job } from '../../platform/room.ts';
import type { RegisterDefinition } from './definition.types.ts';
import type { Definitions } from './definitions.service.ts';
import { filesRepository } from './files.repository.ts';
import type { FileStore } from './files.store.ts';
import type { StoredRecord } from './records.types.ts';
import type { References } from './references.service.ts';
import { registersRepository } from './registers.repository.ts';
import { type RunCounts, retentionRepository as repository } from './retention.repository.ts';
import { type RetentionRule, retentionGround, retentionRules } from './retention.rules.ts';
import type { Views } from './views.service.ts';

export interface RetentionDeps {
  db: Database;
  definitions: Definitions;
  references: References;
  views: Views;
  store: FileStore | null;
  committed: () => void;
}

const batch = 200;
/** So long a file may wait for its record: an upload whose form was never sent. */
const looseMs = 24 * 3_600_000;
/** So far back contents are looked for again, for the case that a server ended between the row and the disk. */
const clearedMs = 7 * 24 * 3_600_000;
const nothing: RunCounts = { records: 0, values: 0, bodies: 0, files: 0 };

/**
 * Erases what is over: values of closed records by the rules of their registers, and files that hang on no record. The
 * journal's bodies that tell such values are asked to be erased, as by a person, and a person approves it.
 * @param clock for tests.
 */
export function createRetention(
  { db, definitions, references, views, store, committed }: RetentionDeps,
  clock = () => new Date(),
) {
  async function eraseValues(
    work: Work,
    polresId: string,
    definition: RegisterDefinition,
    rule: RetentionRule,
    now: Date,
  ) {
    const register = definition.id;
    const due = { polresId, register, months: rule.months, fields: rule.fields, now, limit: batch };
    const records = await repository.over(work.tx, due);
    let values = 0;
    for (const record of records) values += await eraseOf(work, record, rule);
    const ids = records.map(({ id }) => id);
    const bodies = ids.length === 0 ? [] : await repository.entries(work.tx, ids, rule.fields);
    const ground = retentionGround(definition, rule);
    for (let at = 0; at < bodies.length; at += batch) {
      const entries = bodies.slice(at, at + batch);
      const id = newId();
      await repository.askErasure(work.tx, id, entries, ground);
      const subject = { type: 'erasure', id };
      work.record({ action: 'journal.erasure_requested', subject, ground, body: { entries: entries.length } });
    }
    return { records: records.length, values, bodies: bodies.length };
  }

  async function eraseOf(work: Work, before: StoredRecord, { fields, months }: RetentionRule): Promise<number> {
    const gone = Object.keys(before.data).filter((id) => fields === null || fields.includes(id));
    const after: StoredRecord = {
      ...before,
      data: Object.fromEntries(Object.entries(before.data).filter(([id]) => !gone.includes(id))),
      erasedFields: [...new Set([...before.erasedFields, ...gone])],
      version: before.version + 1,
    };
    const reading = views.reading(after);
    const seal = await registersRepository.update(work.tx, after, views.searchWords(reading, after));
    await registersRepository.setReferences(work.tx, after.id, references.pointers(reading, after.data));
    work.record({
      action: 'register.record_expired',
      subject: { type: 'record', id: after.id },
      body: { register: after.register, definitionVersion: after.definitionVersion, changes: {}, fields: gone, months },
      seals: [['registers.record', after.id, seal]],
    });
    return gone.length;
  }

  async function eraseFiles(work: Work, polresId: string, now: Date): Promise<number> {
    const loose = await filesRepository.loose(work.tx, polresId, new Date(now.getTime() - looseMs), batch);
    for (const { id, register } of loose) {
      const seal = await filesRepository.erase(work.tx, id, now);
      work.record({
        action: 'register.file_erased',
        subject: { type: 'file', id },
        body: { register },
        seals: [['registers.file', id, seal]],
      });
    }
    return loose.length;
  }

  /** Contents that no file names any more; nothing is added meanwhile. */
  async function clearContents(hashes: readonly string[]): Promise<void> {
    if (!store || hashes.length === 0) return;
    await db.transaction().execute(async (tx) => {
      await filesRepository.holdContents(tx);
      for (const hash of await filesRepository.unused(tx, hashes)) await store.remove(hash);
    });
  }

  /** One turn for one district. @returns what was erased. */
  async function turn(polresId: string, realm: SystemDoer['realm']): Promise<RunCounts> {
    const now = clock();
    const counts = await doWork(
      db,
      { accountId: null, roles: ['system'], polresId, realm },
      async (work) => {
        const run = { ...nothing };
        for (const definition of definitions.all) {
          if (!definitions.isOf(definition.id, polresId)) continue;
          for (const rule of retentionRules(definition)) {
            const done = await eraseValues(work, polresId, definition, rule, now);
            run.records += done.records;
            run.values += done.values;
            run.bodies += done.bodies;
          }
        }
        run.files = await eraseFiles(work, polresId, now);
        if (run.records + run.files > 0) {
          const id = newId();
          await repository.addRun(work.tx, { ...run, id, polresId, ranAt: now });
          work.record({ action: 'register.retention_ran', subject: { type: 'retention-run', id }, body: { ...run } });
        }
        return run;
      },
      { committed },
    );
    await clearContents(await filesRepository.erasedHashes(db, polresId, new Date(now.getTime() - clearedMs)));
    return counts;
  }

  const run = async (): Promise<RunCounts> => {
    const total = { ...nothing };
    for (const { id, realm } of await repository.districts(db)) {
      for (let turns = 0; turns < 50; turns++) {
        const done = await turn(id, realm as SystemDoer['realm']);
        total.records += done.records;
        total.values += done.values;
        total.bodies += done.bodies;
        total.files += done.files;
        if (done.records < batch && done.files < batch) break;
      }
    }
    return total;
  };

  const job: Job = { name: 'register-retention', everyMs: 3_600_000, run: async () => void (await run()) };
  return { run, job };
}
