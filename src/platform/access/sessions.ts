import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { doWork } from '../journal/work.ts';
import { Problem, unauthenticated } from '../problem/problem.ts';
import type { Actor, Realm } from './actor.ts';
import { decoyHash, verifyPassword } from './password.ts';
import { permissionsOf, type Role } from './permissions.ts';

/** How long a session lives: idle and in all, milliseconds. A shift is 12 hours; programs keep theirs for 30 days. */
export const lifetimes = {
  cookie: { idle: 4 * 3_600_000, absolute: 14 * 3_600_000 },
  bearer: { idle: 24 * 3_600_000, absolute: 30 * 24 * 3_600_000 },
} as const;
export type SessionKind = keyof typeof lifetimes;

/** Failures before a name is locked, and the first wait; each further failure doubles it up to the longest. */
const lockout = { failures: 5, firstWaitMs: 30_000, longestMs: 15 * 60_000 };
const cacheMs = 10_000;
const touchMs = 60_000;

export interface SignIn {
  token: string;
  actor: Actor;
}

export interface Sessions {
  /** @throws Problem unauthenticated for a wrong name or password alike; too_many while the name is locked. */
  signIn(input: { username: string; password: string; kind: SessionKind; idempotencyKey?: string }): Promise<SignIn>;
  /** The actor of a living session, or undefined. Asking counts as use and puts off the idle end. */
  find(token: string): Promise<Actor | undefined>;
  /**
   * Whether the session that opened a stream is still living. A stream held by a program is its use; one held by a screen
   * is not, or a screen that its operator has left would stay signed in.
   */
  stillOpen(token: string): Promise<boolean>;
  /** The session of a device that sends name and password (HTTP Basic, base64) with each message; one session, kept. */
  deviceToken(basic: string): Promise<string>;
  signOut(actor: Actor): Promise<void>;
  /** Ends every session of an account at once (password changed, roles changed, locked). */
  forget(accountId: string): void;
}

const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

interface SessionRow {
  account_id: string;
  kind: string;
  csrf: string;
  last_seen_at: Date;
  expires_at: Date;
  username: string;
  display_name: string;
  roles: string[];
  area_codes: string[] | null;
  unit_id: string | null;
  polres_id: string;
  realm: string;
  must_change_password: boolean;
}

/** What is remembered of a session: good until `until`; it ends at `expires` or so long after `touched`, its last use. */
interface Known {
  actor: Actor;
  until: number;
  expires: number;
  touched: number;
}

function actorOf(row: SessionRow, id: Buffer): Actor {
  return {
    accountId: row.account_id,
    username: row.username,
    displayName: row.display_name,
    roles: row.roles as Role[],
    permissions: permissionsOf(row.roles),
    polresId: row.polres_id,
    realm: row.realm as Realm,
    areaCodes: row.area_codes,
    unitId: row.unit_id,
    sessionId: id.toString('hex'),
    sessionKind: row.kind as SessionKind,
    csrf: row.csrf,
    mustChangePassword: row.must_change_password,
  };
}

/**
 * Sessions over the database, with a short memory so that each request does not ask it. `secret` keys repeated sign-ins;
 * `now` is the clock, epoch milliseconds.
 */
export function createSessions(db: Database, secret: Buffer, now: () => number = Date.now): Sessions {
  const devices = new Map<string, string>();
  const cache = new Map<string, Known>();

  async function waitOf(username: string): Promise<number> {
    const row = await db
      .selectFrom('access.login_attempt')
      .select('locked_until')
      .where('username', '=', username)
      .executeTakeFirst();
    return row?.locked_until ? Math.max(0, Math.ceil((row.locked_until.getTime() - now()) / 1000)) : 0;
  }

  async function noteFailure(username: string): Promise<void> {
    const { failures } = await db
      .insertInto('access.login_attempt')
      .values({ username, failures: 1, last_failed_at: new Date(now()) })
      .onConflict((on) =>
        on.column('username').doUpdateSet((eb) => ({
          failures: eb('access.login_attempt.failures', '+', 1),
          last_failed_at: new Date(now()),
        })),
      )
      .returning('failures')
      .executeTakeFirstOrThrow();
    if (failures < lockout.failures) return;
    const wait = Math.min(lockout.firstWaitMs * 2 ** (failures - lockout.failures), lockout.longestMs);
    await db
      .updateTable('access.login_attempt')
      .set({ locked_until: new Date(now() + wait) })
      .where('username', '=', username)
      .execute();
  }

  /** With an idempotency key the token follows from it, so that a repeated sign-in gives the same answer and no second session. */
  function tokenFor(accountId: string, passwordHash: string, key: string | undefined): string {
    if (key === undefined) return randomBytes(32).toString('base64url');
    return createHmac('sha256', secret)
      .update(JSON.stringify([accountId, passwordHash, key]))
      .digest('base64url');
  }

  async function load(id: Buffer): Promise<SessionRow | undefined> {
    return db
      .selectFrom('access.session as s')
      .innerJoin('access.account as a', 'a.id', 's.account_id')
      .innerJoin('platform.polres as p', 'p.id', 'a.polres_id')
      .select([
        's.account_id',
        's.kind',
        's.csrf',
        's.last_seen_at',
        's.expires_at',
        'a.username',
        'a.display_name',
        'a.roles',
      ])
      .select(['a.area_codes', 'a.unit_id', 'a.polres_id', 'a.must_change_password', 'p.realm'])
      .where('s.id', '=', id)
      .where('s.revoked_at', 'is', null)
      .where('a.active', '=', true)
      .executeTakeFirst();
  }

  async function recall(id: Buffer, key: string): Promise<Known | undefined> {
    const at = now();
    const known = cache.get(key);
    if (known && known.until > at) return known.expires > at ? known : undefined;
    const row = await load(id);
    // What was remembered of its use may be newer than the row.
    const touched = row && Math.max(known?.touched ?? 0, row.last_seen_at.getTime());
    if (!row || row.expires_at.getTime() <= at || touched! + lifetimes[row.kind as SessionKind].idle <= at) {
      cache.delete(key);
      return undefined;
    }
    if (cache.size > 10_000) cache.clear();
    const fresh = {
      actor: actorOf(row, id),
      until: at + cacheMs,
      expires: row.expires_at.getTime(),
      touched: touched!,
    };
    cache.set(key, fresh);
    return fresh;
  }

  /** Puts off the idle end; written once a minute at most. */
  async function use(known: Known, id: Buffer): Promise<void> {
    const at = now();
    if (at - known.touched <= touchMs) return;
    known.touched = at;
    await db
      .updateTable('access.session')
      .set({ last_seen_at: new Date(at) })
      .where('id', '=', id)
      .execute();
  }

  const sessions: Sessions = {
    async signIn({ username: given, password, kind, idempotencyKey }) {
      const username = given.trim().toLowerCase();
      const wait = await waitOf(username);
      if (wait > 0) {
        throw new Problem(
          'too_many',
          429,
          {
            id: `Terlalu banyak percobaan. Coba lagi dalam ${wait} detik.`,
            en: `Too many attempts. Try again in ${wait} s.`,
          },
          [],
          wait,
        );
      }
      const account = await db
        .selectFrom('access.account as a')
        .innerJoin('platform.polres as p', 'p.id', 'a.polres_id')
        .select(['a.id', 'a.password_hash', 'a.active', 'a.polres_id', 'a.roles', 'p.realm'])
        .where('a.username', '=', username)
        .executeTakeFirst();
      const right = await verifyPassword(password, account?.password_hash ?? (await decoyHash));
      if (!account?.active || !right) {
        await noteFailure(username);
        throw new Problem('unauthenticated', 401, { id: 'Nama atau kata sandi salah.', en: 'Wrong name or password.' });
      }
      const token = tokenFor(account.id, account.password_hash, idempotencyKey);
      const id = hashToken(token);
      const doer = {
        accountId: account.id,
        roles: account.roles as Role[],
        polresId: account.polres_id,
        realm: account.realm as Realm,
      };
      await doWork(db, doer, async (work) => {
        await work.tx.deleteFrom('access.login_attempt').where('username', '=', username).execute();
        const made = await work.tx
          .insertInto('access.session')
          .values({
            id,
            account_id: account.id,
            kind,
            csrf: randomBytes(18).toString('base64url'),
            created_at: new Date(now()),
            last_seen_at: new Date(now()),
            expires_at: new Date(now() + lifetimes[kind].absolute),
          })
          .onConflict((on) => on.column('id').doNothing())
          .executeTakeFirst();
        if (made.numInsertedOrUpdatedRows) {
          work.record({ action: 'access.signed_in', subject: { type: 'account', id: account.id }, body: { kind } });
        }
      });
      const actor = await sessions.find(token);
      if (!actor) throw unauthenticated();
      return { token, actor };
    },

    async find(token) {
      const id = hashToken(token);
      const known = await recall(id, id.toString('hex'));
      if (known) await use(known, id);
      return known?.actor;
    },

    async stillOpen(token) {
      const id = hashToken(token);
      const known = await recall(id, id.toString('hex'));
      if (known?.actor.sessionKind === 'bearer') await use(known, id);
      return known !== undefined;
    },

    async deviceToken(basic) {
      // Checking a password costs 40 ms by design, so what was checked is remembered; only its keyed hash is.
      const key = createHmac('sha256', secret).update(basic).digest('hex');
      const known = devices.get(key);
      if (known && (await sessions.find(known))) return known;
      const [username = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
      const { token } = await sessions.signIn({ username, password: rest.join(':'), kind: 'bearer' });
      if (devices.size > 5_000) devices.clear();
      devices.set(key, token);
      return token;
    },

    async signOut(actor) {
      await doWork(db, actor, async (work) => {
        await work.tx
          .updateTable('access.session')
          .set({ revoked_at: work.now })
          .where('id', '=', Buffer.from(actor.sessionId, 'hex'))
          .execute();
        work.record({ action: 'access.signed_out', subject: { type: 'account', id: actor.accountId } });
        work.afterCommit(() => cache.delete(actor.sessionId));
      });
    },

    forget(accountId) {
      for (const [key, entry] of cache) if (entry.actor.accountId === accountId) cache.delete(key);
    },
  };
  return sessions;
}
