import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids/ids.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

let it: TestDatabase;
beforeAll(async () => {
  it = await openTestDatabase();
});
afterAll(() => it.close());

test('a command and its journal entries are one transaction', async () => {
  const actor = await it.actor(['operator']);
  const id = newId();
  await it.work(actor, async (work) =>
    work.record({ action: 'test.done', subject: { type: 'test', id }, body: { text: 'abc' } }),
  );
  await expect(
    it.work(actor, async (work) => {
      work.record({ action: 'test.failed', subject: { type: 'test', id } });
      throw new Error('stop');
    }),
  ).rejects.toThrow('stop');
  const entries = await it.db.selectFrom('journal.entry').select('action').where('subject_id', '=', id).execute();
  expect(entries).toEqual([{ action: 'test.done' }]);
});

test('the application role can neither change nor remove journal rows', async () => {
  for (const table of ['entry', 'body', 'sequence', 'tile', 'checkpoint']) {
    await expect(it.pool.query(`delete from journal.${table}`), table).rejects.toThrow(/permission denied/);
    await expect(it.pool.query(`truncate journal.${table}`), table).rejects.toThrow(/permission denied/);
  }
  await expect(it.pool.query(`update journal.entry set action = 'x'`)).rejects.toThrow(/permission denied/);
  await expect(it.pool.query(`update journal.body set body = '{}'`)).rejects.toThrow(/permission denied/);
  await expect(it.pool.query('create table public.mine (id int)')).rejects.toThrow(/permission denied/);
});
