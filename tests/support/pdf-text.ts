import { inflateSync } from 'node:zlib';

/**
 * The words of a PDF file that this house printed, enough to look for some: each string is read once by each of the file's
 * fonts, and the readings stand side by side, one for each line that was drawn.
 */
export function textOfPdf(file: Buffer): string {
  const streams: string[] = [];
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 7)) {
    try {
      streams.push(inflateSync(file.subarray(at + 7)).toString('latin1'));
    } catch {
      // The end of a stream, or one that is not packed.
    }
  }
  const fonts = streams.flatMap((stream) => {
    const range = /beginbfrange([\s\S]*?)endbfrange/.exec(stream)?.[1];
    return range === undefined ? [] : [lettersOf(range)];
  });
  const lines = streams.flatMap((stream) => [...stream.matchAll(/\[([^\]]*)\]\s*TJ/g)].map(([, parts]) => parts ?? ''));
  return lines
    .map((parts) => [...parts.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex]) => hex ?? '').join(''))
    .flatMap((hex) =>
      fonts.map((letters) =>
        (hex.match(/.{4}/g) ?? []).map((glyph) => letters.get(glyph.toLowerCase()) ?? '').join(''),
      ),
    )
    .join('\n');
}

/** Glyph → letters, from the ranges of a font's map. */
function lettersOf(ranges: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = '', list = ''] of ranges.matchAll(/<([0-9a-f]+)>\s*<[0-9a-f]+>\s*\[([^\]]*)\]/gi)) {
    for (const [at, [, code = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      const glyph = (Number.parseInt(from, 16) + at).toString(16).padStart(4, '0');
      const units = code.replaceAll(' ', '').match(/.{4}/g) ?? [];
      letters.set(glyph, units.map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join(''));
    }
  }
  return letters;
}
