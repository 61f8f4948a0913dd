import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { createSettings, type Settings } from './settings.ts';

let it: TestDatabase;
let settings: Settings;
beforeAll(async () => {
  it = await openTestDatabase();
  settings = createSettings(it.db);
});
afterAll(() => it.close());

test('a decision holds from its moment, the start value before it', async () => {
  const admin = await it.actor(['admin']);
  const from = new Date(Date.now() + 3_600_000);
  expect(await settings.current('answer_target_seconds', new Date())).toBe(10);
  const answer = await it.work(admin, (work) =>
    settings.set(work, {
      key: 'answer_target_seconds',
      value: 8,
      validFrom: from.toISOString(),
      reason: 'Keputusan uji',
    }),
  );
  expect(answer.value).toBe(10);
  expect(answer.decisions).toHaveLength(1);
  expect(await settings.current('answer_target_seconds', new Date())).toBe(10);
  expect(await settings.current('answer_target_seconds', from)).toBe(8);
  expect(settings.numberAt('answer_target_seconds', from, 10)).toBe(8);
  const entry = await it.db
    .selectFrom('journal.entry')
    .select('action')
    .where('action', '=', 'setting.changed')
    .execute();
  expect(entry).toHaveLength(1);
});

test('a value of the wrong form, or one for the past, is refused by name', async () => {
  const admin = await it.actor(['admin']);
  const set = (input: Parameters<Settings['set']>[1]) => it.work(admin, (work) => settings.set(work, input));
  await expect(
    set({ key: 'response_targets', value: [{ overKm: 5, minutes: 9 }], reason: 'tanpa nol' }),
  ).rejects.toMatchObject({
    status: 422,
    fields: [{ path: 'value' }],
  });
  await expect(
    set({ key: 'duplicate_threshold', value: 0.5, validFrom: '2020-01-01T00:00:00Z', reason: 'berlaku surut' }),
  ).rejects.toMatchObject({ fields: [{ path: 'validFrom' }] });
});

test('any key can be read with a form and a fallback; the list names all known ones', async () => {
  expect(await settings.get('unknown_key', new Date(), z.number(), 7)).toBe(7);
  expect((await settings.list(new Date())).map((one) => one.key)).toContain('response_targets');
});
