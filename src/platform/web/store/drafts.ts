import { useCallback, useEffect, useRef, useState } from 'react';
import { localTables } from './database.ts';
import { type Draft, draftLifetime, newestDraft, parseDraft, writeDraft } from './drafts.rules.ts';

const prefix = 'harmoni.draft.';
/**
 * The database copy follows the keystrokes at this distance, ms. The synchronous copy does not wait, but browsers write it
 * to the disk only seconds later: it outlives a reload, the database copy a crash of the browser.
 */
const mirrorAfter = 250;
/** What is not in the database yet, by key; the newest value, written when its turn comes however fast one types. */
const unmirrored = new Map<string, Draft>();

function mirror(key: string): void {
  const draft = unmirrored.get(key);
  unmirrored.delete(key);
  if (!draft) return;
  void localTables()
    .then((tables) => tables.drafts.put(draft))
    .catch(() => {});
}

/** Keeps a form's value now: written before this returns, then copied into the database as well. */
export function saveDraft(key: string, value: unknown): void {
  const draft: Draft = { key, value: JSON.stringify(value), savedAt: Date.now() };
  try {
    localStorage.setItem(prefix + key, writeDraft(draft));
  } catch {
    // Full or refused: the database copy below is then the only one.
  }
  if (!unmirrored.has(key)) setTimeout(() => mirror(key), mirrorAfter);
  unmirrored.set(key, draft);
}

/** The synchronous copy: what was typed last in this browser, or undefined. */
export function readDraft<T>(key: string): T | undefined {
  const draft = newestDraft([parseDraft(key, localStorage.getItem(prefix + key))], Date.now());
  // A draft is read by the form that wrote it.
  return draft && (JSON.parse(draft.value) as T);
}

/** Forgets a draft, after its command is in the outbox or the person threw it away. */
export function dropDraft(key: string): void {
  unmirrored.delete(key);
  localStorage.removeItem(prefix + key);
  void localTables()
    .then((tables) => tables.drafts.delete(key))
    .catch(() => {});
}

/**
 * Keys of the drafts kept for an account, newest first: to offer an unfinished call again after a crash. What only the
 * database kept is in the synchronous copy afterwards, so that `readDraft` finds it.
 */
export async function listDrafts(startsWith: string): Promise<string[]> {
  const found = new Map<string, number>();
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(prefix + startsWith)) continue;
    const draft = parseDraft(name.slice(prefix.length), localStorage.getItem(name));
    if (draft) found.set(draft.key, draft.savedAt);
  }
  const tables = await localTables().catch(() => undefined);
  for (const draft of (await tables?.drafts.where('key').startsWith(startsWith).toArray()) ?? []) {
    if (draft.savedAt <= (found.get(draft.key) ?? 0)) continue;
    found.set(draft.key, draft.savedAt);
    try {
      localStorage.setItem(prefix + draft.key, writeDraft(draft));
    } catch {
      // Full or refused: the form itself still reads the database copy when it opens.
    }
  }
  return [...found].sort((a, b) => b[1] - a[1]).map(([key]) => key);
}

/** Removes drafts past their lifetime from both stores. Called once at start, when the screen is at rest. */
export function purgeDrafts(now = Date.now()): void {
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(prefix)) continue;
    const draft = parseDraft(name, localStorage.getItem(name));
    if (!draft || now - draft.savedAt >= draftLifetime) localStorage.removeItem(name);
  }
  void localTables()
    .then((tables) =>
      tables.drafts
        .where('savedAt')
        .below(now - draftLifetime)
        .delete(),
    )
    .catch(() => {});
}

/**
 * A form's value that survives reload, crash and power cut. Takes up the newer of both copies when it opens.
 * @example const [call, setCall, forget] = useDraft(`${user.id}/call/${callId}`, emptyCall);
 */
export function useDraft<T>(key: string, initial: T): [T, (next: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => readDraft<T>(key) ?? initial);
  const touched = useRef(false);

  useEffect(() => {
    touched.current = false;
    const kept = parseDraft(key, localStorage.getItem(prefix + key));
    if (kept) setValue(JSON.parse(kept.value) as T);
    let current = true;
    void localTables()
      .then((tables) => tables.drafts.get(key))
      .then((copy) => {
        const newest = newestDraft([kept, copy], Date.now());
        // Never replace what the person typed while the database was opening.
        if (current && !touched.current && newest && newest !== kept) setValue(JSON.parse(newest.value) as T);
      })
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [key]);

  const change = useCallback(
    (next: T) => {
      touched.current = true;
      saveDraft(key, next);
      setValue(next);
    },
    [key],
  );
  const forget = useCallback(() => dropDraft(key), [key]);
  return [value, change, forget];
}
