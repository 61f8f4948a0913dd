import type { Actor } from '../../platform/access/actor.ts';
import type { Queryable } from '../../platform/database/database.ts';
import { computedRepository as repository } from './computed.repository.ts';
import type { Compute, Field, RegisterDefinition, Source } from './definition.types.ts';
import type { Definitions } from './definitions.service.ts';
import { mayRead, maySee } from './projection.rules.ts';
import type { StoredRecord } from './records.types.ts';
import type { FieldView, RegisterView, Values } from './registers.contract.ts';

export interface Computed {
  /** Computed values of these records of one register, by record, from what this person may see elsewhere. */
  of(
    db: Queryable,
    actor: Actor,
    definition: RegisterDefinition,
    records: readonly StoredRecord[],
  ): Promise<Map<string, Values>>;
  /** The register for a screen, with the unit that its sums come in. */
  settle(view: RegisterView, definition: RegisterDefinition): RegisterView;
}

type RecordSource = Extract<Source, { register: string }>;
const dayMs = 86_400_000;

/** Whole days from a day (YYYY-MM-DD) until another; negative when it lies ahead. */
export const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

/**
 * Counts, latest days, sums and ages over what points to a record. A figure that rests on something which the reader may
 * not see (a register, a field of it, incidents) is left out as a whole: a part of it would be a false figure.
 */
export function createComputed(definitions: Definitions): Computed {
  const fieldOf = (source: RecordSource, id: string): Field | undefined =>
    definitions.present(source.register)?.fields[id];

  function open(actor: Actor, source: Source, field?: string): boolean {
    if ('incidents' in source) return actor.permissions.has('incident:read');
    const there = definitions.present(source.register);
    if (!there || !mayRead(actor, there) || !definitions.isOf(there.id, actor.polresId)) return false;
    const used = [source.by, ...(field === undefined ? [] : [field]), ...Object.keys(source.where ?? {})];
    return used.every((id) => {
      const one = there.fields[id];
      return one !== undefined && maySee(actor, one);
    });
  }

  async function figures(db: Queryable, actor: Actor, compute: Compute, records: readonly StoredRecord[]) {
    const ids = records.map(({ id }) => id);
    const { polresId } = actor;
    if (compute.how === 'age') {
      const today = await repository.today(db, polresId);
      return new Map(
        records.flatMap(({ id, data }) => {
          const day = data[compute.field];
          return typeof day === 'string' ? [[id, daysBetween(day, today)] as const] : [];
        }),
      );
    }
    const field = 'field' in compute ? compute.field : undefined;
    const rows =
      'incidents' in compute.of
        ? await repository.overIncidents(db, polresId, ids, compute.of.incidents)
        : await repository.overRecords(db, polresId, actor.areaCodes, ids, { ...compute.of, field });
    const found = new Map(rows.map((row) => [row.id, row]));
    return new Map(
      ids.flatMap((id): [string, number | string][] => {
        const row = found.get(id);
        if (compute.how === 'count') return [[id, row?.count ?? 0]];
        if (compute.how === 'sum') return [[id, row?.sum ?? 0]];
        return row?.latest ? [[id, row.latest]] : [];
      }),
    );
  }

  return {
    async of(db, actor, definition, records) {
      const values = new Map<string, Values>(records.map(({ id }) => [id, {}]));
      for (const [id, field] of Object.entries(definition.fields)) {
        if (field.type !== 'computed' || !maySee(actor, field) || records.length === 0) continue;
        const { compute } = field;
        const own =
          compute.how === 'age' ? compute.field : 'incidents' in compute.of ? compute.of.incidents : undefined;
        const ownField = own === undefined ? undefined : definition.fields[own];
        if (own !== undefined && (!ownField || !maySee(actor, ownField))) continue;
        if (compute.how !== 'age' && !open(actor, compute.of, 'field' in compute ? compute.field : undefined)) continue;
        for (const [record, value] of await figures(db, actor, compute, records)) values.get(record)![id] = value;
      }
      return values;
    },

    settle(view, definition) {
      const settled = (field: FieldView): FieldView => {
        const own = definition.fields[field.id];
        if (own?.type !== 'computed' || own.compute.how !== 'sum') return field;
        const summed = fieldOf(own.compute.of, own.compute.field);
        if (summed?.type === 'money') {
          return { ...field, computed: { how: 'sum', result: 'money' }, unit: { id: 'Rp', en: 'Rp' }, integer: true };
        }
        return summed?.type === 'number' ? { ...field, unit: summed.unit } : field;
      };
      return { ...view, fields: view.fields.map(settled) };
    },
  };
}
