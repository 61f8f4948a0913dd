import { createHash } from 'node:crypto';
import type { Actor } from '../../platform/access/actor.ts';
import { decodeCursor, encodeCursor, type Page } from '../../platform/http/shapes.ts';
import { newId } from '../../platform/ids/ids.ts';
import { doWork, type Work } from '../../platform/journal/work.ts';
import { conflict, forbidden, illegalMove, invalidField, notFound } from '../../platform/problem/problem.ts';
import { bulkRepository } from './bulk.repository.ts';
import { type Bulk, type RowInput, writeActs } from './bulk.service.ts';
import { importColumnsOf, proposeMapping } from './columns.rules.ts';
import { cellText } from './csv-values.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { type ImportPreview, type ImportView, mostRefusals, type RowRefusal } from './import.contract.ts';
import { importRepository as repository, type StoredImport } from './import.repository.ts';
import { checkedMapping, wholeMapping } from './import-mapping.ts';
import { openTable } from './import-reader.ts';
import { createRowReader, type Mapping } from './import-rows.rules.ts';
import type { Table, TableRow } from './import-table.ts';
import { importView } from './import-view.ts';
import { mayChangeAt } from './places.service.ts';
import type { RegisterReading } from './reading.service.ts';
import type { RegisterView } from './registers.contract.ts';
import type { RegistersDeps } from './registers.service.ts';

export interface ImportGiven {
  id?: string;
  name: string;
  mapping?: Mapping;
  bytes: Buffer;
}
export interface Imports {
  /** Reads a file and checks every row, and changes nothing. @throws Problem when the file or the mapping is refused. */
  preview(
    actor: Actor,
    definition: RegisterDefinition,
    given: Pick<ImportGiven, 'bytes' | 'mapping'>,
  ): Promise<ImportPreview>;
  /**
   * Reads a file for an import. Everything that refuses it as a whole is thrown here; `run` then writes the good rows in
   * one transaction, all or none, and tells how far it is.
   */
  prepare(
    actor: Actor,
    definition: RegisterDefinition,
    given: ImportGiven,
  ): Promise<{ run(progress: (done: number, total: number) => void): Promise<ImportView> }>;
  list(
    actor: Actor,
    definition: RegisterDefinition,
    query: { cursor?: string; limit: number },
  ): Promise<Page<ImportView>>;
  get(actor: Actor, definition: RegisterDefinition, id: string): Promise<ImportView>;
  /** Closes the records of an import that are still as they were made; the others are told row by row. */
  undo(work: Work, actor: Actor, definition: RegisterDefinition, id: string, version: number): Promise<ImportView>;
}

/** Rows in one statement: enough that the way to the database is paid rarely, few enough that others are served in between. */
const batchSize = 500;
const sampleRows = 5;

export function createImports(
  { db }: Pick<RegistersDeps, 'db'>,
  { bulk, reading, committed }: { bulk: Bulk; reading: Pick<RegisterReading, 'register'>; committed?: () => void },
): Imports {
  async function mustWrite(actor: Actor, definition: RegisterDefinition): Promise<RegisterView> {
    const view = await reading.register(actor, definition);
    if (!view.writable) throw forbidden();
    return view;
  }

  /** An import that this person may know of: one's own, and all of them for those who have the whole district. */
  const visible = (actor: Actor, definition: RegisterDefinition, one: StoredImport | undefined): one is StoredImport =>
    one?.polresId === actor.polresId &&
    one.register === definition.id &&
    (actor.areaCodes === null || one.createdBy === actor.accountId);

  async function view(actor: Actor, definition: RegisterDefinition, one: StoredImport): Promise<ImportView> {
    return importView(one, await reading.register(actor, definition));
  }

  return {
    async preview(actor, definition, { bytes, mapping }) {
      const register = await mustWrite(actor, definition);
      const table = await openTable(bytes);
      const used = mapping ? checkedMapping(table, register, mapping) : proposeMapping(table.titles, register, true);
      const check = bulk.open(db, actor, definition, new Date());
      const refusals: RowRefusal[] = [];
      let taken = 0;
      for (const { inputs, refused } of batches(table, register, used)) {
        const checked = await check(inputs);
        taken += checked.ready.length;
        refusals.push(...refused, ...checked.refused);
      }
      const { format, encoding, delimiter, warnings, titles, rows } = table;
      const required = (key: string) =>
        register.fields.some((field) => field.id === key && field.required && field.asked);
      return {
        format,
        encoding,
        delimiter,
        warnings,
        columns: titles.map((title, at) => ({
          title,
          target: used[at] ?? null,
          sample: rows.slice(0, sampleRows).map(({ cells }) => cellText(cells[at] ?? null).slice(0, 80)),
        })),
        targets: importColumnsOf(register)
          .filter(({ field }) => field === null || field.asked)
          .map(({ key, texts }) => ({ key, texts, required: required(key) })),
        rows: rows.length,
        taken,
        refused: rows.length - taken,
        refusals: firstOf(refusals),
      };
    },

    async prepare(actor, definition, { id = newId(), name, mapping, bytes }) {
      const register = await mustWrite(actor, definition);
      const fileHash = createHash('sha256').update(bytes).digest('hex');
      const known = await repository.find(db, id);
      if (known) {
        const same = visible(actor, definition, known) && known.fileHash === fileHash;
        if (!same || known.createdBy !== actor.accountId) throw conflict('Id ini sudah dipakai.', 'This id is taken.');
        return { run: async () => importView(known, register) };
      }
      const table = await openTable(bytes);
      const used = mapping ? checkedMapping(table, register, mapping) : wholeMapping(table, register);
      return {
        async run(progress) {
          await doWork(
            db,
            actor,
            async (work) => {
              const check = bulk.open(work.tx, actor, definition, work.now);
              const refusals: RowRefusal[] = [];
              const made: { id: string; row: number }[] = [];
              let done = 0;
              let writing = Promise.resolve();
              for (const { inputs, refused, count } of batches(table, register, used)) {
                // The next rows are checked while the ones before are written.
                const checked = await check(inputs);
                await writing;
                writing = bulk.write(work, checked.ready).then(() => {
                  done += count;
                  progress(done, table.rows.length);
                });
                // Awaited above or below; without a listener meanwhile it would be raised twice.
                writing.catch(() => {});
                made.push(...checked.ready.map(({ record, row }) => ({ id: record.id, row })));
                refusals.push(...refused, ...checked.refused);
              }
              await writing;
              const one = {
                id,
                polresId: actor.polresId,
                realm: actor.realm,
                register: definition.id,
                fileName: name,
                fileHash,
                format: table.format,
                mapping: table.titles.map((title, at) => ({ title: title.slice(0, 200), target: used[at] ?? null })),
                rows: table.rows.length,
                taken: made.length,
                refused: table.rows.length - made.length,
                refusals: firstOf(refusals),
                createdBy: actor.accountId,
                createdAt: work.now,
              };
              const seal = await repository.insert(work.tx, one);
              for (let at = 0; at < made.length; at += 5_000) {
                await repository.addRecords(work.tx, id, made.slice(at, at + 5_000));
              }
              const { register: of, fileName, format, rows, taken, refused } = one;
              work.record({
                action: 'register.file_imported',
                subject: { type: 'import', id },
                body: { register: of, fileName, fileHash, format, rows, taken, refused },
                seals: [['registers.import', id, seal]],
              });
            },
            committed ? { committed } : {},
          );
          const written = await repository.find(db, id);
          if (!written) throw notFound();
          return importView(written, register);
        },
      };
    },

    async list(actor, definition, { cursor, limit }) {
      const register = await mustWrite(actor, definition);
      const rows = await repository.list(db, {
        polresId: actor.polresId,
        register: definition.id,
        by: actor.areaCodes === null ? null : actor.accountId,
        ...(cursor ? { after: readCursor(cursor) } : {}),
        limit: limit + 1,
      });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: shown.map((one) => importView(one, register)),
        next: rows.length > limit && last ? encodeCursor([last.createdAt.getTime(), last.id]) : null,
      };
    },

    async get(actor, definition, id) {
      const register = await mustWrite(actor, definition);
      const one = await repository.find(db, id);
      if (!visible(actor, definition, one)) throw notFound();
      return importView(one, register);
    },

    async undo(work, actor, definition, id, version) {
      await mustWrite(actor, definition);
      const one = await repository.lock(work.tx, id);
      if (!visible(actor, definition, one)) throw notFound();
      if (one.undoneAt) throw illegalMove('Impor ini sudah diurungkan.', 'This import has been undone already.');
      if (one.version !== version) throw conflict('Impor ini baru saja diubah.', 'This import has just been changed.');
      const kept: RowRefusal[] = [];
      let closed = 0;
      for (let after = -1; ; ) {
        const records = await repository.records(work.tx, id, after, batchSize);
        if (records.length === 0) break;
        after = records.at(-1)?.row ?? after;
        const free: string[] = [];
        for (const record of records) {
          const reason =
            record.version > 1 || record.closed ? changedSince : mayChangeAt(actor, record) ? null : notYours;
          if (reason) kept.push({ row: record.row, field: null, reason });
          else free.push(record.id);
        }
        const done = await bulkRepository.closeUnchanged(work.tx, free, undoReason, work.now);
        closed += done.length;
        await writeActs(
          work,
          done.map(({ id: recordId, definitionVersion, seal }) => ({
            action: 'register.record_closed',
            subject: { type: 'record', id: recordId },
            body: { register: definition.id, definitionVersion, changes: {}, reason: undoReason },
            seals: [['registers.record', recordId, seal]],
          })),
        );
      }
      const seal = await repository.undo(work.tx, id, {
        by: actor.accountId,
        at: work.now,
        closed,
        kept: firstOf(kept),
      });
      work.record({
        action: 'register.import_undone',
        subject: { type: 'import', id },
        body: { register: definition.id, fileName: one.fileName, closed, kept: kept.length },
        seals: [['registers.import', id, seal]],
      });
      const undone = await repository.lock(work.tx, id);
      if (!undone) throw notFound();
      return view(actor, definition, undone);
    },
  };
}

const undoReason = 'Impor diurungkan.';
const changedSince = { id: 'Sudah diubah sejak diimpor.', en: 'Has been changed since the import.' };
const notYours = { id: 'Di luar wilayah Anda.', en: 'Outside your areas.' };
const firstOf = (refusals: readonly RowRefusal[]): RowRefusal[] =>
  refusals.toSorted((a, b) => a.row - b.row).slice(0, mostRefusals);

/** Rows of a file read by the mapping, a batch at a time. */
function* batches(table: Table, register: RegisterView, mapping: Mapping) {
  const read = createRowReader(register, mapping);
  for (let at = 0; at < table.rows.length; at += batchSize) {
    const inputs: RowInput[] = [];
    const refused: RowRefusal[] = [];
    const rows: TableRow[] = table.rows.slice(at, at + batchSize);
    for (const row of rows) {
      const input = read(row);
      if (Array.isArray(input)) refused.push(...input);
      else inputs.push({ row: row.row, input });
    }
    yield { inputs, refused, count: rows.length };
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
function readCursor(cursor: string): { at: Date; id: string } {
  const [ms, id] = decodeCursor(cursor) ?? [];
  if (typeof ms !== 'number' || typeof id !== 'string' || !uuid.test(id) || Number.isNaN(new Date(ms).getTime())) {
    throw invalidField('query.cursor', 'Penanda halaman tidak dikenal.', 'Not a cursor of this list.');
  }
  return { at: new Date(ms), id };
}
