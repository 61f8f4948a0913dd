import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.ts';
import type { Json, OpenDatabase } from '../database/database.ts';
import { createTogether } from '../journal/together.ts';
import { doWork, type IdempotentAnswer, type Work } from '../journal/work.ts';
import { conflict, invalidField } from '../problem/problem.ts';
import type { Context, Route } from './route.ts';

/** The client's key for a command, or undefined when it sent none. */
export function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || key.length < 8 || key.length > 200 || !/^[\x21-\x7e]+$/.test(key)) {
    throw invalidField(
      'Idempotency-Key',
      'Harus 8–200 karakter ASCII tanpa spasi.',
      'Must be 8–200 ASCII characters without spaces.',
    );
  }
  return key;
}

/** What was asked: the same key with another question is a mistake of the client, not a repeat. */
function hashOf(request: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest();
}

/**
 * Runs commands: one transaction each, with the journal and, where the client sent a key, the first answer kept in it.
 * The common case pays for one extra row; a repeat is noticed by that row's key, at the end or when the act is refused
 * because it has happened already.
 */
export function createCommandRunner({ db, pool }: Pick<OpenDatabase, 'db' | 'pool'>, committed: () => void) {
  const together = createTogether(pool, committed);

  async function firstAnswer(
    account: string,
    key: string,
    hash: Buffer,
  ): Promise<{ status: number; body: Json } | undefined> {
    const row = await db
      .selectFrom('platform.idempotency')
      .select(['request_hash', 'status', 'body'])
      .where('account', '=', account)
      .where('key', '=', key)
      .executeTakeFirst();
    if (!row) return undefined;
    if (!row.request_hash.equals(hash)) {
      throw conflict(
        'Kunci ini sudah dipakai untuk permintaan lain.',
        'This key was used for another request already.',
      );
    }
    return { status: row.status, body: row.body };
  }

  return async function runCommand(
    route: Route & Required<Pick<Route, 'perform'>>,
    context: Context<never, never, never> & { actor: Actor; request: FastifyRequest },
  ): Promise<{ status: number; body: unknown }> {
    const status = route.status ?? 200;
    const { actor } = context;
    const perform = (work: Work) => route.perform(work, context);
    const run = (idempotent?: (result: unknown) => IdempotentAnswer) =>
      route.sharesTransaction
        ? together.run({ doer: actor, perform, idempotent })
        : doWork(db, actor, perform, { committed, idempotent });
    const key = idempotencyKey(context.request);
    if (key === undefined) return { status, body: await run() };
    const account = actor.accountId;
    const hash = hashOf(context.request);
    try {
      const body = await run((result) => ({
        account,
        key,
        requestHash: hash,
        answer: () => ({ status, body: (result ?? null) as Json }),
      }));
      return { status, body };
    } catch (error) {
      const first = await firstAnswer(account, key, hash);
      if (first) return first;
      throw error;
    }
  };
}
