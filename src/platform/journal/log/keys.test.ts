import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LogError } from './errors.ts';
import { KEY_FILE, loadOrCreateKeys, retireOldKey, rotateKey } from './keys.ts';
import { openNote, signNote } from './note.ts';
import { openRotation, verifyRotations } from './rotation.ts';

const name = 'log.example/polres';
const rotation = { at: new Date('2026-03-01T00:00:00Z'), size: 1234, reason: 'yearly change' };
let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'log-keys-'));
  folder = join(root, 'keys');
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

describe('key file', () => {
  test('is made once, private, and leaves nothing else behind', async () => {
    const made = await loadOrCreateKeys(folder, name);
    const again = await loadOrCreateKeys(folder, name);
    expect(again.verifierKey).toBe(made.verifierKey);
    expect((await stat(join(folder, KEY_FILE))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(folder)).toEqual([KEY_FILE]);
  });

  test('starts at the same time end up with one key', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateKeys(folder, name)));
    expect(new Set(all.map((keys) => keys.verifierKey)).size).toBe(1);
    expect(await readdir(folder)).toEqual([KEY_FILE]);
  });

  test('refuses a damaged file, another name, an open mode; never repeats the secret', async () => {
    await loadOrCreateKeys(folder, name);
    const path = join(folder, KEY_FILE);
    const whole = await readFile(path, 'utf8');
    await expect(loadOrCreateKeys(folder, 'other.example')).rejects.toThrow(LogError);
    await chmod(path, 0o644);
    await expect(loadOrCreateKeys(folder, name)).rejects.toThrow('chmod 600');
    await chmod(path, 0o600);
    for (const damaged of [whole.slice(0, -20), '', '{}', whole.replace('PRIVATE+KEY', 'PUBLIC+KEY')]) {
      await writeFile(path, damaged);
      const error: unknown = await loadOrCreateKeys(folder, name).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(LogError);
      expect(String(error)).not.toContain('+A');
    }
    await expect(rotateKey(join(root, 'nowhere'), name, rotation)).rejects.toThrow(LogError);
  });
});

describe('rotation', () => {
  test('is signed by both keys, both sign along until the old one is retired', async () => {
    const before = await loadOrCreateKeys(folder, name);
    const oldSecret = /PRIVATE[^"]+/.exec(await readFile(join(folder, KEY_FILE), 'utf8'))?.[0];
    expect(oldSecret).toBeDefined();
    const after = await rotateKey(folder, name, rotation);
    const record = openRotation(after.rotations[0]!);
    expect(record).toMatchObject(rotation);
    expect([record.oldKey.text, record.newKey.text]).toEqual([before.verifierKey, after.verifierKey]);
    expect(after.signers.map((signer) => signer.verifier.text)).toEqual([after.verifierKey, before.verifierKey]);
    await expect(rotateKey(folder, name, rotation)).rejects.toThrow('retire');

    await retireOldKey(folder, name);
    const reloaded = await loadOrCreateKeys(folder, name);
    expect(reloaded.signers.map((signer) => signer.verifier.text)).toEqual([after.verifierKey]);
    expect(reloaded.verifiers.map((verifier) => verifier.text)).toEqual([before.verifierKey, after.verifierKey]);
    expect(await readFile(join(folder, KEY_FILE), 'utf8')).not.toContain(oldSecret);
    expect((await stat(join(folder, KEY_FILE))).mode & 0o777).toBe(0o600);
  });

  test('a holder of any earlier key follows the records to the present one', async () => {
    const first = await loadOrCreateKeys(folder, name);
    await rotateKey(folder, name, rotation);
    const second = await retireOldKey(folder, name);
    const third = await rotateKey(folder, name, { ...rotation, size: 2000 });
    const names = (trusted: string) => verifyRotations(trusted, third.rotations).map((key) => key.text);
    expect(names(first.verifierKey)).toEqual([first.verifierKey, second.verifierKey, third.verifierKey]);
    expect(names(second.verifierKey)).toEqual([second.verifierKey, third.verifierKey]);
    expect(names(third.verifierKey)).toEqual([third.verifierKey]);
    expect(verifyRotations(first.verifierKey, [])).toHaveLength(1);
    const stranger = await loadOrCreateKeys(join(root, 'other'), name);
    expect(() => names(stranger.verifierKey)).toThrow(LogError);
    expect(() => verifyRotations(first.verifierKey, third.rotations.toReversed())).toThrow(LogError);
  });

  test('a record with one signature, altered, or resigned by a stranger is refused', async () => {
    const {
      signers: [oldSigner],
    } = await loadOrCreateKeys(folder, name);
    const {
      rotations: [record],
      signers: [newSigner],
    } = await rotateKey(folder, name, rotation);
    const { text } = openNote(record!, [oldSigner!.verifier]);
    expect(() => openRotation(signNote(text, [newSigner!]))).toThrow('signed by the old and the new key');
    expect(() => openRotation(record!.replace('1234', '1235'))).toThrow(LogError);
    expect(() => openRotation(record!.replace('yearly change\n', ''))).toThrow(LogError);
    const stranger = (await loadOrCreateKeys(join(root, 'other'), name)).signers[0]!;
    expect(() => openRotation(signNote(text, [stranger, newSigner!]))).toThrow(LogError);
  });
});
