import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.ts';
import type { Sessions } from '../access/sessions.ts';
import type { OpenDatabase } from '../database/database.ts';
import { forbidden, notFound, Problem, passwordChangeRequired, tooMany, unauthenticated } from '../problem/problem.ts';
import { createCommandRunner } from './commands.ts';
import { sessionCookie } from './cookie.ts';
import { sendProblem } from './errors.ts';
import { parsePart } from './parse.ts';
import { createBuckets } from './rate-limit.ts';
import type { Context, Route } from './route.ts';
import { takeUpload } from './upload.ts';

/** Twenty commands a second for one session, with room for a short burst; reading is freer. Signing in costs a password check. */
const limits = {
  commands: createBuckets.bind(null, 20, 30),
  reads: createBuckets.bind(null, 500, 1000),
  strangers: createBuckets.bind(null, 20, 60),
};

const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; " +
    "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(self)',
};

export interface HttpOptions extends Pick<OpenDatabase, 'db' | 'pool'> {
  sessions: Sessions;
  routes: Route[];
  /** Called after each committed command; wakes the sequencer. */
  committed(): void;
  log?: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null;
    sessionToken: string | null;
  }
  interface FastifyContextConfig {
    /** Bytes that the route's file may have. */
    upload?: number | undefined;
  }
}

/** Tracking devices can often send only a name and a password with each message; nothing else may sign in like that. */
const deviceRoutes = /^\/api\/positions(\/|$)/;

async function givenToken(
  request: FastifyRequest,
  sessions: Sessions,
  route: Route,
): Promise<{ token: string; byCookie: boolean } | undefined> {
  const header = request.headers.authorization;
  if (header?.startsWith('Bearer ')) return { token: header.slice(7), byCookie: false };
  if (header?.startsWith('Basic ') && deviceRoutes.test(route.path)) {
    return { token: await sessions.deviceToken(header.slice(6)), byCookie: false };
  }
  const token = request.cookies[sessionCookie];
  return token ? { token, byCookie: true } : undefined;
}

/** Sign-in state, rights and limits; runs before the body is read, so that a stranger learns nothing from validation. */
function createGate(options: HttpOptions) {
  const commands = limits.commands();
  const reads = limits.reads();
  const strangers = limits.strangers();
  return async (route: Route, request: FastifyRequest) => {
    const given = await givenToken(request, options.sessions, route);
    const actor = given ? await options.sessions.find(given.token) : undefined;
    const isCommand = request.method !== 'GET' && request.method !== 'HEAD';
    const bucket = !isCommand ? reads : actor ? commands : strangers;
    // A closed door costs nothing to knock on: who brings no token is turned away without counting.
    const counts = actor || given || route.permission === 'public';
    const wait = counts ? bucket.take(actor?.sessionId ?? request.ip) : 0;
    if (wait > 0) throw tooMany(wait);
    request.actor = actor ?? null;
    request.sessionToken = given?.token ?? null;
    if (route.permission === 'public') return;
    if (!actor) throw unauthenticated();
    if (actor.mustChangePassword && !route.beforeOwnPassword) throw passwordChangeRequired();
    if (!actor.permissions.has(route.permission)) throw forbidden();
    if (given?.byCookie && isCommand && request.headers['x-csrf-token'] !== actor.csrf) {
      throw new Problem('forbidden', 403, {
        id: 'Sesi layar tidak cocok; muat ulang halaman.',
        en: 'Screen session mismatch; reload the page.',
      });
    }
  };
}

function parseContext(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  sessions: Sessions,
): Context<never, never, never> {
  const part = (schema: Route['body'], value: unknown, name: string) =>
    (schema ? parsePart(schema, value, name) : undefined) as never;
  return {
    actor: request.actor as Actor,
    params: part(route.params, request.params, 'params'),
    query: part(route.query, request.query, 'query'),
    body: part(route.body, request.body ?? {}, ''),
    request,
    reply,
    stillSignedIn: async () => request.sessionToken !== null && sessions.stillOpen(request.sessionToken),
  };
}

/** JSON, where an empty body is an empty object, and forms, which tracking devices send. */
function readBodies(app: FastifyInstance): void {
  const json = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, {});
    else json(request, String(body), done);
  });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
  // Files are handed on as they come; a route that takes none answers 415 as before.
  app.addContentTypeParser('*', takeUpload);
}

/** Builds the server from the rooms' routes. Each route carries its permission; there is no other way in. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.log
      ? {
          level: 'warn',
          redact: ['req.headers', 'res.headers'],
          serializers: { req: (req) => ({ method: req.method, url: req.url.split('?')[0] }) },
        }
      : false,
    genReqId: () => randomUUID(),
    bodyLimit: 1_048_576,
    requestTimeout: 60_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
  });
  readBodies(app);
  app.decorateRequest('actor', null);
  app.decorateRequest('sessionToken', null);
  await app.register(cookie);
  // Below this the wait for the compressor is longer than the time it saves, also on a phone's line.
  await app.register(compress, { global: true, threshold: 20_480, encodings: ['gzip', 'identity'] });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders).header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendProblem(notFound(), request, reply));

  const gate = createGate(options);
  const runCommand = createCommandRunner(options, options.committed);
  for (const route of options.routes) {
    app.route({
      method: route.method,
      url: route.path.replace(/\{\w+\*\}/g, '*').replace(/\{(\w+)\}/g, ':$1'),
      config: { upload: route.upload },
      onRequest: (request) => gate(route, request),
      handler: async (request, reply) => {
        const context = parseContext(route, request, reply, options.sessions);
        if (route.perform) {
          const answer = await runCommand(route as Route & Required<Pick<Route, 'perform'>>, context);
          return reply.status(answer.status).send(answer.status === 204 ? undefined : answer.body);
        }
        if (route.status) reply.status(route.status);
        return route.handle!(context);
      },
    });
  }
  return app;
}
