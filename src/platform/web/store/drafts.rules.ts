/** What a person is typing into one form, kept on this computer. `value` is JSON. */
export interface Draft {
  /** `account/form`, so that nobody meets another person's words. */
  key: string;
  value: string;
  /** Epoch ms. */
  savedAt: number;
}

/** Drafts hold personal data: a forgotten one is removed after this time, ms. */
export const draftLifetime = 7 * 24 * 3_600_000;

/** The newer of the two copies (synchronous store, database), if any is young enough. */
export function newestDraft(copies: readonly (Draft | undefined)[], now: number): Draft | undefined {
  return copies
    .filter((copy): copy is Draft => copy !== undefined && now - copy.savedAt < draftLifetime)
    .sort((a, b) => b.savedAt - a.savedAt)[0];
}

/** Reads a stored copy; undefined when it is damaged, as after a crash in mid-write. */
export function parseDraft(key: string, text: string | null | undefined): Draft | undefined {
  if (!text) return undefined;
  const cut = text.indexOf(';');
  const savedAt = Number(text.slice(0, cut));
  const value = text.slice(cut + 1);
  if (cut < 1 || !Number.isSafeInteger(savedAt)) return undefined;
  try {
    JSON.parse(value);
  } catch {
    return undefined;
  }
  return { key, value, savedAt };
}

/** The inverse of `parseDraft`. */
export function writeDraft(draft: Draft): string {
  return `${draft.savedAt};${draft.value}`;
}
