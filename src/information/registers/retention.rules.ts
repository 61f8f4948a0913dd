import type { RegisterDefinition } from './definition.types.ts';

/** Values whose time is over together: so many whole months after a record's closing. */
export interface RetentionRule {
  months: number;
  /** Field ids; null = all that a record holds. */
  fields: string[] | null;
}

/** The retention rules of a register, those of single fields first, so that the shortest time decides. */
export function retentionRules(definition: RegisterDefinition): RetentionRule[] {
  const byMonths = new Map<number, string[]>();
  for (const [id, { retention }] of Object.entries(definition.fields)) {
    if (retention === undefined) continue;
    byMonths.set(retention, [...(byMonths.get(retention) ?? []), id]);
  }
  const rules: RetentionRule[] = [...byMonths]
    .sort(([one], [other]) => one - other)
    .map(([months, fields]) => ({ months, fields }));
  return definition.retention === undefined ? rules : [...rules, { months: definition.retention, fields: null }];
}

/** The ground of an erasure, for the journal and for the person who approves it. */
export const retentionGround = (definition: RegisterDefinition, { months, fields }: RetentionRule): string => {
  const what = fields === null ? 'seluruh isian' : `kolom ${fields.join(', ')}`;
  const { name, on } = definition.approvedBy;
  return `Retensi register ${definition.id} v${definition.version}: ${what}, ${months} bulan setelah ditutup (disetujui ${name}, ${on})`.slice(
    0,
    300,
  );
};
