import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashLeaf, KEY_FILE, LogError, openSuccession, rotateKey, signCheckpoint, treeRoot } from './log/index.ts';
import { type InstalledLog, ORIGIN_FILE, PENDING_FILE, readLog, SUCCESSIONS_FILE } from './log-folder.ts';
import type { LogSource } from './log-source.ts';
import { keepPublished, PUBLISHED_FILE } from './published.ts';
import { startLog } from './successor.ts';

let data: string;
let keys: string;
const leaf = (n: number): Buffer => hashLeaf(Buffer.from(`leaf ${n}`));

/** A database with so many entries; from `other` on they are not the ones that others hold. */
function database(size: number, other = size, notes: Record<string, string> = {}): LogSource {
  const leaves = Array.from({ length: size }, (_, n) => leaf(n < other ? n : -n));
  return {
    size: async () => size,
    signedSize: async (origin) => (notes[origin] ? size : 0),
    checkpoint: async (origin) => notes[origin],
    hashes: async (_level, start, count) => leaves.slice(start, start + count),
    entries: async () => [],
  };
}

function signed({ origin, keys }: InstalledLog, size: number): string {
  const root = treeRoot(Array.from({ length: size }, (_, n) => leaf(n)));
  return signCheckpoint({ origin, size, root, extensions: [] }, keys.signers);
}

/** A log that published its first 20 entries. */
async function published(): Promise<InstalledLog> {
  const log = await startLog(data, database(0));
  await keepPublished(keys, signed(log, 20));
  return log;
}

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'log-successor-'));
  keys = join(data, 'keys');
});
afterEach(() => rm(data, { recursive: true }));

describe('a log goes on under its name', () => {
  test('when it is new, when the database has grown, and when it is just as it was', async () => {
    const log = await published();
    for (const size of [20, 21, 200]) {
      const again = await startLog(data, database(size));
      expect(again).toMatchObject({ origin: log.origin, begun: undefined, successions: [], formers: [] });
    }
    expect((await stat(join(keys, PUBLISHED_FILE))).mode & 0o777).toBe(0o600);
    expect(await readdir(keys)).toEqual([PUBLISHED_FILE, KEY_FILE]);
  });

  test('a folder without a kept checkpoint takes over the newest of the database, unless the key did not sign it', async () => {
    const log = await startLog(data, database(0));
    await startLog(data, database(20, 20, { [log.origin]: 'no note' }));
    expect(existsSync(join(keys, PUBLISHED_FILE))).toBe(false);
    await startLog(data, database(20, 20, { [log.origin]: signed(log, 20) }));
    expect((await startLog(data, database(19))).begun).toMatchObject({ size: 19 });
  });
});

describe('a database restored behind a published checkpoint', () => {
  test('gets a new log with a new key that names the old one; the old files are kept', async () => {
    const old = await published();
    const oldFile = await readFile(join(keys, KEY_FILE), 'utf8');
    const log = await startLog(data, database(12));
    expect(log.origin).not.toBe(old.origin);
    expect(log.keys.verifiers).toHaveLength(1);
    const { succession } = openSuccession(log.successions[0]!);
    expect(succession).toEqual(log.begun);
    expect(succession).toMatchObject({
      from: { origin: old.origin, verifierKey: old.keys.verifierKey },
      published: signed(old, 20),
      size: 12,
      to: { origin: log.origin, verifierKey: log.keys.verifierKey },
    });
    const archive = join(keys, `former-${old.origin}`);
    expect(await readFile(join(archive, KEY_FILE), 'utf8')).toBe(oldFile);
    expect(await readdir(archive)).toEqual([ORIGIN_FILE, PUBLISHED_FILE, KEY_FILE]);
    expect((await stat(join(archive, KEY_FILE))).mode & 0o777).toBe(0o600);
    expect(await readdir(keys)).toEqual([`former-${old.origin}`, KEY_FILE, SUCCESSIONS_FILE]);
    expect(await startLog(data, database(12))).toMatchObject({ origin: log.origin, begun: undefined });
  });

  test('the same with other entries where the published ones stood', async () => {
    const old = await published();
    const log = await startLog(data, database(40, 18));
    expect(log.begun).toMatchObject({ from: { origin: old.origin }, size: 40 });
  });

  test('again and again: the records lead from the first log to the last', async () => {
    const old = await published();
    await rotateKey(keys, old.origin, { at: new Date(), size: 20, reason: 'yearly change' });
    const second = await startLog(data, database(12));
    await keepPublished(keys, signed(second, 15));
    const third = await startLog(data, database(10));
    expect(third.formers.map(({ origin, size }) => [origin, size])).toEqual([
      [old.origin, 12],
      [second.origin, 10],
    ]);
    expect(third.formers[0]?.verifiers).toHaveLength(2);
  });

  test('a start cut short at any step is made good by the next one', async () => {
    const old = await published();
    const before = join(data, 'before');
    await cp(keys, join(before, 'keys'), { recursive: true });
    await cp(join(data, 'secrets'), join(before, 'secrets'), { recursive: true });
    // A file where the archive's folder belongs stops the start right after the decision was written.
    await writeFile(join(keys, `former-${old.origin}`), '');
    await expect(startLog(data, database(12))).rejects.toThrow();
    await expect(readLog(data)).rejects.toThrow('start Harmoni once');
    const pending = await readFile(join(keys, PENDING_FILE));
    await rm(join(keys, `former-${old.origin}`));
    const log = await startLog(data, database(12));
    expect(log.begun?.from.origin).toBe(old.origin);

    // Steps in their order; taking the later ones back gives each state that a crash can leave.
    const takeBack = [
      () => cp(join(before, 'keys', PUBLISHED_FILE), join(keys, PUBLISHED_FILE)),
      () => cp(join(before, 'keys', KEY_FILE), join(keys, KEY_FILE)),
      () => cp(join(before, 'secrets', ORIGIN_FILE), join(data, 'secrets', ORIGIN_FILE)),
      () => rm(join(keys, SUCCESSIONS_FILE)),
      () => rm(join(keys, `former-${old.origin}`, KEY_FILE)),
    ];
    for (let steps = 0; steps <= takeBack.length; steps++) {
      for (const undo of takeBack.slice(0, steps)) await undo();
      await writeFile(join(keys, PENDING_FILE), pending, { mode: 0o600 });
      const again = await startLog(data, database(12));
      expect(again.keys.verifierKey, `${steps} steps taken back`).toBe(log.keys.verifierKey);
      expect(again).toMatchObject({ origin: log.origin, successions: log.successions, begun: log.begun });
      expect(await readdir(keys)).toEqual([`former-${old.origin}`, KEY_FILE, SUCCESSIONS_FILE]);
      expect(await readFile(join(keys, `former-${old.origin}`, KEY_FILE))).toEqual(
        await readFile(join(before, 'keys', KEY_FILE)),
      );
    }
  });
});

describe('what does not belong together is refused', () => {
  const refused = async (what: RegExp): Promise<void> => {
    const error: unknown = await startLog(data, database(30)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LogError);
    expect(String(error)).toMatch(what);
    expect(String(error)).not.toContain('PRIVATE');
  };

  test('a key of another log, a lost name, a foreign or readable checkpoint', async () => {
    const { origin } = await published();
    const name = join(data, 'secrets', ORIGIN_FILE);
    const secret = await readFile(name);
    await writeFile(name, Buffer.alloc(32, 7));
    await refused(/is not the one of harmoni-0707/);
    await rm(name);
    await refused(/log-origin is missing/);
    expect(existsSync(name)).toBe(false);
    await writeFile(name, secret, { mode: 0o600 });
    await chmod(join(keys, PUBLISHED_FILE), 0o644);
    await refused(/chmod 600/);
    await chmod(join(keys, PUBLISHED_FILE), 0o600);
    await writeFile(join(keys, PUBLISHED_FILE), 'no note');
    await refused(new RegExp(`does not belong to ${origin}`));
  });

  test('a lost key of a log that was published is not silently replaced', async () => {
    const log = await published();
    await rm(keys, { recursive: true });
    const known = database(30, 30, { [log.origin]: signed(log, 30) });
    await expect(startLog(data, known)).rejects.toThrow(/signing key of harmoni-\w+ is missing/);
    await expect(readLog(data)).rejects.toThrow(LogError);
    await mkdir(keys);
    expect((await startLog(data, database(0))).origin).toBe(log.origin);
  });
});
