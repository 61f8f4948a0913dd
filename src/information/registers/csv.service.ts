import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Page } from '../../platform/http/shapes.ts';
import type { Work } from '../../platform/journal/work.ts';
import { forbidden, Problem } from '../../platform/problem/problem.ts';
import { attempt } from './attempt.ts';
import { type CsvOptions, type CsvRefusal, csvHead, csvLines, csvNote, csvToRecords } from './csv.ts';
import type {
  ImportInput,
  ImportResult,
  NewRecord,
  RecordQuery,
  RecordView,
  RegisterView,
} from './registers.contract.ts';

/** What the door stands on: the room's own service, which decides who sees and may do what. */
export interface CsvNeeds<Definition> {
  /** @throws Problem not_found when there is no such register for this person. */
  open(actor: Actor, register: string): Definition;
  register(actor: Actor, definition: Definition): Promise<RegisterView>;
  list(actor: Actor, definition: Definition, query: RecordQuery): Promise<Page<RecordView>>;
  /** @throws Problem when the record is refused. */
  create(work: Work, actor: Actor, definition: Definition, input: NewRecord): Promise<unknown>;
  /** Runs a part that can be undone alone; another one only in tests. */
  attempt?: typeof attempt;
}

export type ExportQuery = Omit<RecordQuery, 'cursor' | 'limit'>;
export interface CsvDoor {
  /** CSV in pieces, a page each; fields about a person stay out, since no purpose is stated here. */
  export(
    actor: Actor,
    register: string,
    query: ExportQuery,
    options: CsvOptions & { note?: string },
  ): Promise<AsyncGenerator<string>>;
  /** Writes the good rows and tells of the others; a dry run does the same and undoes all of it. */
  import(
    work: Work,
    actor: Actor,
    register: string,
    input: z.output<typeof ImportInput>,
  ): Promise<z.output<typeof ImportResult>>;
}

const pageSize = 500;
const batchSize = 64;

/** CSV in and out of a register, on the service of the room. */
export function createCsvDoor<Definition>(needs: CsvNeeds<Definition>): CsvDoor {
  const partly = needs.attempt ?? attempt;
  return {
    async export(actor, register, query, options) {
      const definition = needs.open(actor, register);
      const full = await needs.register(actor, definition);
      const view = { ...full, fields: full.fields.filter(({ about }) => about !== 'person') };
      const pageAfter = (cursor?: string) =>
        needs.list(actor, definition, { ...query, limit: pageSize, ...(cursor ? { cursor } : {}) });
      // Asked before the first byte, so that a wrong filter is still answered with its reason.
      const first = await pageAfter();
      return (async function* pieces() {
        yield csvHead(view, options);
        for (let page = first; ; page = await pageAfter(page.next)) {
          if (page.items.length > 0) yield csvLines(view, page.items, options);
          if (page.next === null) break;
        }
        if (options.note) yield csvNote(options.note);
      })();
    },

    async import(work, actor, register, { csv, dryRun }) {
      const definition = needs.open(actor, register);
      const view = await needs.register(actor, definition);
      if (!view.writable) throw forbidden();
      const { records, refused } = csvToRecords(csv, view);
      // Together as long as nothing is refused; a batch with a refusal is undone and tried again in halves, down to the row.
      const write = async (whole: Work, rows: typeof records): Promise<number> => {
        try {
          await partly(whole, async (part) => {
            for (const { input } of rows) await needs.create(part, actor, definition, input);
          });
          return rows.length;
        } catch (error) {
          const [only] = rows;
          if (!isRefusal(error) || !only) throw error;
          if (rows.length === 1) {
            refused.push(...refusalsOf(only.row, error));
            return 0;
          }
          const half = Math.ceil(rows.length / 2);
          return (await write(whole, rows.slice(0, half))) + (await write(whole, rows.slice(half)));
        }
      };
      const writeAll = async (whole: Work): Promise<number> => {
        let taken = 0;
        for (let at = 0; at < records.length; at += batchSize) {
          taken += await write(whole, records.slice(at, at + batchSize));
        }
        return taken;
      };
      const taken = await partly(work, writeAll, dryRun ? 'undo' : 'keep');
      return { taken, refused: refused.sort((a, b) => a.row - b.row) };
    },
  };
}

/** Whether the service refused the record; anything else ends the import. */
const isRefusal = (error: unknown): error is Problem =>
  error instanceof Problem && error.status < 500 && error.status !== 429;

/** A refusal for each field that the service named. */
function refusalsOf(row: number, { fields, detail }: Problem): CsvRefusal[] {
  if (fields.length === 0) return [{ row, field: null, reason: detail }];
  return fields.map(({ path, reason }) => ({ row, field: path.replace(/^(values|place)\./, ''), reason }));
}
