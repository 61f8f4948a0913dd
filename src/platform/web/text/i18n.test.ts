import { describe, expect, it } from 'vitest';
import { missingKeys, type Texts, translate } from './i18n.ts';
import { texts } from './texts.ts';

const modules = import.meta.glob<Record<string, unknown>>('/src/**/{web,field}/**/*texts.ts', { eager: true });

function isTexts(value: unknown): value is Texts {
  return typeof value === 'object' && value !== null && 'namespace' in value && 'id' in value && 'en' in value;
}

const placeholders = (text: string): string[] => [...text.matchAll(/{{\w+}}/g)].map(([name]) => name).sort();

describe('texts of every room', () => {
  const all = Object.entries(modules).flatMap(([file, exported]) =>
    Object.values(exported)
      .filter(isTexts)
      .map((found) => ({ file, found })),
  );

  it('are found', () => expect(all.length).toBeGreaterThan(0));

  it.each(all)('$file: the same keys in both languages', ({ found }) => {
    expect(missingKeys(found)).toEqual([]);
  });

  it.each(all)('$file: the same placeholders in both languages', ({ found }) => {
    for (const [key, text] of Object.entries(found.id)) {
      expect(placeholders(found.en[key] ?? ''), key).toEqual(placeholders(text));
    }
  });

  it.each(all)('$file: its namespace is used once', ({ found }) => {
    expect(all.filter((other) => other.found.namespace === found.namespace)).toHaveLength(1);
  });
});

describe('missingKeys', () => {
  it('names what is absent or empty, and allows an English singular', () => {
    expect(missingKeys({ id: { a: 'x', b: ' ' }, en: { a: 'x', a_one: 'y', c: 'z' } })).toEqual(['b', 'c', 'b']);
  });
});

describe('translate', () => {
  it('fills placeholders', () => expect(translate(texts, 'behind', { seconds: 14 })).toBe('Tertinggal 14 dtk'));
});
