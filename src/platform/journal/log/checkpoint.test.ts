import { describe, expect, test } from 'vitest';
import {
  checkpointText,
  compareCheckpoints,
  openCheckpoint,
  parseCheckpointText,
  signCheckpoint,
} from './checkpoint.ts';
import { LogError } from './errors.ts';
import { consistencyProof, emptyRoot, hashLeaf, treeRoot } from './merkle.ts';
import { parseNote } from './note.ts';
import { generateSignerKey, parseSignerKey } from './note-keys.ts';

const origin = 'log.example/polres';
const oldSigner = parseSignerKey(generateSignerKey(origin));
const newSigner = parseSignerKey(generateSignerKey(origin));
const leaves = Array.from({ length: 20 }, (_, i) => hashLeaf(Buffer.of(i)));

function headAt(size: number) {
  return { origin, size, root: treeRoot(leaves.slice(0, size)), extensions: [] };
}

describe('checkpoint text (C2SP tlog-checkpoint)', () => {
  // The example in the specification.
  const example = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

  test('the example of the specification', () => {
    const checkpoint = parseCheckpointText(example);
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163, extensions: [] });
    expect(checkpointText(checkpoint)).toBe(example);
    const signed = `${example}\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n`;
    expect(parseNote(signed).text).toBe(example);
  });

  test('extension lines and the empty tree', () => {
    const checkpoint = { origin, size: 0, root: emptyRoot(), extensions: ['previous other.example/log'] };
    const text = checkpointText(checkpoint);
    expect(text).toBe(`${origin}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nprevious other.example/log\n`);
    expect(parseCheckpointText(text)).toEqual(checkpoint);
  });

  const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
  test.each([
    ['no final newline', `o\n1\n${root}`],
    ['two lines', 'o\n1\n'],
    ['empty origin', `\n1\n${root}\n`],
    ['leading zero', `o\n01\n${root}\n`],
    ['negative size', `o\n-1\n${root}\n`],
    ['hexadecimal size', `o\n0x1\n${root}\n`],
    ['size of 2^53', `o\n9007199254740992\n${root}\n`],
    ['short root', 'o\n1\nCsUYapGG\n'],
    ['other base64', `o\n1\n${root.replace('/', '_')}\n`],
    ['leftover bits', `o\n1\n${root.replace('2I=', '2J=')}\n`],
    ['empty extension', `o\n1\n${root}\n\n`],
  ])('refuses: %s', (_name, text) => {
    expect(() => parseCheckpointText(text)).toThrow(LogError);
  });

  test('refuses to write what it would not read', () => {
    expect(() => checkpointText({ ...headAt(3), origin: '' })).toThrow(LogError);
    expect(() => checkpointText({ ...headAt(3), extensions: ['a\nb'] })).toThrow(LogError);
    expect(() => checkpointText({ ...headAt(3), size: 1.5 })).toThrow(LogError);
    expect(() => checkpointText({ ...headAt(3), root: Buffer.alloc(31) })).toThrow(LogError);
  });
});

describe('signed checkpoints', () => {
  test('one signed by the old and the new key opens for holders of either', () => {
    const note = signCheckpoint(headAt(7), [newSigner, oldSigner]);
    expect(openCheckpoint(note, origin, [oldSigner.verifier])).toEqual(headAt(7));
    expect(openCheckpoint(note, origin, [newSigner.verifier])).toEqual(headAt(7));
    expect(() => openCheckpoint(note, 'other.example', [newSigner.verifier])).toThrow(LogError);
    expect(() => openCheckpoint(note.replace('\n7\n', '\n8\n'), origin, [newSigner.verifier])).toThrow(LogError);
  });

  test('two are compared', async () => {
    const prove = async (older: number, newer: number) => consistencyProof(older, leaves.slice(0, newer));
    const forked = { ...headAt(7), root: Buffer.alloc(32, 1) };
    expect(await compareCheckpoints(headAt(7), headAt(7), prove)).toBe('same');
    expect(await compareCheckpoints(headAt(7), headAt(20), prove)).toBe('consistent');
    expect(await compareCheckpoints(headAt(20), headAt(7), prove)).toBe('consistent');
    expect(await compareCheckpoints(headAt(0), headAt(7), prove)).toBe('consistent');
    expect(await compareCheckpoints(forked, headAt(7), prove)).toBe('inconsistent');
    expect(await compareCheckpoints(forked, headAt(20), prove)).toBe('inconsistent');
    await expect(compareCheckpoints(headAt(7), { ...headAt(8), origin: 'x' }, prove)).rejects.toThrow(LogError);
  });
});
