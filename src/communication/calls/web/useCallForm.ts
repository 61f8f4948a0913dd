import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api, randomId } from '../../../platform/web/api.ts';
import { useLiveState } from '../../../platform/web/live/useLive.ts';
import { useDraft } from '../../../platform/web/store/drafts.ts';
import type { StoredDraft } from '../calls.contract.ts';
import { type CopyState, createDraftSender } from './draft-sender.ts';
import { type CallForm, emptyForm, mergeForms, readForm } from './form.ts';

/** Where the words of a call are kept on this computer. */
export const draftKey = (accountId: string, callId: string): string => `${accountId}/call/${callId}`;

export interface CallFormState {
  form: CallForm;
  update: (change: Partial<CallForm>) => void;
  /** How far the server's copy is. */
  copy: CopyState;
  /** Ends the sending to the server: the call was sent or concluded. */
  finish: () => void;
}

/**
 * The form of one call: every change is on this computer before the next keystroke, and follows to the server.
 * `server` is the copy that the server told when the call was opened (undefined until then); the later of both is taken.
 */
export function useCallForm(accountId: string, callId: string, server: StoredDraft | null | undefined): CallFormState {
  const [initial] = useState(() => emptyForm(randomId()));
  const [stored, keep] = useDraft<CallForm>(draftKey(accountId, callId), initial);
  const form = useMemo(() => readForm(stored, initial.incidentId), [stored, initial]);
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  }, [form]);

  const [copy, setCopy] = useState<CopyState>({ kind: 'none' });
  const [sender] = useState(() =>
    createDraftSender({
      put: (content) => api.put(`/api/calls/${callId}/draft`, { revision: content.revision, content }),
      onState: setCopy,
    }),
  );

  const update = useCallback(
    (change: Partial<CallForm>) => {
      const { revision } = latest.current;
      latest.current = { ...latest.current, ...change, revision: revision + 1, editedAt: new Date().toISOString() };
      keep(latest.current);
      sender.offer(latest.current);
    },
    [keep, sender],
  );

  useEffect(() => {
    if (server === undefined) return;
    if (server) {
      const merged = mergeForms(latest.current, readForm(server.content, initial.incidentId));
      if (merged !== latest.current) {
        latest.current = merged;
        keep(merged);
      }
    }
    if (latest.current.revision > (server?.revision ?? 0)) sender.offer(latest.current);
  }, [server, keep, initial, sender]);

  const live = useLiveState().kind === 'live';
  useEffect(() => {
    if (live) sender.flush();
  }, [live, sender]);
  // Put aside: what was typed last goes to the server without waiting for its turn.
  useEffect(() => () => sender.flush(), [sender]);

  return { form, update, copy, finish: sender.stop };
}
