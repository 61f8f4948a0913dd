import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, randomId } from '../../../platform/web/api.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { useQueryString } from '../../../platform/web/navigation.ts';
import type { Session } from '../../../platform/web/session/session.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { readDraft, saveDraft } from '../../../platform/web/store/drafts.ts';
import { outbox } from '../../../platform/web/store/outbox.ts';
import { useOutbox } from '../../../platform/web/store/useOutbox.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { CallChannel } from '../call-lines.types.ts';
import type { CallView } from '../calls.contract.ts';
import { boardOf, nextOf, notedCall } from './calls.view.ts';
import { reasonOf } from './endings.ts';
import { emptyForm, readForm } from './form.ts';
import { IdleDesk } from './IdleDesk.tsx';
import { OpenCall } from './OpenCall.tsx';
import { texts } from './texts.ts';
import { draftKey } from './useCallForm.ts';
import { useCalls, useLines } from './useCalls.ts';
import { useKeptForms } from './useKeptForms.ts';
import './call.css';

/** The 110 operator's desk. */
export default function CallDesk() {
  const { session } = useSession();
  return session ? <Desk session={session} /> : null;
}

function Desk({ session }: { session: Session }) {
  const me = session.user;
  const t = useTexts(texts);
  const client = useQueryClient();
  const [query, setQuery] = useQueryString();
  const open = useCalls();
  const lines = useLines();
  const { waiting: unsent } = useOutbox();
  const { kept, refresh, add } = useKeptForms(me.id, open.loaded ? open.calls : undefined, (callId) => {
    // A refused report comes back in front, unless another call is being written.
    setEnded((all) => new Set([...all].filter((id) => id !== callId)));
    if (!query.get('call')) setQuery(new URLSearchParams({ call: callId }));
  });
  /** Calls that ended here; the server may not know yet. */
  const [ended, setEnded] = useState<ReadonlySet<string>>(new Set());

  const pending = new Set(unsent.map((command) => command.chain));
  const local = kept
    .filter(({ callId, form }) => form.noted && !form.sent && (!open.loaded || pending.has(callId)))
    .flatMap(({ callId, form }) => (form.noted ? [notedCall(callId, form.noted, { id: me.id, name: me.name })] : []));
  const sent = new Set(kept.filter(({ form }) => form.sent).map(({ callId }) => callId));
  const board = boardOf(
    open.calls.filter((call) => !ended.has(call.id) && !sent.has(call.id)),
    local.filter((call) => !ended.has(call.id)),
    me.id,
  );
  const active = board.mine.find((call) => call.id === query.get('call'));

  function show(id: string | undefined): void {
    setQuery(new URLSearchParams(id ? { call: id } : {}));
    refresh();
  }
  function takeBack(call: CallView): void {
    setEnded((all) => new Set([...all].filter((id) => id !== call.id)));
    client.removeQueries({ queryKey: ['call', call.id] });
    open.take(call);
    show(call.id);
  }
  async function answer(id: string | undefined): Promise<void> {
    if (!id) return;
    try {
      open.take(await api.post<CallView>(`/api/calls/${id}/answer`));
      show(id);
    } catch (error) {
      toast({ text: t('failed_toast', { reason: reasonOf(error) }) });
      open.retry();
    }
  }
  function note(channel: CallChannel): void {
    const id = randomId();
    const at = new Date().toISOString();
    const form = { ...emptyForm(randomId()), noted: { channel, at }, revision: 1 };
    saveDraft(draftKey(me.id, id), form);
    add({ callId: id, form });
    setQuery(new URLSearchParams({ call: id }));
    outbox
      .send<CallView>({ path: '/api/calls', body: { id, channel, ringingAt: at }, label: t('note_call'), chain: id })
      .then(open.take, (error) => toast({ text: t('failed_toast', { reason: reasonOf(error) }) }));
  }

  const group = t('keys');
  useKeys([
    { keys: 'F4', label: t('key_answer'), group, run: () => void answer(board.waiting[0]?.id) },
    { keys: 'F2', label: t('key_next_call'), group, run: () => show(nextOf(board.mine, active?.id)?.id ?? active?.id) },
  ]);

  const pane = {
    board,
    lines,
    wordsOf: (callId: string) => readForm(readDraft(draftKey(me.id, callId)), '').narrative.slice(0, 80),
    onAnswer: (id: string) => void answer(id),
    onTake: show,
    onNote: note,
  };
  if (!active) return <IdleDesk {...pane} loaded={open.loaded} failed={open.failed} onRetry={open.retry} />;
  return (
    <OpenCall
      key={active.id}
      {...pane}
      call={active}
      accountId={me.id}
      onAside={() => show(undefined)}
      onEnded={() => {
        setEnded((all) => new Set([...all, active.id]));
        show(undefined);
      }}
      onTakeBack={takeBack}
    />
  );
}
