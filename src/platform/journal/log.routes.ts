import { z } from 'zod';
import { type Route, readRoute } from '../http/route.ts';
import { notFound } from '../problem/problem.ts';
import { encodeBundle, type LogKeys, parseEntriesPath, parseTilePath, TILE_WIDTH, widthInTree } from './log/index.ts';
import type { LogSource } from './log-source.ts';

/** The log's name, its keys, and where it comes from: what an outsider needs to go from an old checkpoint to today's log. */
export const LogOrigins = z.object({
  origin: z.string(),
  verifierKey: z.string(),
  /** Rotation records, oldest first: signed notes. */
  rotations: z.array(z.string()),
  /** Succession records, oldest first: signed notes that name the log before, its newest known checkpoint and its end. */
  succeeds: z.array(z.string()),
});

export interface PublicLog {
  origin: string;
  /** Succession records, oldest first. */
  successions: string[];
  keys(): LogKeys;
}

/** The log for outsiders, by C2SP tlog-tiles: no sign-in, commitments only, no personal data. */
export function logRoutes(source: LogSource, { origin, successions, keys }: PublicLog): Route[] {
  const text = 'text/plain; charset=utf-8';
  const bytes = 'application/octet-stream';
  const year = 'public, max-age=31536000, immutable';
  return [
    readRoute({
      path: '/log/checkpoint',
      permission: 'public',
      tag: 'log',
      summary: {
        id: 'Titik periksa terbaru yang ditandatangani',
        en: 'The newest signed checkpoint (C2SP tlog-checkpoint)',
      },
      produces: text,
      async handle({ reply }) {
        const note = await source.checkpoint(origin);
        if (!note) throw notFound();
        return reply.header('content-type', text).header('cache-control', 'no-store').send(note);
      },
    }),
    readRoute({
      path: '/log/vkey',
      permission: 'public',
      tag: 'log',
      summary: { id: 'Kunci pemeriksa tanda tangan', en: 'The verifier key in signed-note form' },
      produces: text,
      handle: ({ reply }) =>
        reply.header('content-type', text).header('cache-control', 'no-store').send(`${keys().verifierKey}\n`),
    }),
    readRoute({
      path: '/log/rotations',
      permission: 'public',
      tag: 'log',
      summary: {
        id: 'Catatan pergantian kunci',
        en: 'Key rotation records, oldest first, each signed by the old and the new key',
      },
      produces: text,
      handle: ({ reply }) =>
        reply.header('content-type', text).header('cache-control', 'no-store').send(keys().rotations.join('\n')),
    }),
    readRoute({
      path: '/log/origins',
      permission: 'public',
      tag: 'log',
      summary: {
        id: 'Nama log, kuncinya, dan log sebelumnya yang dilanjutkan',
        en: "The log's name and keys, and the earlier logs that it continues after a restore, each record signed by both",
      },
      response: LogOrigins,
      handle({ reply }): z.infer<typeof LogOrigins> {
        reply.header('cache-control', 'no-store');
        const { verifierKey, rotations } = keys();
        return { origin, verifierKey, rotations, succeeds: successions };
      },
    }),
    readRoute({
      path: '/log/tile/{path*}',
      permission: 'public',
      tag: 'log',
      summary: { id: 'Ubin hash dan bundel komitmen', en: 'Hash tiles and entry bundles (C2SP tlog-tiles)' },
      produces: bytes,
      params: z.object({ '*': z.string().max(200) }),
      async handle({ params, reply }) {
        const path = `tile/${params['*']}`;
        const bundle = parseEntriesPath(path);
        const tile = bundle ? { level: 0, ...bundle } : parseTilePath(path);
        if (!tile || widthInTree(tile.level, tile.index, await source.size()) < tile.width) throw notFound();
        const start = tile.index * TILE_WIDTH;
        const content = bundle
          ? encodeBundle(await source.entries(start, tile.width))
          : Buffer.concat(await source.hashes(tile.level, start, tile.width));
        return reply.header('content-type', bytes).header('cache-control', year).send(content);
      },
    }),
  ];
}
