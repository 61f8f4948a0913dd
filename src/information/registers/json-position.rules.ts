/** Line and column of an offset, both from 1; a column counts UTF-16 units, as editors do. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/**
 * Where a value stands in a JSON text that is sound: the offset of the value at `path` (for a key, of the key itself), or
 * of the nearest one above it that is there.
 */
export function offsetOf(text: string, path: readonly PropertyKey[]): number {
  const at = { offset: 0 };
  skipSpace(text, at);
  for (const step of path) {
    const start = at.offset;
    if (!enter(text, at, step)) return start;
  }
  return at.offset;
}

interface Cursor {
  offset: number;
}

function skipSpace(text: string, at: Cursor): void {
  while (/\s/.test(text[at.offset] ?? '')) at.offset++;
}

/** Moves to the child of the value here; false when it has none like that, the cursor is anywhere then. */
function enter(text: string, at: Cursor, step: PropertyKey): boolean {
  const open = text[at.offset];
  if (open !== '{' && open !== '[') return false;
  at.offset++;
  for (let place = 0; ; place++) {
    skipSpace(text, at);
    if (text[at.offset] === '}' || text[at.offset] === ']' || at.offset >= text.length) return false;
    if (open === '{') {
      const key = at.offset;
      const name: unknown = JSON.parse(readString(text, at));
      skipSpace(text, at);
      at.offset++;
      skipSpace(text, at);
      if (name === step) {
        // A value that goes deeper is entered by the next step; what is said about a plain one is said at its key.
        if (text[at.offset] !== '{' && text[at.offset] !== '[') at.offset = key;
        return true;
      }
    } else if (place === step) return true;
    skipValue(text, at);
    skipSpace(text, at);
    if (text[at.offset] === ',') at.offset++;
  }
}

function readString(text: string, at: Cursor): string {
  const start = at.offset++;
  while (text[at.offset] !== '"' && at.offset < text.length) at.offset += text[at.offset] === '\\' ? 2 : 1;
  return text.slice(start, ++at.offset);
}

function skipValue(text: string, at: Cursor): void {
  let depth = 0;
  do {
    const letter = text[at.offset];
    if (letter === '"') readString(text, at);
    else {
      if (letter === '{' || letter === '[') depth++;
      else if (letter === '}' || letter === ']') depth--;
      at.offset++;
    }
  } while (at.offset < text.length && (depth > 0 || !/[,\]}]/.test(text[at.offset] ?? ',')));
}

const tokens = {
  space: /[ \t\n\r]*/y,
  string: /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy,
  plain: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y,
};

/** Where a text stops being JSON (RFC 8259): the offset of the first thing that cannot stand there; -1 when it is sound. */
export function brokenAt(text: string): number {
  const at: Cursor = { offset: 0 };
  const take = (token: RegExp): boolean => {
    token.lastIndex = at.offset;
    const [found] = token.exec(text) ?? [];
    at.offset += found?.length ?? 0;
    return found !== undefined;
  };
  const sign = (letter: string): boolean => {
    take(tokens.space);
    if (text[at.offset] !== letter) return false;
    at.offset++;
    take(tokens.space);
    return true;
  };
  const members = (end: string, member: () => boolean): boolean => {
    if (sign(end)) return true;
    do {
      if (!member()) return false;
    } while (sign(','));
    return sign(end);
  };
  const value = (depth: number): boolean => {
    take(tokens.space);
    if (depth > 100) return false;
    if (sign('{')) return members('}', () => take(tokens.string) && sign(':') && value(depth + 1));
    if (sign('[')) return members(']', () => value(depth + 1));
    return take(text[at.offset] === '"' ? tokens.string : tokens.plain);
  };
  if (!value(0)) return at.offset;
  take(tokens.space);
  return at.offset === text.length ? -1 : at.offset;
}
