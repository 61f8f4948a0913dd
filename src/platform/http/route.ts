import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../access/actor.ts';
import type { Permission } from '../access/permissions.ts';
import type { Work } from '../journal/work.ts';
import type { Text } from '../problem/problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a handler is given: who asks, and the parsed input. */
export interface Context<Params, Query, Body> {
  actor: Actor;
  params: Params;
  query: Query;
  body: Body;
  request: FastifyRequest;
  reply: FastifyReply;
  /** Whether the session that asked is still living; for answers that never end. */
  stillSignedIn(): Promise<boolean>;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

interface RouteShape<
  Params extends z.ZodType | undefined,
  Query extends z.ZodType | undefined,
  Body extends z.ZodType | undefined,
> {
  path: string;
  /** The right one needs, or `public`. There is no default: a route without one does not compile. */
  permission: Permission | 'public';
  /** Open also to an account that still has its one-time password: reading one's session, changing the password. */
  beforeOwnPassword?: true;
  summary: Text;
  tag: string;
  params?: Params;
  query?: Query;
  body?: Body;
  /** A body the demo district accepts as it is; shown in OpenAPI and posted by a test. */
  example?: unknown;
  /** Takes a file as its body, of at most so many bytes; the handler reads it by `readUpload`. */
  upload?: number;
  /** What a 2xx answer holds; left out for streams and files. */
  response?: z.ZodType;
  /** Media type of a response that is not JSON. */
  produces?: string;
  status?: 200 | 201 | 202 | 204;
}

/** A question: reads, and answers. */
export interface ReadRoute<Params extends z.ZodType | undefined, Query extends z.ZodType | undefined>
  extends RouteShape<Params, Query, undefined> {
  method: 'GET';
  handle(context: Context<Parsed<Params>, Parsed<Query>, undefined>): Promise<unknown> | unknown;
}

/** A command: everything it changes happens in `work`, one transaction with its journal entries and its idempotent answer. */
export interface CommandRoute<
  Params extends z.ZodType | undefined,
  Query extends z.ZodType | undefined,
  Body extends z.ZodType | undefined,
> extends RouteShape<Params, Query, Body> {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Only adds rows, so that under load several may share one transaction (`journal/together.ts`). */
  sharesTransaction?: true;
  perform(work: Work, context: Context<Parsed<Params>, Parsed<Query>, Parsed<Body>>): Promise<unknown>;
}

/** A command that keeps its own transaction and idempotency (sign-in, positions). */
export interface RawCommandRoute<
  Params extends z.ZodType | undefined,
  Query extends z.ZodType | undefined,
  Body extends z.ZodType | undefined,
> extends RouteShape<Params, Query, Body> {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  handle(context: Context<Parsed<Params>, Parsed<Query>, Parsed<Body>>): Promise<unknown>;
}

/** Any route, once its own types have been checked at its definition. */
export interface Route {
  method: Method;
  path: string;
  permission: Permission | 'public';
  beforeOwnPassword?: true;
  sharesTransaction?: true;
  summary: Text;
  tag: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  example?: unknown;
  upload?: number;
  response?: z.ZodType;
  produces?: string;
  status?: number;
  handle?(context: Context<never, never, never>): unknown;
  perform?(work: Work, context: Context<never, never, never>): Promise<unknown>;
}

export const readRoute = <
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
>(
  route: Omit<ReadRoute<Params, Query>, 'method'>,
): Route => ({ ...route, method: 'GET' }) as unknown as Route;

export const commandRoute = <
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  route: CommandRoute<Params, Query, Body>,
): Route => route as unknown as Route;

export const rawCommandRoute = <
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  route: RawCommandRoute<Params, Query, Body>,
): Route => route as unknown as Route;
