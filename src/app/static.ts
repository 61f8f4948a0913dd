import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Addresses that are screens, not files: they all get a page and its own router does the rest. */
const phonePages = /^\/unit(\/|$)/;
const notPages = /^\/(api|ogc|log|health|assets)(\/|$)/;
/** The ending of a file. Codes of areas have points as well, with digits and capitals behind them: `/areas/31.74.03.1002.RW04`. */
const fileEnding = /\.[a-z][a-z0-9]*$/;

/** Serves the built screens; unknown addresses without a file ending are screens of the desks. */
export async function serveWeb(
  app: FastifyInstance,
  folder: string,
  notFound: (reply: FastifyReply) => void,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    preCompressed: false,
    setHeaders: (reply, path) => {
      // Names of assets carry their content's hash.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const page = (name: string) => {
    const file = join(folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const desks = page('index.html');
  const phone = page('unit.html');
  // A route and not the handler for unknown addresses: that one belongs to the HTTP edge, and every file has a route of its own.
  app.get('/*', (request, reply) => {
    const path = request.url.split('?')[0]!;
    const html = phonePages.test(path) ? phone : desks;
    if (notPages.test(path) || fileEnding.test(path) || !html) return notFound(reply);
    return reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
  });
}
