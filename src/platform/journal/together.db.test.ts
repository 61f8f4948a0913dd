import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import type { Actor } from '../access/actor.ts';
import { newId } from '../ids/ids.ts';
import { forbidden } from '../problem/problem.ts';
import { createTogether, type Together } from './together.ts';
import type { Work } from './work.ts';

let it: TestDatabase;
let actor: Actor;
let together: Together;
let committed = 0;
beforeAll(async () => {
  it = await openTestDatabase();
  actor = await it.actor(['admin']);
  together = createTogether(it.pool, () => {
    committed += 1;
  });
});
afterAll(() => it.close());

/** Notes a setting under a key of its own and says so in the journal. */
const note = (key: string, id: string) => async (work: Work) => {
  await work.tx
    .insertInto('platform.setting')
    .values({ key, valid_from: work.now, value: '1', reason: 'uji' })
    .execute();
  work.record({ action: 'setting.changed', subject: { type: 'setting', id } });
  return key;
};
const answerOf = (key: string) => (result: unknown) => ({
  account: actor.accountId,
  key,
  requestHash: Buffer.alloc(32),
  answer: () => ({ status: 200, body: String(result) }),
});

/** Database transactions that wrote the entries about these subjects, and how many entries there are. */
async function written(ids: string[]): Promise<{ entries: number; transactions: number }> {
  const { rows } = await sql<{ entries: number; transactions: number }>`
    select count(*)::int as entries, count(distinct xmin::text)::int as transactions
    from journal.entry where subject_id = any (${ids}::uuid[])`.execute(it.db);
  return rows[0]!;
}

test('commands that come together share transactions; each has its entry and its answer', async () => {
  const ids = Array.from({ length: 40 }, newId);
  const results = await Promise.all(
    ids.map((id, i) =>
      together.run({ doer: actor, perform: note(`bersama-${i}`, id), idempotent: answerOf(`kunci-${id}`) }),
    ),
  );
  expect(results).toEqual(ids.map((_, i) => `bersama-${i}`));
  const { entries, transactions } = await written(ids);
  expect(entries).toBe(40);
  expect(transactions).toBeLessThan(10);
  expect(committed).toBe(transactions);
  const kept = await it.db.selectFrom('platform.idempotency').select('key').where('key', 'like', 'kunci-%').execute();
  expect(kept).toHaveLength(40);
});

test('a command that is refused, or that the database refuses, takes no other with it', async () => {
  const ids = Array.from({ length: 12 }, newId);
  const settled = await Promise.allSettled(
    ids.map((id, i) =>
      together.run({
        doer: actor,
        async perform(work) {
          const key = await note(`salah-${i}`, id)(work);
          if (i === 4) throw forbidden();
          if (i === 7) await sql`select 1 / 0`.execute(work.tx);
          return key;
        },
      }),
    ),
  );
  expect(settled.flatMap((one, i) => (one.status === 'rejected' ? [i] : []))).toEqual([4, 7]);
  expect(settled[4]).toMatchObject({ reason: { status: 403 } });
  expect(settled[7]).toMatchObject({ reason: { code: '22012' } });
  expect((await written(ids)).entries).toBe(10);
  const rows = await it.db.selectFrom('platform.setting').select('key').where('key', 'like', 'salah-%').execute();
  expect(rows).toHaveLength(10);
});

test('the same key twice at the same moment happens once', async () => {
  const ids = [newId(), newId(), newId()];
  const settled = await Promise.allSettled(
    ids.map((id) =>
      together.run({ doer: actor, perform: note(`sekali-${id}`, id), idempotent: answerOf('satu-kunci-saja') }),
    ),
  );
  expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect((await written(ids)).entries).toBe(1);
});

test('what was under way when the connection was lost is refused and not tried again', async () => {
  const ids = Array.from({ length: 6 }, newId);
  let runs = 0;
  const settled = await Promise.allSettled(
    ids.map((id, i) =>
      together.run({
        doer: actor,
        async perform(work) {
          runs += 1;
          await note(`putus-${i}`, id)(work);
          if (i === 0) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(work.tx).catch(() => sleep(50));
        },
      }),
    ),
  );
  expect(settled[0]!.status).toBe('rejected');
  const failed = settled.filter((one) => one.status === 'rejected').length;
  expect((await written(ids)).entries).toBe(6 - failed);
  expect(runs).toBe(6);
  // The pool has replaced the connection.
  const id = newId();
  await together.run({ doer: actor, perform: note('sesudah', id) });
  expect((await written([id])).entries).toBe(1);
});
