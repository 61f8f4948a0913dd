import { describe, expect, test } from 'vitest';
import { knownWords, readQuestion, wordIndex } from './question.rules.ts';

const words = [...new Set([...knownWords, 'cempaka', 'melati', 'wanasari', 'pasar', 'jembatan', 'sekolah'])];
const index = wordIndex(words);
const read = (typed: string) => readQuestion(typed, index, (id) => words[id]!);

describe('reading a question', () => {
  test('an everyday word stands for a kind of incident, and for the other words of it', () => {
    const question = read('begal')!;
    expect(question.kinds).toContain('curas');
    expect(question.meant).toEqual([
      { word: 'begal', means: expect.objectContaining({ id: expect.stringMatching(/^Curas/) }) },
    ]);
    expect(question.tsquery).toMatch(/^\(begal:\* \| .*curas:\*.*jambret:\*/);
  });

  test('prefixes and endings name the same kind', () => {
    for (const typed of ['dibegal', 'pembegalan', 'begalnya']) expect(read(typed)!.kinds, typed).toContain('curas');
  });

  test('one slip of the fingers in a longer word is put right and told', () => {
    expect(read('cempka')).toMatchObject({ text: 'cempaka', corrected: [{ from: 'cempka', to: 'cempaka' }] });
    expect(read('pasr melati')!.text).toContain('melati');
    expect(read('sekolh')!.text).toBe('sekolah');
  });

  test('known words, short words and words with digits are left as they are', () => {
    for (const typed of ['melati', 'rw 05', 'b12']) expect(read(typed)!.corrected, typed).toEqual([]);
  });

  test('record numbers', () => {
    expect(read('#22803')!.number).toBe(22803);
    expect(read('K-12')!.number).toBe(12);
    expect(read('jalan 12')!.number).toBeNull();
  });

  test('small words fall away when others say more; nothing at all gives no question', () => {
    expect(read('jembatan yang rusak')!.text).toBe('jembatan rusak');
    expect(read('?? !')).toBeUndefined();
  });

  test('whatever is typed makes a query that the database can read', () => {
    for (const typed of ["a' | b & c", '((((', 'x:*', '\\', "pasar' or 1=1 --", '😀 pasar', 'é à ü']) {
      const question = read(typed);
      if (question) expect(question.tsquery, typed).toMatch(/^[\p{L}\p{N}_:*|&() ]+$/u);
    }
  });
});
