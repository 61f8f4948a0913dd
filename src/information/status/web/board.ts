import type { StatusRow } from '../status.contract.ts';
import type { StatusLevel } from '../status.types.ts';

export interface StatusGroup {
  status: StatusLevel | null;
  rows: StatusRow[];
}

/** Areas by what is shown, the worst first, and last those that cannot be judged; in a group what waits first, then the newest change. */
export function groupByStatus(rows: readonly StatusRow[]): StatusGroup[] {
  const order: readonly (StatusLevel | null)[] = ['rawan', 'waspada', 'aman', null];
  return order
    .map((status) => ({
      status,
      rows: rows
        .filter((row) => row.status === status)
        .sort(
          (a, b) =>
            Number(b.needsDecision) - Number(a.needsDecision) ||
            b.since.localeCompare(a.since) ||
            a.name.localeCompare(b.name, 'id'),
        ),
    }))
    .filter(({ rows: own }) => own.length > 0);
}

/** The subject that an address names: `area/99.01`, `problem/<id>`. */
export function readSubject(text: string | null): Pick<StatusRow, 'kind' | 'code'> | undefined {
  const [kind, code] = text?.split('/') ?? [];
  return (kind === 'area' || kind === 'problem') && code ? { kind, code } : undefined;
}
export const subjectKey = ({ kind, code }: Pick<StatusRow, 'kind' | 'code'>): string => `${kind}/${code}`;

/** The subject before or after the chosen one, in the order shown; the first when none is chosen. */
export function stepSubject(rows: readonly StatusRow[], chosen: string | undefined, by: 1 | -1): StatusRow | undefined {
  const here = rows.findIndex((row) => subjectKey(row) === chosen);
  return rows[here < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, here + by))];
}

/** A number as people here write it, "2,5" or "2.5"; undefined when it is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
