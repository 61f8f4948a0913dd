import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../access/actor.ts';
import type { Database, Json } from '../database/database.ts';
import { commandRoute, type Route, readRoute } from '../http/route.ts';
import { decodeCursor, encodeCursor, IdParams, PageQuery } from '../http/shapes.ts';
import { newId } from '../ids/ids.ts';
import { maskedNumber } from '../privacy/masked-number.ts';
import { conflict, invalidField, notFound, unavailable } from '../problem/problem.ts';
import { type BodyProjection, projectBodies } from './body-projection.ts';
import { headOf } from './head.ts';
import {
  Erasure,
  ErasurePage,
  InclusionProof,
  JournalEntry,
  JournalPage,
  JournalQuery,
  journalPaths,
  NewErasure,
  PositionParams,
  ProofQuery,
} from './journal.contract.ts';
import { findEntries, type StoredEntry } from './journal.repository.ts';
import { encodeLeaf, hashLeaf, inclusionProofFromTiles, parseCheckpointText, parseNote } from './log/index.ts';
import { type LogSource, tileReaderOf } from './log-source.ts';
import { doWork } from './work.ts';

function view(entry: StoredEntry): z.infer<typeof JournalEntry> {
  return {
    position: entry.position,
    id: entry.id,
    at: entry.at.toISOString(),
    action: entry.action,
    actor: entry.actorId ? { id: entry.actorId, name: entry.actorName ?? '–' } : null,
    role: entry.actorRole,
    ground: entry.ground,
    subject: { type: entry.subjectType, id: entry.subjectId },
    body: masked(entry.body),
    erased: entry.bodySalt === null,
  };
}

/** Names of what tells who a caller is, in the bodies of entries. */
const personal = /^(number|callerNumber|phone)$/;

/** A body for reading: numbers are masked and a caller's name is left out, as on every other screen. */
function masked(value: Json, key = ''): Json {
  if (typeof value === 'string') return personal.test(key) ? maskedNumber(value) : value;
  if (Array.isArray(value)) return value.map((item) => masked(item, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      key === 'caller' && name === 'name' && inner ? '•••' : masked(inner ?? null, name),
    ]),
  );
}

/**
 * Reading and proving entries, and the lawful erasure of bodies by two persons.
 * @param bodies how rooms show the bodies about their subjects; other bodies are shown whole, with numbers masked.
 */
export function journalRoutes(
  db: Database,
  source: LogSource,
  origin: string,
  bodies: readonly BodyProjection[] = [],
): Route[] {
  const tag = 'journal';
  const shown = async (actor: Actor, entries: readonly StoredEntry[]) =>
    (await projectBodies(bodies, actor, entries)).map(view);

  async function one(polresId: string, position: number): Promise<StoredEntry> {
    const [entry] = await findEntries(db, { polresId, from: position, limit: 1, positions: [position] });
    if (!entry) throw notFound();
    return entry;
  }

  return [
    readRoute({
      path: journalPaths.entries,
      permission: 'journal:read',
      tag,
      summary: { id: 'Baca jurnal', en: 'Read the journal, oldest first' },
      query: JournalQuery,
      response: JournalPage,
      async handle({ actor, query }) {
        const after = decodeCursor(query.cursor)?.[0];
        if (query.cursor && typeof after !== 'number')
          throw invalidField('query.cursor', 'Kursor tidak dikenal.', 'Unknown cursor.');
        const found = await findEntries(db, {
          polresId: actor.polresId,
          from: typeof after === 'number' ? after + 1 : (query.from ?? 0),
          limit: query.limit + 1,
          subject: query.subject,
        });
        const items = await shown(actor, found.slice(0, query.limit));
        return { items, next: found.length > query.limit ? encodeCursor([items.at(-1)!.position]) : null };
      },
    }),
    readRoute({
      path: journalPaths.entry,
      permission: 'journal:read',
      tag,
      summary: { id: 'Baca satu entri', en: 'Read one entry' },
      params: PositionParams,
      response: JournalEntry,
      handle: async ({ actor, params }) => (await shown(actor, [await one(actor.polresId, params.position)]))[0],
    }),
    readRoute({
      path: journalPaths.proof,
      permission: 'journal:read',
      tag,
      summary: { id: 'Bukti bahwa entri ada di log', en: 'Inclusion proof of one entry against the newest checkpoint' },
      params: PositionParams,
      query: ProofQuery,
      response: InclusionProof,
      async handle({ actor, params, query }) {
        const entry = await one(actor.polresId, params.position);
        const { ground } = query;
        if (ground) {
          await doWork(db, actor, async (work) =>
            work.record({
              action: 'journal.opened',
              subject: { type: entry.subjectType, id: entry.subjectId },
              ground,
              body: { position: entry.position },
            }),
          );
        }
        const checkpoint = await source.checkpoint(origin);
        const size = checkpoint ? parseCheckpointText(parseNote(checkpoint).text).size : 0;
        if (!checkpoint || size <= entry.position) {
          throw unavailable(
            'Entri ini belum ditandatangani; coba lagi sebentar.',
            'This entry is not signed yet; try again shortly.',
          );
        }
        // A body proves only as a whole: who may not see all of it is given none of it.
        const [seen] = await projectBodies(bodies, actor, [entry]);
        const opened = ground !== undefined && isDeepStrictEqual(seen?.body, entry.body);
        const leaf = encodeLeaf({ head: entry.headHash, body: entry.bodyHash });
        const proof = await inclusionProofFromTiles(entry.position, size, tileReaderOf(source));
        return {
          position: entry.position,
          size,
          entry: leaf.toString('base64'),
          leafHash: hashLeaf(leaf).toString('base64'),
          proof: proof.map((hash) => hash.toString('base64')),
          checkpoint,
          head: headOf(entry),
          headSalt: entry.headSalt.toString('base64'),
          body: opened ? entry.body : null,
          bodySalt: opened ? (entry.bodySalt?.toString('base64') ?? null) : null,
        };
      },
    }),
    readRoute({
      path: journalPaths.erasures,
      permission: 'journal:erase',
      tag,
      summary: {
        id: 'Permintaan penghapusan yang belum disetujui',
        en: 'Erasure requests that wait for a second person',
      },
      query: PageQuery,
      response: ErasurePage,
      async handle() {
        const rows = await db
          .selectFrom('journal.erasure')
          .selectAll()
          .where('approved_by', 'is', null)
          .orderBy('requested_at')
          .limit(500)
          .execute();
        const items = rows.map((row) => ({
          id: row.id,
          entries: row.entry_ids.length,
          ground: row.ground,
          requestedBy: row.requested_by,
          approvedBy: null,
        }));
        return { items, next: null };
      },
    }),
    commandRoute({
      method: 'POST',
      path: journalPaths.erasures,
      permission: 'journal:erase',
      tag,
      summary: { id: 'Minta penghapusan isi entri', en: 'Ask for the lawful erasure of entry bodies' },
      body: NewErasure,
      example: { positions: [0], ground: 'UU 27/2022 pasal 8, permintaan subjek data' },
      response: Erasure,
      status: 201,
      async perform(work, { actor, body }) {
        const entries = await findEntries(work.tx, {
          polresId: actor.polresId,
          from: 0,
          limit: 200,
          positions: body.positions,
        });
        if (entries.length !== new Set(body.positions).size) throw notFound();
        const id = body.id ?? newId();
        await work.tx
          .insertInto('journal.erasure')
          .values({
            id,
            entry_ids: entries.map((entry) => entry.id),
            ground: body.ground,
            requested_by: actor.accountId,
          })
          .execute();
        work.record({
          action: 'journal.erasure_requested',
          subject: { type: 'erasure', id },
          ground: body.ground,
          body: { positions: body.positions },
        });
        return { id, entries: entries.length, ground: body.ground, requestedBy: actor.accountId, approvedBy: null };
      },
    }),
    commandRoute({
      method: 'POST',
      path: journalPaths.erasureApprove,
      permission: 'journal:erase',
      tag,
      summary: {
        id: 'Setujui penghapusan (orang kedua)',
        en: 'Approve an erasure, as a second person; the bodies are gone then',
      },
      params: IdParams,
      response: Erasure,
      async perform(work, { actor, params }) {
        const request = await work.tx
          .selectFrom('journal.erasure')
          .selectAll()
          .where('id', '=', params.id)
          .executeTakeFirst();
        if (!request || request.approved_by) throw notFound();
        if (request.requested_by === actor.accountId) {
          throw conflict('Yang menyetujui harus orang lain.', 'Another person has to approve this.');
        }
        const entries = await sql<{ position: number }>`
          select s.position from journal.sequence s join journal.entry e on e.id = s.entry_id
          where s.entry_id = any(${request.entry_ids}::uuid[]) and e.polres_id = ${actor.polresId} order by s.position`.execute(
          work.tx,
        );
        if (entries.rows.length !== request.entry_ids.length) throw notFound();
        await sql`select journal.erase_bodies(${params.id}, ${actor.accountId})`.execute(work.tx);
        // The positions stand in the head, which is never erased: they tell a lawful gap from tampering.
        work.record({
          action: 'journal.erased',
          subject: { type: 'erasure', id: params.id },
          ground: request.ground,
          body: { requestedBy: request.requested_by } satisfies Json,
          seals: entries.rows.map((row) => ['journal.body', String(row.position), null]),
        });
        return {
          id: params.id,
          entries: request.entry_ids.length,
          ground: request.ground,
          requestedBy: request.requested_by,
          approvedBy: actor.accountId,
        };
      },
    }),
  ];
}
