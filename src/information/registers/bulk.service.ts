import type { Actor } from '../../platform/access/actor.ts';
import type { Queryable } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import { prepareEntry, writeEntries } from '../../platform/journal/entries.ts';
import type { Act, Work } from '../../platform/journal/work.ts';
import { Problem } from '../../platform/problem/problem.ts';
import { type BulkRecord, bulkRepository } from './bulk.repository.ts';
import type { RegisterDefinition } from './definition.types.ts';
import type { RowRefusal } from './import.contract.ts';
import { placeWords, settlePlace } from './places.service.ts';
import type { Changes, RecordAreas, StoredRecord } from './records.types.ts';
import type { NewRecord, Values } from './registers.contract.ts';
import type { Pointer } from './registers.repository.ts';
import type { RegistersDeps } from './registers.service.ts';
import { readValues } from './values.rules.ts';

/** A row of a file as an input, and one that may be written. */
export interface RowInput {
  row: number;
  input: NewRecord;
}
export interface ReadyRow extends BulkRecord {
  row: number;
}
export interface Checked {
  ready: ReadyRow[];
  refused: RowRefusal[];
}

export interface Bulk {
  /**
   * The checks of `RegisterCommands.create` for many rows at once, in few statements. One batch is kept for a whole file,
   * since its rows often lie in the same areas.
   */
  open(
    db: Queryable,
    actor: Actor,
    definition: RegisterDefinition,
    now: Date,
  ): (rows: readonly RowInput[]) => Promise<Checked>;
  /** Writes records that were checked, each with its own journal entry, as if they had been added one by one. */
  write(work: Pick<Work, 'tx' | 'now' | 'doer'>, rows: readonly ReadyRow[]): Promise<void>;
}

/** Many records at once: what an import stands on. */
export function createBulk({ areas, references, views }: Pick<RegistersDeps, 'areas' | 'references' | 'views'>): Bulk {
  return {
    open(db, actor, definition, now) {
      const settled = new Map<string, Promise<RecordAreas>>();
      /** Areas by their code are asked once; a point is found in memory. */
      const settle = (place: NewRecord['place']): Promise<RecordAreas> => {
        if (!place || !('areaCode' in place)) return settlePlace(db, areas, actor, definition, place);
        const known = settled.get(place.areaCode) ?? settlePlace(db, areas, actor, definition, place);
        settled.set(place.areaCode, known);
        return known;
      };
      return async (rows) => {
        const refused: RowRefusal[] = [];
        const valued: { row: number; place: NewRecord['place']; values: Values; pointers: Pointer[] }[] = [];
        for (const { row, input } of rows) {
          const { values, errors } = readValues(actor, definition, input.values, null, now);
          if (errors.length > 0) refused.push(...refusalsOf(row, errors));
          else valued.push({ row, place: input.place, values, pointers: references.pointers(definition, values) });
        }
        const sound = await withSoundReferences(valued);
        const ready: ReadyRow[] = [];
        for (const { row, place, values, pointers } of sound) {
          try {
            const record = newRecord(actor, definition, values, await settle(place), now);
            ready.push({ row, record, pointers, words: views.searchWords(definition, record) });
          } catch (error) {
            if (!(error instanceof Problem) || error.status >= 500) throw error;
            refused.push(...refusalsOf(row, error.fields, error.detail));
          }
        }
        return { ready, refused };

        /** All together as long as nothing is missing; otherwise in halves, down to the row. */
        async function withSoundReferences(some: typeof valued): Promise<typeof valued> {
          const missing = await references.check(
            db,
            actor.polresId,
            some.flatMap(({ pointers }) => pointers),
            definition,
          );
          const [only] = some;
          if (missing.length === 0 || !only) return some;
          if (some.length === 1) {
            refused.push(...refusalsOf(only.row, missing));
            return [];
          }
          const half = Math.ceil(some.length / 2);
          return [
            ...(await withSoundReferences(some.slice(0, half))),
            ...(await withSoundReferences(some.slice(half))),
          ];
        }
      };
    },

    async write(work, rows) {
      if (rows.length === 0) return;
      const seals = await bulkRepository.insert(work.tx, rows);
      const nameOf = (polresId: string) => (code: string) => areas.nameOf(polresId, code);
      await writeActs(
        work,
        rows.map(({ record }) => ({
          action: 'register.record_added',
          subject: { type: 'record', id: record.id },
          body: {
            register: record.register,
            definitionVersion: record.definitionVersion,
            changes: additionsOf(record, nameOf(record.polresId)),
          },
          seals: [['registers.record', record.id, seals.get(record.id) ?? null]],
        })),
      );
    },
  };
}

/** Writes journal entries now and not at the end of the command, so that thousands of them are not kept in memory. */
export const writeActs = (work: Pick<Work, 'tx' | 'now' | 'doer'>, acts: readonly Act[]): Promise<void> =>
  acts.length === 0
    ? Promise.resolve()
    : writeEntries(
        work.tx,
        acts.map((act) => prepareEntry(act, work)),
        [],
      );

function newRecord(
  actor: Actor,
  definition: RegisterDefinition,
  values: Values,
  at: RecordAreas,
  now: Date,
): StoredRecord {
  return {
    ...at,
    id: newId(),
    polresId: actor.polresId,
    realm: actor.realm,
    register: definition.id,
    definitionVersion: definition.version,
    data: values,
    closedAt: null,
    closingReason: null,
    erasedFields: [],
    createdBy: actor.accountId,
    createdAt: now,
    changedAt: now,
    version: 1,
  };
}

function additionsOf(record: StoredRecord, nameOf: (code: string) => string | null): Changes {
  const changes: Changes = Object.fromEntries(
    Object.entries(record.data).map(([field, value]) => [field, { from: null, to: value }]),
  );
  if (record.lon !== null || record.areaCode !== null) changes.place = { from: null, to: placeWords(record, nameOf) };
  return changes;
}

/** A refusal for each field that was named, or one for the row. */
export function refusalsOf(row: number, fields: Problem['fields'], detail?: Problem['detail']): RowRefusal[] {
  if (fields.length === 0 && detail) return [{ row, field: null, reason: detail }];
  return fields.map(({ path, reason }) => ({ row, field: path.replace(/^(values|place)\./, ''), reason }));
}
