import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commit, decodeLeaf, encodeLeaf, LEAF_BYTES, newSalt, opens, SALT_BYTES, sealEntry } from './commitment.ts';
import { LogError } from './errors.ts';

describe('commitments', () => {
  test('are SHA-256 of domain, salt and canonical JSON', () => {
    const salt = Buffer.alloc(SALT_BYTES, 7);
    const plain = createHash('sha256').update('harmoni/head/v1\n').update(salt).update('{"a":"é","b":1}').digest();
    expect(commit('head', salt, { b: 1, a: 'é' })).toEqual(plain);
    expect(commit('body', salt, { b: 1, a: 'é' })).not.toEqual(plain);
  });

  test('the leaf is 65 bytes: version 1, head, body', () => {
    const head = Buffer.alloc(32, 1);
    const body = Buffer.alloc(32, 2);
    const leaf = encodeLeaf({ head, body });
    expect(leaf.toString('hex')).toBe(`01${'01'.repeat(32)}${'02'.repeat(32)}`);
    expect(leaf.length).toBe(LEAF_BYTES);
    expect(decodeLeaf(leaf)).toEqual({ head, body });
    expect(() => decodeLeaf(leaf.subarray(1))).toThrow(LogError);
    expect(() => decodeLeaf(Buffer.concat([Buffer.of(2), leaf.subarray(1)]))).toThrow('version 2');
    expect(() => encodeLeaf({ head, body: body.subarray(1) })).toThrow(LogError);
  });

  test('a sealed entry opens, any flipped bit of salt or leaf does not', () => {
    const head = { actor: 'u-17', action: 'unit.assigned' };
    const body = { unit: 'Patroli 101', eta: 240 };
    const { leaf, headSalt, bodySalt } = sealEntry(head, body);
    const sealed = decodeLeaf(leaf);
    expect(opens('head', sealed.head, headSalt, head)).toBe(true);
    expect(opens('body', sealed.body, bodySalt, body)).toBe(true);
    expect(opens('head', sealed.head, bodySalt, head)).toBe(false);
    expect(opens('body', sealed.body, bodySalt, { ...body, eta: 241 })).toBe(false);
    expect(opens('body', sealed.body, bodySalt.subarray(1), body)).toBe(false);
    expect(opens('body', sealed.body, bodySalt, { eta: Number.NaN })).toBe(false);
    fc.assert(
      fc.property(fc.nat(SALT_BYTES * 8 - 1), (bit) => {
        expect(opens('head', sealed.head, flip(headSalt, bit), head)).toBe(false);
        expect(opens('head', flip(sealed.head, bit), headSalt, head)).toBe(false);
      }),
    );
  });

  test('salts are fresh', () => {
    expect(newSalt()).not.toEqual(newSalt());
    expect(() => commit('head', Buffer.alloc(31), {})).toThrow(LogError);
  });
});

function flip(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}
