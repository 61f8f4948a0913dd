import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.ts';
import { headOf } from './head.ts';
import { entriesFrom } from './journal.repository.ts';
import { describeFinding, encodeLeaf, type LogKeys, type SealedEntry, verifyJournal } from './log/index.ts';
import { type Ask, logSource, tileReaderOf } from './log-source.ts';
import { checkRows, type RowFinding } from './verify-rows.ts';

export interface VerifyInput {
  db: Database;
  origin: string;
  keys: LogKeys;
  /** Older checkpoints that someone kept (the board, a printed shift report). */
  older: string[];
  onProgress(done: number): void;
}

export interface VerifyAnswer {
  ok: boolean;
  entries: number;
  /** Size of the newest checkpoint that the database was proved against. */
  confirmedSize: number | null;
  unsigned: number;
  waiting: number;
  /** One line each, the first bad entry first. */
  log: string[];
  rows: RowFinding[];
}

const pageSize = 2000;

/** Positions whose bodies an entry erases; they stand in its head (see journal.routes). */
function erasedPositions(head: unknown): number[] {
  const { action, seals } = head as { action: string; seals: [string, string, string][] };
  return action === 'journal.erased'
    ? seals.filter(([table]) => table === 'journal.body').map(([, position]) => Number(position))
    : [];
}

/** What the journal says each sealed row looks like now: the last seal given to it. */
type LastSeals = Map<string, { seal: string; position: number }>;

async function* stream(tx: Tx, seals: LastSeals): AsyncGenerator<SealedEntry> {
  for (let from = 0; ; ) {
    const entries = await entriesFrom(tx, from, pageSize);
    for (const entry of entries) {
      for (const [table, id, seal] of entry.seals)
        if (seal) seals.set(`${table}:${id}`, { seal, position: entry.position });
      yield {
        position: entry.position,
        leaf: encodeLeaf({ head: entry.headHash, body: entry.bodyHash }),
        head: headOf(entry),
        headSalt: entry.headSalt,
        body: entry.bodySalt === null ? null : entry.body,
        bodySalt: entry.bodySalt,
        erased: entry.bodySalt === null,
      };
    }
    if (entries.length < pageSize) return;
    from = entries.at(-1)!.position + 1;
  }
}

/**
 * Checks the whole database against its log and against any older checkpoint given: every commitment, the tree, the
 * signatures, and that each sealed row is as its last journal entry left it. Runs on one snapshot, beside a living server.
 */
export async function verifyDatabase(input: VerifyInput): Promise<VerifyAnswer> {
  return input.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const ask: Ask = async <Row>(text: string, values: unknown[] = []) => {
        const parts = text.split(/\$(\d+)/);
        const query = sql.join(
          parts.map((part, at) => (at % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`)),
          sql``,
        );
        return (await sql`${query}`.execute(tx)).rows as Row[];
      };
      const source = logSource(ask);
      const newest = await source.checkpoint(input.origin);
      const seals: LastSeals = new Map();
      const report = await verifyJournal(stream(tx, seals), {
        origin: input.origin,
        verifiers: input.keys.verifiers,
        checkpoints: [...input.older, ...(newest ? [newest] : [])],
        tiles: tileReaderOf(source),
        maxUnsigned: Number.MAX_SAFE_INTEGER,
        erases: erasedPositions,
        onProgress: input.onProgress,
      });
      // Entries still waiting for a position have given their rows new seals already.
      const pending = await sql<{ seals: [string, string, string][] }>`
        select e.seals from journal.entry e where not exists (select 1 from journal.sequence s where s.entry_id = e.id)
        order by e.at, e.id`.execute(tx);
      for (const { seals: given } of pending.rows) {
        for (const [table, id, seal] of given) if (seal) seals.set(`${table}:${id}`, { seal, position: -1 });
      }
      const rows = await checkRows(tx, seals);
      return {
        ok: report.ok && rows.length === 0,
        entries: report.entries,
        confirmedSize: report.confirmedSize,
        unsigned: report.unsigned,
        waiting: pending.rows.length,
        log: report.findings.map((finding) => describeFinding(finding, 'en')),
        rows,
      };
    });
}
