import { useCallback, useEffect, useRef, useState } from 'react';
import { randomId } from '../../../platform/web/api.ts';
import { dropDraft, listDrafts, readDraft } from '../../../platform/web/store/drafts.ts';
import { outbox } from '../../../platform/web/store/outbox.ts';
import { useOutbox } from '../../../platform/web/store/useOutbox.ts';
import type { CallView } from '../calls.contract.ts';
import { type CallForm, readForm } from './form.ts';
import { giveBack } from './sending.ts';
import { draftKey } from './useCallForm.ts';

/** A form kept on this computer, with the call it belongs to. */
export interface KeptForm {
  callId: string;
  form: CallForm;
}

async function readKept(accountId: string): Promise<KeptForm[]> {
  const start = draftKey(accountId, '');
  return (await listDrafts(start)).flatMap((key) => {
    const stored = readDraft<unknown>(key);
    return stored ? [{ callId: key.slice(start.length), form: readForm(stored, randomId()) }] : [];
  });
}

/**
 * The forms kept on this computer, read when the desk opens and again on demand. Also settles what was sent: a form that
 * the server refused comes back with the reason; one whose call has ended on the server is let go.
 */
export function useKeptForms(
  accountId: string,
  open: readonly CallView[] | undefined,
  onRefused: (callId: string) => void,
): { kept: readonly KeptForm[]; refresh: () => void; add: (one: KeptForm) => void } {
  const [kept, setKept] = useState<readonly KeptForm[]>([]);
  const tell = useRef(onRefused);
  useEffect(() => {
    tell.current = onRefused;
  });
  const { waiting, refused } = useOutbox();
  const refresh = useCallback(() => void readKept(accountId).then(setKept), [accountId]);
  const add = useCallback(
    (one: KeptForm) => setKept((all) => [...all.filter((old) => old.callId !== one.callId), one]),
    [],
  );
  useEffect(refresh, [refresh]);

  useEffect(() => {
    for (const command of refused) {
      const callId = command.chain;
      if (!callId) continue;
      const key = draftKey(accountId, callId);
      const stored = readDraft<unknown>(key);
      if (stored && command.path === '/api/incidents') {
        giveBack(key, readForm(stored, randomId()), command.reason ?? '');
        tell.current(callId);
      }
      void outbox.dismiss(command.id).then(refresh);
    }
  }, [refused, accountId, refresh]);

  useEffect(() => {
    if (!open) return;
    const busy = new Set(waiting.map((command) => command.chain));
    const known = new Set(open.map((call) => call.id));
    const spent = kept.filter(({ callId, form }) => form.sent && !busy.has(callId) && !known.has(callId));
    if (spent.length === 0) return;
    for (const { callId } of spent) dropDraft(draftKey(accountId, callId));
    refresh();
  }, [kept, open, waiting, accountId, refresh]);

  return { kept, refresh, add };
}
