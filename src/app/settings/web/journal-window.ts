/** Entries of one window of the journal. */
export const windowSize = 100;

/** Number of entries that a checkpoint covers: its second line (C2SP tlog-checkpoint); 0 for what is none. */
export function checkpointSize(note: string): number {
  const size = Number(note.split('\n')[1]);
  return Number.isSafeInteger(size) && size > 0 ? size : 0;
}

/** Where the window with the newest entries begins. Signing may be some entries behind, so it is open at its end. */
export const newestFrom = (size: number): number => Math.max(0, size - windowSize);

/** The window before; undefined at the beginning. */
export const olderFrom = (from: number): number | undefined => (from > 0 ? Math.max(0, from - windowSize) : undefined);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isId = (text: string): boolean => uuid.test(text);
