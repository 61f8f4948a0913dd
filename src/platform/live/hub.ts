import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Actor } from '../access/actor.ts';
import { journalChannel } from '../journal/sequencer.ts';
import type { Projection } from './projection.ts';

/** One journal entry on its way to the screens; `view` is the subject as it is now, or undefined when nothing shows it. */
export interface LiveEntry {
  position: number;
  at: string;
  action: string;
  polresId: string;
  realm: string;
  subjectType: string;
  subjectId: string;
  view: unknown;
}

/** Something that is not a journal entry (a unit's position): never resumed, only the newest matters. */
export interface LiveNotice {
  event: string;
  polresId: string;
  data: unknown;
  visible(actor: Actor): boolean;
}

export interface Subscriber {
  actor: Actor;
  entry(entry: LiveEntry): void;
  notice(notice: LiveNotice): void;
}

export interface LiveHub {
  /** Last position this server knows of. */
  position(): number;
  subscribe(subscriber: Subscriber): () => void;
  /** Entries after `position`, at most `limit`, with present views. */
  since(position: number, limit: number): Promise<LiveEntry[]>;
  notify(notice: LiveNotice): void;
  projectionOf(subjectType: string): Projection | undefined;
  close(): Promise<void>;
}

interface EntryRow {
  position: number;
  at: Date;
  action: string;
  polres_id: string;
  realm: string;
  subject_type: string;
  subject_id: string;
}

const pageSize = 500;

/** Follows the journal and hands each entry, with one shared view, to every screen of this server. */
export async function createLiveHub(pool: pg.Pool, databaseUrl: string, projections: Projection[]): Promise<LiveHub> {
  const bySubject = new Map(projections.map((one) => [one.subjectType, one]));
  const subscribers = new Set<Subscriber>();
  const first = await pool.query<{ position: number }>(
    'select coalesce(max(position), -1) as position from journal.sequence',
  );
  let position = Number(first.rows[0]!.position);
  let wanted = position;
  let reading: Promise<void> | undefined;
  let closed = false;

  async function since(after: number, limit: number): Promise<LiveEntry[]> {
    const { rows } = await pool.query<EntryRow>({
      name: 'live-since',
      text: `select s.position, e.at, e.action, e.polres_id, e.realm, e.subject_type, e.subject_id
             from journal.sequence s join journal.entry e on e.id = s.entry_id
             where s.position > $1 order by s.position limit $2`,
      values: [after, limit],
    });
    const views = new Map<string, Map<string, unknown>>();
    for (const [type, list] of Map.groupBy(rows, (row) => row.subject_type)) {
      const projection = bySubject.get(type);
      if (projection) views.set(type, await projection.load([...new Set(list.map((row) => row.subject_id))]));
    }
    return rows.map((row) => ({
      position: Number(row.position),
      at: row.at.toISOString(),
      action: row.action,
      polresId: row.polres_id,
      realm: row.realm,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      view: views.get(row.subject_type)?.get(row.subject_id),
    }));
  }

  async function catchUp(): Promise<void> {
    while (!closed && position < wanted) {
      try {
        if (subscribers.size === 0) {
          // Nobody looks: whoever comes next starts from, or replays to, this position.
          position = wanted;
          return;
        }
        const entries = await since(position, pageSize);
        if (entries.length === 0) return;
        for (const entry of entries) {
          for (const subscriber of subscribers) subscriber.entry(entry);
          position = entry.position;
        }
      } catch {
        // The database is away for a moment: nothing is lost, since the position has not moved.
        await sleep(300);
      }
    }
  }

  function announce(size: number): void {
    wanted = Math.max(wanted, size - 1);
    reading ??= catchUp().finally(() => {
      reading = undefined;
      if (!closed && position < wanted) announce(wanted + 1);
    });
  }

  async function listen(): Promise<void> {
    while (!closed) {
      const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
      const lost = Promise.withResolvers<void>();
      client.on('error', () => lost.resolve());
      client.on('end', () => lost.resolve());
      // Also while it is still connecting, when there is no end to hear of.
      closing = () => lost.resolve();
      try {
        await Promise.race([client.connect(), lost.promise]);
        if (closed) continue;
        client.on('notification', (message) => announce(Number(message.payload)));
        await client.query(`listen ${journalChannel}`);
        // What was given while nobody listened.
        const { rows } = await client.query<{ size: number }>(
          'select coalesce(max(position) + 1, 0) as size from journal.sequence',
        );
        announce(Number(rows[0]!.size));
        await lost.promise;
      } catch {
        // Tried again below.
      } finally {
        client.end().catch(() => {});
      }
      if (!closed) await sleep(300);
    }
  }

  let closing: () => void = () => {};
  const listening = listen();
  return {
    position: () => position,
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    since,
    notify(notice) {
      for (const subscriber of subscribers) subscriber.notice(notice);
    },
    projectionOf: (type) => bySubject.get(type),
    async close() {
      closed = true;
      closing();
      await listening;
      await reading;
    },
  };
}
