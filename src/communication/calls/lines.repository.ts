import { type Selectable, sql } from 'kysely';
import type { Queryable, Tables, Tx } from '../../platform/database/database.ts';
import type { LineView } from './calls.contract.ts';

type Row = Pick<
  Selectable<Tables['calls.line']>,
  'id' | 'number' | 'owner' | 'name_id' | 'name_en' | 'kind' | 'active' | 'version' | 'seal'
>;
const columns = ['id', 'number', 'owner', 'name_id', 'name_en', 'kind', 'active', 'version', 'seal'] as const;

export interface SealedLine {
  line: LineView;
  seal: Buffer | null;
}

const lineOf = (row: Row): SealedLine => ({
  line: {
    id: row.id,
    number: row.number,
    owner: row.owner,
    name: { id: row.name_id, en: row.name_en },
    kind: row.kind,
    active: row.active,
    version: row.version,
  },
  seal: row.seal,
});

export async function listLines(db: Queryable, polresId: string): Promise<LineView[]> {
  const rows = await db
    .selectFrom('calls.line')
    .select(columns)
    .where('polres_id', '=', polresId)
    .orderBy('active', 'desc')
    .orderBy('number')
    .execute();
  return rows.map((row) => lineOf(row).line);
}

export async function findLine(db: Queryable, polresId: string, number: string): Promise<LineView | undefined> {
  const row = await db
    .selectFrom('calls.line')
    .select(columns)
    .where('polres_id', '=', polresId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && lineOf(row).line;
}

/** Adds lines; those whose number is there already stay as they are and are not answered. */
export async function insertLines(tx: Tx, polresId: string, lines: Omit<LineView, 'version'>[]): Promise<SealedLine[]> {
  const rows = await tx
    .insertInto('calls.line')
    .values(
      lines.map((line) => ({
        id: line.id,
        polres_id: polresId,
        number: line.number,
        owner: line.owner,
        name_id: line.name.id,
        name_en: line.name.en,
        kind: line.kind,
        active: line.active,
      })),
    )
    .onConflict((conflict) => conflict.columns(['polres_id', 'number']).doNothing())
    .returning(columns)
    .execute();
  return rows.map(lineOf);
}

export async function lockLine(tx: Tx, polresId: string, id: string): Promise<LineView | undefined> {
  const row = await tx
    .selectFrom('calls.line')
    .select(columns)
    .where('polres_id', '=', polresId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && lineOf(row).line;
}

export async function updateLine(tx: Tx, line: LineView): Promise<SealedLine> {
  const row = await tx
    .updateTable('calls.line')
    .set({
      owner: line.owner,
      name_id: line.name.id,
      name_en: line.name.en,
      kind: line.kind,
      active: line.active,
      version: sql`version + 1`,
    })
    .where('id', '=', line.id)
    .returning(columns)
    .executeTakeFirstOrThrow();
  return lineOf(row);
}
