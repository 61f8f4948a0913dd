import { importColumnsOf } from './columns.rules.ts';
import type { ImportView, RowRefusal } from './import.contract.ts';
import type { StoredImport } from './import.repository.ts';
import type { RegisterView } from './registers.contract.ts';

/** An import as this person may know it: nothing about fields that the person may not see. */
export function importView(one: StoredImport, register: RegisterView): ImportView {
  const known = new Set(importColumnsOf(register).map(({ key }) => key));
  const told = ({ field }: RowRefusal) =>
    field === null ||
    field.startsWith('place') ||
    known.has(field) ||
    ['lon', 'lat', 'area', 'geometry', 'areaCode'].includes(field);
  const { id, fileName, format, fileHash, rows, taken, refused, version } = one;
  const { undoneBy, undoneByName, undoneAt, undoneClosed, undoneKept } = one;
  return {
    id,
    register: one.register,
    fileName,
    format,
    fileHash,
    mapping: one.mapping.map(({ title, target }) =>
      target !== null && !known.has(target) ? { title: '…', target: null } : { title, target },
    ),
    rows,
    taken,
    refused,
    refusals: one.refusals.filter(told),
    by: { id: one.createdBy, name: one.createdByName },
    at: one.createdAt.toISOString(),
    undone:
      undoneBy && undoneAt
        ? {
            by: { id: undoneBy, name: undoneByName ?? '–' },
            at: undoneAt.toISOString(),
            closed: undoneClosed ?? 0,
            kept: undoneKept ?? [],
          }
        : null,
    version,
  };
}
