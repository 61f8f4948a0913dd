import type { Text } from '../../platform/problem/problem.ts';

/** Bytes that one file may have. */
export const mostFileBytes = 10 * 1024 * 1024;

/** A kind of file that may be attached, and the ending that its name gets when it has another. */
export interface FileKind {
  mediaType: string;
  endings: readonly string[];
}

const kinds = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  webp: { mediaType: 'image/webp', endings: ['webp'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  csv: { mediaType: 'text/csv', endings: ['csv'] },
  text: { mediaType: 'text/plain', endings: ['txt'] },
} as const satisfies Record<string, FileKind>;

/** For people: what may be attached. */
export const fileKindWords: Text = {
  id: 'PDF, PNG, JPEG, WEBP, XLSX, CSV, atau teks biasa',
  en: 'PDF, PNG, JPEG, WEBP, XLSX, CSV or plain text',
};
/** The same for a file chooser. */
export const fileAccept = Object.values(kinds)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(',');

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  [...text].every((letter, place) => bytes[at + place] === letter.charCodeAt(0));

/**
 * What a file is by its own first bytes; its name only tells plain text and CSV apart. Undefined for everything else:
 * programs, web pages and pictures that can hold a script (SVG) are never among these.
 */
export function sniff(bytes: Uint8Array, name: string): FileKind | undefined {
  if (startsWith(bytes, '%PDF-')) return kinds.pdf;
  if (startsWith(bytes, '\u0089PNG\r\n\u001a\n')) return kinds.png;
  if (startsWith(bytes, '\u00ff\u00d8\u00ff')) return kinds.jpeg;
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return kinds.webp;
  if (startsWith(bytes, 'PK\u0003\u0004')) return holds(bytes, 'xl/workbook') ? kinds.xlsx : undefined;
  if (!isPlainText(bytes)) return undefined;
  return endingOf(name) === 'csv' ? kinds.csv : kinds.text;
}

/** Whether a name of a part stands in a ZIP file: an XLSX is one with a workbook. */
function holds(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, text, at)) return true;
  }
  return false;
}

/** UTF-8 without control characters, and no markup that a browser would take for a page. */
function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/^\s*<(!doctype|html|svg|\?xml|script|head|body)/i.test(text);
  } catch {
    return false;
  }
}

const endingOf = (name: string): string | undefined => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();

/** A name that is safe to give back: no path, no control or direction characters, and the ending of what the file is. */
export function safeName(given: string, { endings }: FileKind): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}"<>:|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
    .slice(0, 150);
  const named = clean === '' ? 'berkas' : clean;
  const ending = endingOf(named);
  return ending !== undefined && endings.includes(ending) ? named : `${named}.${endings[0]}`;
}
