import type { AreaLevel } from './geodata.ts';

/**
 * Kemendagri codes: 2 digits province, 2 regency, 2 district, 4 village, with dots; RW and RT append local suffixes:
 * `31`, `31.74`, `31.74.03`, `31.74.03.1002`, `31.74.03.1002.RW04`, `31.74.03.1002.RW04.RT002`.
 */
const pattern = /^\d{2}(\.\d{2}(\.\d{2}(\.[1-9]\d{3}(\.RW\d{2,3}(\.RT\d{3})?)?)?)?)?$/;
const levelBySegments: readonly AreaLevel[] = ['province', 'regency', 'district', 'village', 'rw', 'rt'];

/**
 * The code in its one written form, from the forms found in files: with or without dots ("3174031002"), RW and RT as "RW 04",
 * "rw4" or plain digits after the village. Null when it is not a Kemendagri code; a village number that begins with 0 is a
 * code of the statistics office (BPS), which counts districts otherwise, and is refused too.
 */
export function normaliseAreaCode(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim().toUpperCase();
  if (text.length > 40) return null;
  const plain = /^(\d{2})(\d{2})?(\d{2})?(\d{4})?(\d{3})?(\d{3})?$/.exec(text);
  const found = plain ? plain.slice(1) : text.split(/[.\s]+(?=\d|RW|RT)/).reduce(joinSuffix, []);
  const segments = found.filter((segment): segment is string => segment !== undefined && segment !== '');
  const [rw, rt] = segments.slice(4);
  const code = [...segments.slice(0, 4), ...(rw ? [rwSegment(rw)] : []), ...(rt ? [rtSegment(rt)] : [])].join('.');
  return segments.length <= 6 && pattern.test(code) ? code : null;
}

/** "RW 04" was cut into "RW" and "04"; they belong together. */
function joinSuffix(segments: string[], segment: string): string[] {
  const last = segments.at(-1);
  return last === 'RW' || last === 'RT' ? [...segments.slice(0, -1), last + segment] : [...segments, segment];
}

/** "RW 04", "4", "004" → "RW04"; an empty string when there is no number. */
export function rwSegment(value: string): string {
  const number = suffixNumber(value, 'RW');
  return number === null ? '' : `RW${String(number).padStart(2, '0')}`;
}

/** "RT 2", "002" → "RT002"; an empty string when there is no number. */
export function rtSegment(value: string): string {
  const number = suffixNumber(value, 'RT');
  return number === null ? '' : `RT${String(number).padStart(3, '0')}`;
}

function suffixNumber(value: string, prefix: 'RW' | 'RT'): number | null {
  const match = new RegExp(`^\\s*(?:${prefix})?[\\s.:-]*(\\d{1,3})\\s*$`, 'i').exec(value.slice(0, 20));
  const number = match?.[1] ? Number(match[1]) : 0;
  return number > 0 ? number : null;
}

/** The level that a normalised code stands for. */
export function levelOfCode(code: string): AreaLevel {
  return levelBySegments[code.split('.').length - 1] ?? 'rt';
}

/** The code one level up; null for a province. */
export function parentOfCode(code: string): string | null {
  const dot = code.lastIndexOf('.');
  return dot < 0 ? null : code.slice(0, dot);
}
