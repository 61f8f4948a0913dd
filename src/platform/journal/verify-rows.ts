import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';

/** A row that is not as its last journal entry left it. */
export interface RowFinding {
  table: string;
  id: string;
  what: 'changed' | 'removed' | 'inserted';
  /** Position of the entry that last touched it; null when the journal never saw it. */
  position: number | null;
}

/** Tables whose rows carry a seal; read from the catalogue so that a new room is covered from its first migration. */
async function sealedTables(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.columns where column_name = 'seal'
    order by 1`.execute(tx);
  return rows.map((row) => row.name);
}

/** Compares every sealed row with what the journal last said of it. */
export async function checkRows(tx: Tx, seals: Map<string, { seal: string; position: number }>): Promise<RowFinding[]> {
  await sql`set local timezone = 'UTC'`.execute(tx);
  await sql`set local extra_float_digits = 1`.execute(tx);
  await sql`set local datestyle = 'ISO'`.execute(tx);
  const findings: RowFinding[] = [];
  const seen = new Set<string>();
  for (const table of await sealedTables(tx)) {
    const { rows } = await sql<{ id: string; now: string }>`
      select t.id::text as id, encode(platform.row_hash(to_jsonb(t)), 'hex') as now from ${sql.table(table)} t order by t.id`.execute(
      tx,
    );
    for (const row of rows) {
      const key = `${table}:${row.id}`;
      seen.add(key);
      const last = seals.get(key);
      if (!last) findings.push({ table, id: row.id, what: 'inserted', position: null });
      else if (last.seal !== row.now) findings.push({ table, id: row.id, what: 'changed', position: last.position });
    }
  }
  for (const [key, last] of seals) {
    if (seen.has(key)) continue;
    const at = key.indexOf(':');
    findings.push({ table: key.slice(0, at), id: key.slice(at + 1), what: 'removed', position: last.position });
  }
  return findings.sort((a, b) => (a.position ?? Number.MAX_SAFE_INTEGER) - (b.position ?? Number.MAX_SAFE_INTEGER));
}
