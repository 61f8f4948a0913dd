import type { RegisterDefinition } from './definition.types.ts';
import { maySee } from './projection.rules.ts';
import type { Viewer } from './records.types.ts';

/** Levels by which records can be counted; each is a column of its own. */
export const groupLevels = ['regency', 'district', 'village', 'rw', 'rt'] as const;
export type GroupLevel = (typeof groupLevels)[number];
/** By what records are counted. */
export type GroupBy = { level: GroupLevel } | { field: string; kind: 'enum' | 'items' | 'yesno' };

/**
 * Reads `by`: `area:village`, or the id of an enum or yes-or-no field. Undefined for everything else, and for a field that
 * this person may not see.
 */
export function readGroupBy(viewer: Viewer, definition: RegisterDefinition, by: string): GroupBy | undefined {
  const [, level] = /^area:(.+)$/.exec(by) ?? [];
  if (level !== undefined) {
    const known = groupLevels.find((one) => one === level);
    return known && definition.placement !== 'none' ? { level: known } : undefined;
  }
  const field = Object.hasOwn(definition.fields, by) ? definition.fields[by] : undefined;
  if (!field || !maySee(viewer, field)) return undefined;
  if (field.type === 'yesno') return { field: by, kind: 'yesno' };
  return field.type === 'enum' ? { field: by, kind: field.several ? 'items' : 'enum' } : undefined;
}
