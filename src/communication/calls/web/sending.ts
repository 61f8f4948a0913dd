import { api, randomId } from '../../../platform/web/api.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { dropDraft, saveDraft } from '../../../platform/web/store/drafts.ts';
import { type OutboxEntry, outbox } from '../../../platform/web/store/outbox.ts';
import type { CallForm } from './form.ts';

/** Resolves once the outbox holds the command, or it has been answered. */
function keptInOutbox(id: string, answer: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { waiting, refused } = outbox.view();
      if (![...waiting, ...refused].some((command) => command.id === id)) return;
      leave();
      resolve();
    };
    const leave = outbox.subscribe(look);
    const settled = (): void => {
      leave();
      resolve();
    };
    answer.then(settled, settled);
    look();
  });
}

/** Sends through the outbox; where the browser refuses storage, straight to the server. */
async function deliver<T>(entry: OutboxEntry & { id: string }, onDirect: () => void): Promise<T> {
  try {
    return await outbox.send<T>(entry);
  } catch (error) {
    if (error instanceof ApiProblem) throw error;
    onDirect();
    return api.post<T>(entry.path, entry.body, { idempotencyKey: entry.id });
  }
}

/**
 * Sends the commands that end a call, in order. Resolves with a promise of the first one's answer as soon as all are
 * safe on this computer: from then on the desk is free. The draft is dropped only when the server has answered.
 * Throws `ApiProblem` only where the browser stores nothing and the server does not take it.
 */
export async function sendForm<T>(
  draftKey: string,
  form: CallForm,
  entries: readonly [OutboxEntry, ...OutboxEntry[]],
): Promise<{ answer: Promise<T>; all: Promise<unknown> }> {
  const [first, ...rest] = entries;
  const command = { ...first, id: form.incidentId };
  let direct = false;
  const onDirect = (): void => {
    direct = true;
  };
  const answer = deliver<T>(command, onDirect);
  const later = rest.map((entry) => {
    const id = randomId();
    return { id, done: deliver<unknown>({ ...entry, id }, onDirect) };
  });
  const all = Promise.all([answer, ...later.map(({ done }) => done)]);
  let answered = false;
  all.then(
    () => {
      answered = true;
      dropDraft(draftKey);
    },
    () => {
      // A refusal is told by the outbox, also after a reload: the desk gives the form back.
    },
  );
  await keptInOutbox(command.id, answer);
  await Promise.all(later.map(({ id, done }) => keptInOutbox(id, done)));
  // Nothing was stored: the draft is the only copy, so the form stays until the server has it.
  if (direct) await all;
  if (!answered) saveDraft(draftKey, { ...form, sent: true, revision: form.revision + 1 });
  return { answer, all };
}

/** The form again after an undo: a new incident id, since the old one is spent. */
export function giveBack(draftKey: string, form: CallForm, refusal: string | null = null): void {
  saveDraft(draftKey, { ...form, incidentId: randomId(), revision: form.revision + 2, sent: false, refusal });
}
