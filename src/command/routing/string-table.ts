/** Many strings as one block of UTF-8 bytes, so that they can lie in shared memory: string i is bytes `start[i] … start[i + 1] − 1`. */
export interface StringTable {
  bytes: Uint8Array;
  start: Int32Array;
}

/** Packs the strings in their order. */
export function packStrings(strings: readonly string[]): StringTable {
  const encoded = strings.map((text) => Buffer.from(text, 'utf8'));
  const start = new Int32Array(strings.length + 1);
  encoded.forEach((part, i) => {
    start[i + 1] = start[i]! + part.length;
  });
  return { bytes: new Uint8Array(Buffer.concat(encoded)), start };
}

/** The string at an index; throws RangeError outside the table. */
export function stringAt(table: StringTable, index: number): string {
  if (index < 0 || index >= table.start.length - 1) throw new RangeError(`no string ${index}`);
  // Copied out first: text decoders refuse shared memory.
  return new TextDecoder().decode(table.bytes.slice(table.start[index]!, table.start[index + 1]!));
}

/** Number of strings. */
export function stringCount(table: StringTable): number {
  return table.start.length - 1;
}
