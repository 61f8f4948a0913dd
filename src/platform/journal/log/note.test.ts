import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LogError } from './errors.ts';
import { MAX_NOTE_BYTES, openNote, parseNote, signNote } from './note.ts';
import { generateSignerKey, isKeyName, parseSignerKey, parseVerifierKey } from './note-keys.ts';

// Published with golang.org/x/mod/sumdb/note; the keys are public test keys.
const peterSecret = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const peterKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const enochKey = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const peterLine =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const enochLine =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const peter = parseVerifierKey(peterKey);
const enoch = parseVerifierKey(enochKey);

describe('keys', () => {
  test('the test keys are read, and written the same', () => {
    expect(peter).toMatchObject({ name: 'PeterNeumann', keyId: 0xc74f20a3, text: peterKey });
    expect(parseSignerKey(peterSecret).verifier.text).toBe(peterKey);
  });

  test.each([
    [peterKey, parseVerifierKey],
    [peterSecret, parseSignerKey],
  ])('no part and no mangling of %s is accepted', (key, parse) => {
    for (let start = 0; start <= key.length; start++) {
      for (let end = start + 1; end <= key.length; end++) {
        if (start !== 0 || end !== key.length) expect(() => parse(key.slice(start, end))).toThrow(LogError);
      }
    }
    for (let i = 0; i < key.length; i++) {
      const mangled = key.slice(0, i) + String.fromCharCode(key.charCodeAt(i) + 1) + key.slice(i + 1);
      expect(() => parse(mangled)).toThrow(LogError);
    }
  });

  test('wrong length and unknown type are refused even with a fitting id', () => {
    const long = 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==';
    const unknown = 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    expect(() => parseVerifierKey(long)).toThrow(LogError);
    expect(() => parseVerifierKey(unknown)).toThrow('not of type Ed25519');
  });

  test('a new key signs and verifies', () => {
    const signer = parseSignerKey(generateSignerKey('log.example/polres'));
    const verifier = parseVerifierKey(signer.verifier.text);
    const signature = signer.sign(Buffer.from('hi'));
    expect(verifier.verify(Buffer.from('hi'), signature)).toBe(true);
    expect(verifier.verify(Buffer.from('ho'), signature)).toBe(false);
    expect(() => generateSignerKey('two words')).toThrow(LogError);
    expect(['a', 'é/b', 'a+b', 'a\u00a0b', 'a\u2003b', 'a\tb', '', '\ud800'].map(isKeyName)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('signing', () => {
  test('gives the published note', () => {
    expect(signNote(text, [parseSignerKey(peterSecret)])).toBe(`${text}\n${peterLine}`);
  });

  test('adds to signatures, and replaces one of the same key', () => {
    const { signatures } = parseNote(`${text}\n${enochLine}${peterLine}`);
    expect(signNote(text, [parseSignerKey(peterSecret)], signatures)).toBe(`${text}\n${enochLine}${peterLine}`);
  });

  test.each(['abc', 'a\tb\n', '\ud800\n'])('refuses the text %j', (bad) => {
    expect(() => signNote(bad, [parseSignerKey(peterSecret)])).toThrow(LogError);
  });

  test('needs a signer', () => {
    expect(() => signNote(text, [])).toThrow(LogError);
  });
});

describe('opening', () => {
  const both = `${text}\n${peterLine}${enochLine}`;

  test('known and unknown keys', () => {
    const one = openNote(both, [peter]);
    expect(one.text).toBe(text);
    expect(one.verified.map(({ name }) => name)).toEqual(['PeterNeumann']);
    expect(one.unverified.map(({ name }) => name)).toEqual(['EnochRoot']);
    expect(openNote(Buffer.from(both), [enoch, peter]).verified).toHaveLength(2);
    expect(() => openNote(both, [])).toThrow('no signature of a known key');
  });

  test('repeated signatures count once', () => {
    const note = openNote(`${text}\n${peterLine}${peterLine}${enochLine}${enochLine}`, [peter, peter]);
    expect([note.verified.length, note.unverified.length]).toEqual([1, 1]);
  });

  test('a wrong signature of a known key refuses the note', () => {
    const wrong = `${peterLine.slice(0, 60)}ABCD${peterLine.slice(60)}`;
    expect(() => openNote(`${text}\n${wrong}`, [peter])).toThrow('wrong signature of key PeterNeumann+c74f20a3');
    expect(() => openNote(`${text}\n${wrong}${enochLine}`, [peter, enoch])).toThrow(LogError);
  });

  test('two known keys of one name and id are refused', () => {
    const twin = { ...enoch, name: peter.name, keyId: peter.keyId };
    expect(() => openNote(both, [peter, twin])).toThrow('share the name');
  });

  test.each([
    ['no blank line', text],
    ['no signature', `${text}\n`],
    ['no final newline', `${text}\n${peterLine.slice(0, -1)}`],
    ['control character', `\x01${text}\n${peterLine}`],
    ['carriage return', `${text.replaceAll('\n', '\r\n')}\n${peterLine}`],
    ['name with a space', `${text}\n${peterLine.replace('PeterNeumann', 'Bad Name')}`],
    ['name with a plus', `${text}\n${peterLine.replace('PeterNeumann', 'Bad+Name')}`],
    ['line after', `${text}\n${peterLine}Unexpected line.\n`],
    ['hyphen for the dash', `${text}\n${peterLine.replace('—', '-')}`],
    ['base64 without padding', `${text}\n${peterLine.replace('=', '')}`],
    ['only a key id', `${text}\n— PeterNeumann x08gow==\n`],
    ['too many signatures', `${text}\n${peterLine.repeat(101)}`],
    ['too large', `${'a'.repeat(MAX_NOTE_BYTES)}\n\n${peterLine}`],
  ])('refuses: %s', (_name, note) => {
    expect(() => parseNote(note)).toThrow(LogError);
  });

  test('refuses bytes that are not UTF-8, and keeps blank lines and a byte order mark in the text', () => {
    expect(() => parseNote(Buffer.concat([Buffer.of(0xff), Buffer.from(both)]))).toThrow('not UTF-8');
    const odd = '\ufeffone\n\ntwo\n\n';
    const signed = signNote(odd, [parseSignerKey(peterSecret)]);
    expect(openNote(Buffer.from(signed), [peter]).text).toBe(odd);
  });

  test('16 large signatures are accepted', () => {
    const large = `— pq.example ${Buffer.alloc(5000, 1).toString('base64')}\n`;
    expect(openNote(`${text}\n${large.repeat(16)}${peterLine}`, [peter]).verified).toHaveLength(1);
  });

  test('property: any flipped bit of a signed note is refused', () => {
    const bytes = Buffer.from(`${text}\n${peterLine}`);
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const copy = Buffer.from(bytes);
        copy[bit >> 3]! ^= 1 << (bit & 7);
        expect(() => openNote(copy, [peter])).toThrow(LogError);
      }),
      { numRuns: 400 },
    );
  });
});
