import { api, randomId } from '../../../platform/web/api.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/toasts.ts';
import { outbox } from '../../../platform/web/store/outbox.ts';
import { translate } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';

/** Time after which a command without an answer is said to be kept, ms. */
const keptAfter = 1200;

export interface Act<T> {
  path: string;
  body: unknown;
  /** What was done, in words: shown in the toast, in the list of unsent commands, and when refused. */
  text: string;
  /** Takes it back once the server has done it. Without it there is nothing to take back. */
  undo?: (answer: T) => void;
  /** `Urungkan` unless told. */
  undoLabel?: string;
  /** No toast for success: the screen shows it anyway. */
  quiet?: boolean;
  done?: (answer: T) => void;
}

/**
 * Does one act of the dispatcher: kept on this computer, sent in order, once. Says what was done and offers to take it
 * back; while the server is away it says that it is kept. A refusal is said with its reason and stays in the list of
 * refused commands.
 */
export function perform<T>(act: Act<T>): void {
  const id = randomId();
  let withdrawn = false;
  let answered = false;
  const label = act.text;

  const kept = setTimeout(() => {
    if (answered || withdrawn) return;
    toast({
      text: translate(texts, 'kept', { act: label }),
      undo: () => {
        withdrawn = true;
        void outbox.dismiss(id);
      },
    });
  }, keptAfter);

  outbox
    .send<T>({ id, path: act.path, body: act.body, label })
    .then((answer) => {
      answered = true;
      clearTimeout(kept);
      // Taken back while it was on its way: the server has done it, so it is undone there.
      if (withdrawn) return act.undo?.(answer);
      act.done?.(answer);
      if (act.quiet) return;
      const undo = act.undo && { undo: () => act.undo?.(answer) };
      toast({ text: label, ...undo, ...(act.undoLabel ? { undoLabel: act.undoLabel } : {}) });
    })
    .catch((error: unknown) => {
      answered = true;
      clearTimeout(kept);
      if (!(error instanceof ApiProblem)) throw error;
      toast({ text: translate(texts, 'refused', { act: label, reason: error.message }) });
    });
}

/** All pages of a list, at most `most` items. */
export async function allPages<T>(path: string, most: number, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: T[]; next: string | null } = await api.get(path, {
      query: { limit: 200, ...(cursor === null ? {} : { cursor }) },
      signal,
    });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null && items.length < most);
  return items;
}
