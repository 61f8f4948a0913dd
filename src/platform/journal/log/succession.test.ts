import { describe, expect, test } from 'vitest';
import { signCheckpoint } from './checkpoint.ts';
import { LogError } from './errors.ts';
import { hashLeaf, treeRoot } from './merkle.ts';
import { signNote } from './note.ts';
import { generateSignerKey, parseSignerKey, type Signer } from './note-keys.ts';
import { signRotation } from './rotation.ts';
import { followSuccessions, lossOf, openSuccession, type Succession, signSuccession } from './succession.ts';

const signerOf = (name: string): Signer => parseSignerKey(generateSignerKey(name));
const [first, second, third] = [signerOf('log-one'), signerOf('log-two'), signerOf('log-three')] as const;
const leaves = Array.from({ length: 120 }, (_, n) => hashLeaf(Buffer.from(`leaf ${n}`)));
const at = new Date('2026-11-22T03:04:05.678Z');

const checkpoint = (signer: Signer, size: number): string => {
  const root = treeRoot(leaves.slice(0, size));
  return signCheckpoint({ origin: signer.verifier.name, size, root, extensions: [] }, [signer]);
};

/** The old log published `published` entries; the database came back with `size` of them. */
function succession(old: Signer, next: Signer, published: number, size: number): Succession {
  return {
    at,
    from: { origin: old.verifier.name, verifierKey: old.verifier.text, rotations: [] },
    published: checkpoint(old, published),
    size,
    to: { origin: next.verifier.name, verifierKey: next.verifier.text },
  };
}
const record = (old: Signer, next: Signer, published: number, size: number): string =>
  signSuccession(succession(old, next, published, size), old, next);

describe('a succession record', () => {
  test('names both logs, the last checkpoint and the cut, and is signed by both keys', () => {
    const note = record(first, second, 100, 80);
    const { succession: read, former } = openSuccession(note);
    expect(read).toEqual(succession(first, second, 100, 80));
    expect(former).toMatchObject({ origin: 'log-one', size: 80, at, successor: 'log-two', published: { size: 100 } });
  });

  test('with one signature, altered, or signed by a stranger is refused', () => {
    const note = record(first, second, 100, 80);
    const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
    expect(() => openSuccession(signNote(text, [second]))).toThrow('signed by the old and the new key');
    expect(() => openSuccession(signNote(text, [signerOf('log-one'), second]))).toThrow(LogError);
    expect(() => openSuccession(note.replace('"size":80', '"size":79'))).toThrow(LogError);
    expect(() => openSuccession(signNote(text.replace('{"at"', '{ "at"'), [first, second]))).toThrow('malformed');
    expect(() => openSuccession(signNote(text.replace(' v1', ' v2'), [first, second]))).toThrow('malformed');
    expect(() => signSuccession(succession(first, second, 100, 80), third, second)).toThrow(LogError);
  });

  test('cannot name the same log twice, nor a checkpoint that the old key did not sign', () => {
    expect(() => record(first, signerOf('log-one'), 100, 80)).toThrow(LogError);
    const forged = { ...succession(first, second, 100, 80), published: checkpoint(signerOf('log-one'), 100) };
    expect(() => signSuccession(forged, first, second)).toThrow(LogError);
  });

  test('carries the rotations of the old log, so that its earlier checkpoints verify', () => {
    const newer = signerOf('log-one');
    const rotation = signRotation({ at, size: 50, reason: 'yearly change' }, first, newer);
    const whole = succession(newer, second, 100, 80);
    const note = signSuccession({ ...whole, from: { ...whole.from, rotations: [rotation] } }, newer, second);
    const formers = followSuccessions([note], 'log-two', [second.verifier]);
    expect(formers[0]?.verifiers.map((key) => key.text)).toEqual([first.verifier.text, newer.verifier.text]);
    expect(lossOf(checkpoint(first, 90), formers)).toMatchObject({ from: 80, to: 89 });
  });
});

describe('a chain of records', () => {
  const records = [record(first, second, 100, 80), record(second, third, 90, 60)];
  const formers = followSuccessions(records, 'log-three', [third.verifier]);

  test('leads to the log of today, or is refused', () => {
    expect(formers.map(({ origin }) => origin)).toEqual(['log-one', 'log-two']);
    expect(followSuccessions([], 'log-one', [first.verifier])).toEqual([]);
    for (const wrong of [records.toReversed(), records.slice(0, 1), records.slice(1).concat(records)]) {
      expect(() => followSuccessions(wrong, 'log-three', [third.verifier])).toThrow(LogError);
    }
    expect(() => followSuccessions(records, 'log-three', [signerOf('log-three').verifier])).toThrow(LogError);
  });

  test('tells what each checkpoint lost, and with which restore', () => {
    expect(lossOf(checkpoint(first, 60), formers)).toBeUndefined();
    expect(lossOf(checkpoint(first, 80), formers)).toMatchObject({ from: 60, to: 79, successor: 'log-three' });
    expect(lossOf(checkpoint(first, 100), formers)).toMatchObject({ from: 80, to: 99, successor: 'log-two' });
    expect(lossOf(checkpoint(second, 90), formers)).toMatchObject({ from: 60, to: 89, successor: 'log-three' });
  });

  test('explains nothing that its keys did not sign', () => {
    expect(lossOf(checkpoint(signerOf('log-one'), 100), formers)).toBeUndefined();
    expect(lossOf(checkpoint(third, 100), formers)).toBeUndefined();
    expect(lossOf('no note', formers)).toBeUndefined();
  });
});
