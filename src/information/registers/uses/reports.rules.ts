import type { Text } from '../../../platform/problem/problem.ts';
import type { RegisterDefinition } from '../definition.types.ts';
import type { RecordView } from '../registers.contract.ts';
import type { Report, ReportColumn, ReportRow } from './uses.contract.ts';

/** A register with the records that a report is made from. */
export interface Source {
  definition: RegisterDefinition;
  records: readonly RecordView[];
}
/** The source of a register; undefined when this person may not read it or the district has none. */
export type Sources = (register: string) => Source | undefined;

export const say = (id: string, en: string): Text => ({ id, en });
export const column = (id: string, en: string, unit: ReportColumn['unit'] = 'count'): ReportColumn => ({
  texts: { id, en },
  unit,
});

export const numberOf = (record: RecordView, field: string): number => {
  const value = record.values[field];
  return typeof value === 'number' ? value : 0;
};
/** The items of an enum or the ids of a reference that a record has. */
export const itemsOf = (record: RecordView, field: string): string[] =>
  [record.values[field] ?? []].flat().filter((item) => typeof item === 'string');
export const has = (record: RecordView, field: string, item: string): boolean => itemsOf(record, field).includes(item);
export const sumOf = (records: readonly RecordView[], field: string): number =>
  records.reduce((sum, record) => sum + numberOf(record, field), 0);
/** Percent with one digit; null of nothing. */
export const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;

/** Items of an enum field with their texts, in their order. */
export function enumOf({ definition }: Source, field: string): [item: string, texts: Text][] {
  const one = definition.fields[field];
  return one?.type === 'enum' ? Object.entries(one.items).map(([item, { texts }]) => [item, texts]) : [];
}

/** One row for each item of an enum that any record has. */
export function rowsBy(
  source: Source,
  field: string,
  cells: (records: readonly RecordView[], item: string) => (number | null)[],
): ReportRow[] {
  return enumOf(source, field).flatMap(([item, texts]) => {
    const records = source.records.filter((record) => has(record, field, item));
    return records.length === 0 ? [] : [{ texts, cells: cells(records, item) }];
  });
}

export const total = (cells: (number | null)[]): ReportRow => ({ texts: say('Jumlah', 'Total'), cells });

/** First and last day of a date field. */
export function period(records: readonly RecordView[], field: string): Pick<Report, 'from' | 'until'> {
  const days = records.flatMap((record) => itemsOf(record, field)).sort();
  return { from: days[0] ?? null, until: days.at(-1) ?? null };
}
