import { z } from 'zod';
import type { Actor } from '../access/actor.ts';
import { type Route, readRoute } from '../http/route.ts';
import { invalidField, Problem } from '../problem/problem.ts';
import type { LiveEntry, LiveHub, LiveNotice } from './hub.ts';

const streamsPerAccount = 50;
const heartbeatMs = 5_000;
/** A screen further behind than this reloads its first data instead of replaying. */
const replayLimit = 5_000;
const pageSize = 500;
/** Bytes a slow screen may leave unread before it is cut off; it resumes where it was. */
const backlogLimit = 2_000_000;

/** The event as this person may see it: everything, or its position only. Views are serialised once and shared. */
function createWriter(hub: LiveHub) {
  let last: { entry: LiveEntry; full: string } | undefined;
  const full = (entry: LiveEntry): string => {
    if (last?.entry !== entry) {
      const subject = { type: entry.subjectType, id: entry.subjectId };
      const data = JSON.stringify({
        position: entry.position,
        at: entry.at,
        action: entry.action,
        subject,
        data: entry.view ?? null,
      });
      last = { entry, full: `id: ${entry.position}\ndata: ${data}\n\n` };
    }
    return last.full;
  };
  return (actor: Actor, entry: LiveEntry): string => {
    if (
      entry.polresId === actor.polresId &&
      entry.view !== undefined &&
      hub.projectionOf(entry.subjectType)?.visible(actor, entry.view)
    ) {
      return full(entry);
    }
    return `id: ${entry.position}\nevent: position\ndata: {"position":${entry.position}}\n\n`;
  };
}

function startPosition(header: string | undefined, query: number | undefined, now: number): number {
  if (header === undefined || header === '') return query ?? now;
  const position = Number(header);
  if (!Number.isSafeInteger(position) || position < -1) {
    throw invalidField('Last-Event-ID', 'Harus posisi jurnal.', 'Must be a journal position.');
  }
  return position;
}

/** `GET /api/live`: the journal as server-sent events, resumable by `Last-Event-ID` = position, nothing missed, nothing twice. */
export function liveRoutes(hub: LiveHub): Route[] {
  const open = new Map<string, number>();
  const write = createWriter(hub);
  return [
    readRoute({
      path: '/api/live',
      permission: 'live:read',
      tag: 'live',
      summary: { id: 'Aliran langsung dari jurnal', en: 'Live stream of the journal (server-sent events)' },
      produces: 'text/event-stream',
      query: z.object({ after: z.coerce.number().int().min(-1).optional() }),
      async handle({ actor, query, request, reply, stillSignedIn }) {
        const streams = open.get(actor.accountId) ?? 0;
        if (streams >= streamsPerAccount) {
          throw new Problem(
            'too_many',
            429,
            { id: 'Terlalu banyak layar untuk akun ini.', en: 'Too many streams for this account.' },
            [],
            10,
          );
        }
        const header = request.headers['last-event-id'];
        const from = startPosition(Array.isArray(header) ? header[0] : header, query.after, hub.position());
        open.set(actor.accountId, streams + 1);

        const raw = reply.raw;
        reply.hijack();
        raw.writeHead(200, {
          ...(reply.getHeaders() as Record<string, string>),
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
          connection: 'keep-alive',
        });
        raw.write(`retry: 1000\nevent: hello\ndata: {"position":${hub.position()}}\n\n`);

        const send = (text: string) => {
          if (raw.writableEnded) return;
          // What one turn of the event loop sends leaves in one packet: a system call for each event costs more than the event.
          if (raw.writableCorked === 0) {
            raw.cork();
            process.nextTick(() => raw.uncork());
          }
          raw.write(text);
          if (raw.writableLength > backlogLimit) raw.destroy();
        };
        let sent = from;
        let live = false;
        const entry = (one: LiveEntry) => {
          if (!live || one.position <= sent) return;
          sent = one.position;
          send(write(actor, one));
        };
        const notice = (one: LiveNotice) => {
          if (live && one.polresId === actor.polresId && one.visible(actor))
            send(`event: ${one.event}\ndata: ${JSON.stringify(one.data)}\n\n`);
        };
        const unsubscribe = hub.subscribe({ actor, entry, notice });
        // A stream outlives the request that was let in, so each heartbeat asks again. While the database is away nobody
        // is thrown out.
        const heartbeat = setInterval(async () => {
          if (!(await stillSignedIn().catch(() => true))) return raw.end();
          send(`event: heartbeat\ndata: {"position":${hub.position()}}\n\n`);
        }, heartbeatMs);
        raw.on('close', () => {
          clearInterval(heartbeat);
          unsubscribe();
          const left = (open.get(actor.accountId) ?? 1) - 1;
          if (left > 0) open.set(actor.accountId, left);
          else open.delete(actor.accountId);
        });

        if (hub.position() - sent > replayLimit) {
          sent = hub.position();
          send(`id: ${sent}\nevent: reset\ndata: {"position":${sent}}\n\n`);
        }
        // Replay until nothing new came in the meantime; only then the shared feed takes over.
        while (!raw.destroyed) {
          const entries = await hub.since(sent, pageSize);
          for (const one of entries) {
            sent = one.position;
            send(write(actor, one));
          }
          if (entries.length < pageSize && sent >= hub.position()) break;
        }
        live = true;
        return reply;
      },
    }),
  ];
}
