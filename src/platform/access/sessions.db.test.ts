import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import type { Actor } from './actor.ts';
import { createSessions, lifetimes, type SessionKind, type Sessions } from './sessions.ts';

const password = 'kata-sandi-uji-2026';
const minute = 60_000;

let it: TestDatabase;
let admin: Actor;
let sessions: Sessions;
let accounts: Accounts;
let time = Date.now();
let made = 0;

beforeAll(async () => {
  it = await openTestDatabase();
  admin = await it.actor(['admin']);
});
afterAll(() => it?.close());
beforeEach(() => {
  sessions = createSessions(it.db, Buffer.alloc(32, 7), () => time);
  accounts = createAccounts(it.db, sessions);
});

/** A new operator, signed in. */
async function signedIn(kind: SessionKind) {
  made += 1;
  const username = `petugas.${made}`;
  const account = await it.work(admin, (work) =>
    accounts.create(
      work,
      { username, displayName: username, roles: ['operator'], password, areaCodes: null, unit: null },
      false,
    ),
  );
  const { token, actor } = await sessions.signIn({ username, password, kind });
  return { token, actor, account };
}

/** Uses the session every `step` ms for `span` ms. @returns whether it lived all the time. */
async function useFor(token: string, span: number, step: number): Promise<boolean> {
  for (const end = time + span; time + step <= end; ) {
    time += step;
    if (!(await sessions.find(token))) return false;
  }
  return true;
}

test.each(['cookie', 'bearer'] as const)('a %s session ends when it is idle too long', async (kind) => {
  const { token } = await signedIn(kind);
  time += lifetimes[kind].idle - minute;
  expect(await sessions.find(token)).toBeDefined();
  // That was use: the limit counts from there.
  time += lifetimes[kind].idle - minute;
  expect(await sessions.find(token)).toBeDefined();
  time += lifetimes[kind].idle + 1;
  expect(await sessions.find(token)).toBeUndefined();
  time -= minute;
  expect(await createSessions(it.db, Buffer.alloc(32), () => time + minute).find(token)).toBeUndefined();
});

test('frequent use is remembered across the short memory, also by another server', async () => {
  const { token } = await signedIn('cookie');
  const { idle } = lifetimes.cookie;
  expect(await useFor(token, idle + 10 * minute, 7_000)).toBe(true);
  const other = createSessions(it.db, Buffer.alloc(32), () => time + idle - 2 * minute);
  expect(await other.find(token)).toBeDefined();
});

test.each(['cookie', 'bearer'] as const)(
  'the absolute limit ends a %s session however much it is used',
  async (kind) => {
    const { token } = await signedIn(kind);
    const end = time + lifetimes[kind].absolute;
    expect(await useFor(token, lifetimes[kind].absolute - minute, lifetimes[kind].idle / 3)).toBe(true);
    time = end - minute;
    expect(await sessions.find(token)).toBeDefined();
    time = end;
    expect(await sessions.find(token)).toBeUndefined();
  },
);

test('signing out ends the session at once, and only that one', async () => {
  const { token, actor } = await signedIn('cookie');
  const second = await sessions.signIn({ username: actor.username, password, kind: 'cookie' });
  expect(await sessions.find(token)).toBeDefined();
  await sessions.signOut(actor);
  expect(await sessions.find(token)).toBeUndefined();
  expect(await sessions.stillOpen(token)).toBe(false);
  expect(await sessions.find(second.token)).toBeDefined();
});

test('a disabled account and a new password end every session at once; other servers follow within 10 s', async () => {
  const { token, actor, account } = await signedIn('bearer');
  const other = createSessions(it.db, Buffer.alloc(32), () => time);
  expect(await other.find(token)).toBeDefined();
  const { version } = await it.work(admin, (work) =>
    accounts.edit(work, account.id, { version: account.version, active: false }),
  );
  expect(await sessions.find(token)).toBeUndefined();
  time += 10_000;
  expect(await other.find(token)).toBeUndefined();
  await expect(sessions.signIn({ username: actor.username, password, kind: 'bearer' })).rejects.toMatchObject({
    status: 401,
  });

  await it.work(admin, (work) => accounts.edit(work, account.id, { version, active: true }));
  const again = await sessions.signIn({ username: actor.username, password, kind: 'bearer' });
  await it.work(again.actor, (work) => accounts.changeOwnPassword(work, again.actor, password, `${password}-baru`));
  expect(await sessions.find(again.token)).toBeUndefined();
});

test('an open stream keeps a program signed in, but not a screen that nobody uses', async () => {
  const program = await signedIn('bearer');
  const screen = await signedIn('cookie');
  const watch = async (token: string, span: number) => {
    for (const end = time + span; time < end; time += minute * 5) if (!(await sessions.stillOpen(token))) return false;
    return true;
  };
  expect(await watch(screen.token, lifetimes.cookie.idle + 10 * minute)).toBe(false);
  expect(await watch(program.token, lifetimes.bearer.idle + 10 * minute)).toBe(true);
});

test('an open stream does not hide use from the idle limit', async () => {
  const { token } = await signedIn('cookie');
  for (const end = time + lifetimes.cookie.idle * 2; time < end; time += minute) {
    expect(await sessions.stillOpen(token)).toBe(true);
    expect(await sessions.find(token)).toBeDefined();
  }
});
