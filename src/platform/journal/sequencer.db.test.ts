import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { until } from '../../../tests/support/until.ts';
import type { Actor } from '../access/actor.ts';
import { newId } from '../ids/ids.ts';
import {
  type FormerLog,
  generateSignerKey,
  loadOrCreateKeys,
  openCheckpoint,
  parseSignerKey,
  signCheckpoint,
} from './log/index.ts';
import { type Sequencer, startSequencer } from './sequencer.ts';
import { whileNobodySigns } from './sequencer-lock.ts';
import { verifyDatabase } from './verify-database.ts';

const origin = 'log.example/sequencer';
const keys = mkdtempSync(join(tmpdir(), 'sequencer-keys-'));
let it: TestDatabase;
let actor: Actor;
let sequencer: Sequencer;
const kept: { note: string; shownBefore: boolean }[] = [];
const errors: string[] = [];
let full = false;

const shown = () => it.db.selectFrom('journal.checkpoint').select(['size', 'note']).orderBy('size').execute();
const positions = async (): Promise<number> =>
  (await it.db.selectFrom('journal.sequence').select('position').execute()).length;
const act = () =>
  it.work(actor, async (work) => work.record({ action: 'test.noted', subject: { type: 'test', id: newId() } }));

beforeAll(async () => {
  it = await openTestDatabase();
  actor = await it.actor(['admin']);
  sequencer = startSequencer({
    databaseUrl: it.ownerUrl,
    origin,
    loadKeys: () => loadOrCreateKeys(keys, origin),
    async keep(note) {
      if (full) throw new Error('no space left');
      kept.push({ note, shownBefore: (await shown()).some((checkpoint) => checkpoint.note === note) });
    },
    onError: (error) => errors.push(error.message),
  });
});
afterAll(async () => {
  await sequencer.stop();
  await it.close();
  rmSync(keys, { recursive: true });
});

test('a checkpoint is kept before the database shows it', async () => {
  await act();
  const [checkpoint] = await until(async () => {
    const rows = await shown();
    return rows.length > 0 && rows;
  });
  expect(kept).toEqual([{ note: checkpoint!.note, shownBefore: false }]);
});

test('one that cannot be kept is not shown; positions go on, and signing takes up again', async () => {
  full = true;
  await act();
  await until(async () => errors.length > 0);
  expect(errors[0]).toBe('no space left');
  expect(await shown()).toHaveLength(1);
  await act();
  await until(async () => (await positions()) === 3);
  full = false;
  const rows = await until(async () => {
    const now = await shown();
    return now.length > 1 && now;
  });
  expect(rows.map(({ size }) => size)).toEqual([1, 3]);
});

test('nobody changes keys while a server signs', async () => {
  expect(await whileNobodySigns(it.ownerUrl, async () => 'done')).toBeUndefined();
});

test('verify: behind the kept checkpoint, and a former log whose entries were others', async () => {
  const { verifiers, signers } = await loadOrCreateKeys(keys, origin);
  const trust = { db: it.db, origin, older: [], onProgress: () => {}, keys: await loadOrCreateKeys(keys, origin) };
  const newest = kept.at(-1)!.note;
  expect(await verifyDatabase({ ...trust, published: newest })).toMatchObject({ log: [], behind: null });
  const root = openCheckpoint(newest, origin, verifiers).root;
  const beyond = signCheckpoint({ origin, size: 9, root, extensions: [] }, signers);
  expect(await verifyDatabase({ ...trust, published: beyond })).toMatchObject({
    ok: false,
    log: [],
    behind: { size: 3, published: 9 },
  });

  const old = parseSignerKey(generateSignerKey('log.example/former'));
  const former = (published: number): FormerLog => {
    const checkpoint = { origin: old.verifier.name, size: published, root: Buffer.alloc(32, 1), extensions: [] };
    return {
      origin: old.verifier.name,
      verifiers: [old.verifier],
      published: checkpoint,
      publishedNote: signCheckpoint(checkpoint, [old]),
      size: 3,
      at: new Date(),
      successor: origin,
    };
  };
  const lost = await verifyDatabase({ ...trust, formers: [former(5)] });
  expect(lost).toMatchObject({ log: [], losses: [{ published: 5, from: 3, to: 4 }] });
  const rewritten = await verifyDatabase({ ...trust, formers: [former(2)] });
  expect(rewritten).toMatchObject({ ok: false, losses: [] });
  expect(rewritten.log[0]).toContain('differs from the checkpoint of size 2');
});
