import type { z } from 'zod';
import { type FieldError, invalid } from '../problem/problem.ts';

type Issue = z.core.$ZodIssue;

/** A reason in plain words for what a schema refused. */
function reason(issue: Issue): FieldError['reason'] {
  switch (issue.code) {
    case 'invalid_type':
      return { id: `Jenis isian harus: ${issue.expected}.`, en: `Expected type: ${issue.expected}.` };
    case 'too_small':
      return {
        id: `Terlalu kecil atau pendek; paling sedikit ${issue.minimum}.`,
        en: `Too small; at least ${issue.minimum}.`,
      };
    case 'too_big':
      return {
        id: `Terlalu besar atau panjang; paling banyak ${issue.maximum}.`,
        en: `Too big; at most ${issue.maximum}.`,
      };
    case 'invalid_value':
      return { id: `Pilihan: ${issue.values.join(', ')}.`, en: `One of: ${issue.values.join(', ')}.` };
    case 'invalid_format':
      return { id: `Bentuknya tidak benar (${issue.format}).`, en: `Not in the form of a ${issue.format}.` };
    default:
      return { id: 'Isian tidak benar.', en: issue.message };
  }
}

/** First text that PostgreSQL or canonical JSON cannot carry (a NUL, or half a surrogate pair), as a path; undefined when clean. */
function badText(value: unknown, path: string, depth = 0): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? path : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  if (depth > 32) return path;
  for (const [key, inner] of Object.entries(value)) {
    const here = path ? `${path}.${key}` : key;
    if (key.includes('\u0000') || !key.isWellFormed()) return path;
    const bad = badText(inner, here, depth + 1);
    if (bad !== undefined) return bad;
  }
  return undefined;
}

/**
 * Parses one part of a request, once, at the edge.
 * @param prefix '' for the body, `query` or `params` for the others; it leads the path of a named field.
 * @throws Problem invalid (422) naming each refused field.
 */
export function parsePart<Schema extends z.ZodType>(schema: Schema, input: unknown, prefix: string): z.output<Schema> {
  const bad = badText(input, prefix);
  if (bad !== undefined) {
    throw invalid([
      { path: bad, reason: { id: 'Memuat karakter yang tidak boleh.', en: 'Holds a character that is not allowed.' } },
    ]);
  }
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalid(
    parsed.error.issues.slice(0, 20).map((issue) => ({
      path: [prefix, ...issue.path.map(String)].filter(Boolean).join('.'),
      reason: reason(issue),
    })),
  );
}
