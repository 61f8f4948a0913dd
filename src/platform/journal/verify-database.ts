import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.ts';
import { headOf } from './head.ts';
import { entriesFrom } from './journal.repository.ts';
import {
  describeFinding,
  encodeLeaf,
  type FormerLog,
  type LogKeys,
  type Loss,
  lossOf,
  type SealedEntry,
  verifyJournal,
} from './log/index.ts';
import { type Ask, type LogSource, logSource, tileReaderOf } from './log-source.ts';
import { openPublished } from './published.ts';
import { checkRows, type RowFinding } from './verify-rows.ts';

export interface VerifyInput {
  db: Database;
  origin: string;
  keys: LogKeys;
  /** Logs that this one continues after restores, oldest first. */
  formers?: FormerLog[];
  /** The newest checkpoint in the key folder; read before this call, so that a living server's database is not behind it. */
  published?: string;
  /** Older checkpoints that someone kept (the board, a printed shift report), of this log or of a former one. */
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
  /** Entries that were published and lost with a restore, as a signed succession record says. They do not count against `ok`. */
  losses: Loss[];
  /** Set when the database ends before the checkpoint in the key folder: restored, and not started since. */
  behind: { size: number; published: number } | null;
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

/** The checkpoints that the entries must agree with, and what a succession record says is lost. */
async function sortCheckpoints(
  input: VerifyInput,
  source: LogSource,
): Promise<{ checkpoints: string[]; losses: Loss[] }> {
  const formers = input.formers ?? [];
  const notes = new Set([...input.older, ...formers.map((former) => former.publishedNote)]);
  for (const { origin } of [...formers, input]) {
    const newest = await source.checkpoint(origin);
    if (newest !== undefined) notes.add(newest);
  }
  const checkpoints: string[] = [];
  const losses = new Map<string, Loss>();
  for (const note of notes) {
    const loss = lossOf(note, formers);
    if (loss) losses.set(`${loss.origin} ${loss.published}`, loss);
    else checkpoints.push(note);
  }
  return { checkpoints, losses: [...losses.values()].sort((a, b) => a.at.getTime() - b.at.getTime()) };
}

/**
 * Checks the whole database against its log and against any older checkpoint given: every commitment, the tree, the
 * signatures, and that each sealed row is as its last journal entry left it. Runs on one snapshot, beside a living server.
 *
 * After a restore the log has a new name. Checkpoints of a former name are checked with its keys as far as the new log
 * continues it. Those beyond are a stated loss: the succession record, signed by the old key, says where the old log
 * ended, so they do not make the rest less whole. A record explains what is missing at the end, never entries that differ.
 * @throws LogError when the checkpoint in the key folder is not of this log
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
      const { checkpoints, losses } = await sortCheckpoints(input, source);
      const published = input.published && openPublished(input.published, input.origin, input.keys);
      const size = await source.size();
      const behind = published && size < published.size ? { size, published: published.size } : null;
      if (input.published && !behind) checkpoints.push(input.published);
      const seals: LastSeals = new Map();
      const report = await verifyJournal(stream(tx, seals), {
        origin: input.origin,
        verifiers: input.keys.verifiers,
        formers: input.formers,
        checkpoints,
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
        ok: report.ok && rows.length === 0 && behind === null,
        entries: report.entries,
        confirmedSize: report.confirmedSize,
        unsigned: report.unsigned,
        waiting: pending.rows.length,
        log: report.findings.map((finding) => describeFinding(finding, 'en')),
        rows,
        losses,
        behind,
      };
    });
}
