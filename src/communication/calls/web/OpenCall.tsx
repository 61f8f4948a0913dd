import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { CallDetail, CallView } from '../calls.contract.ts';
import { CallsPane, type CallsPaneProps } from './CallsPane.tsx';
import { DeskFrame } from './DeskFrame.tsx';
import { EarlierCalls } from './EarlierCalls.tsx';
import { endByMerging, endWithIncident, endWithout, reasonOf } from './endings.ts';
import { IntakePane } from './IntakePane.tsx';
import { NowCall } from './NowCall.tsx';
import { SavedState } from './SavedState.tsx';
import { texts } from './texts.ts';
import { draftKey, useCallForm } from './useCallForm.ts';

export interface OpenCallProps extends Omit<CallsPaneProps, 'active' | 'now' | 'earlier'> {
  call: CallView;
  accountId: string;
  onAside: () => void;
  onEnded: () => void;
  onTakeBack: (call: CallView) => void;
}

/** The desk with one call in front. */
export function OpenCall({ call, accountId, onAside, onEnded, onTakeBack, ...pane }: OpenCallProps) {
  const t = useTexts(texts);
  const [busy, setBusy] = useState(false);
  const detail = useQuery({
    queryKey: ['call', call.id],
    // A call noted here has version 0 until the server knows it.
    enabled: call.version > 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<CallDetail>(`/api/calls/${call.id}`, { signal }),
  });
  const { form, update, copy, finish } = useCallForm(accountId, call.id, detail.data && (detail.data.draft ?? null));

  // What is on its way to the server is not changed under its hands.
  const change: typeof update = (next) => {
    if (!busy) update(next);
  };

  async function end(work: (ending: Parameters<typeof endWithIncident>[0]) => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await work({
        callId: call.id,
        draftKey: draftKey(accountId, call.id),
        form: { ...form, refusal: null },
        takeBack: onTakeBack,
      });
    } catch (error) {
      setBusy(false);
      toast({ text: t('failed_toast', { reason: reasonOf(error) }) });
      return;
    }
    finish();
    onEnded();
  }

  return (
    <DeskFrame waiting={pane.board.waiting} saved={<SavedState form={form} copy={copy} />} typing>
      <CallsPane
        {...pane}
        active={call.id}
        now={<NowCall call={call} form={form} onChange={change} onAside={onAside} />}
        earlier={<EarlierCalls call={call} earlier={detail.data?.earlier ?? []} />}
      />
      <IntakePane
        form={form}
        update={change}
        lines={pane.lines}
        busy={busy}
        onSend={(intake) => void end((ending) => endWithIncident(ending, intake))}
        onMerge={(intake, into) => void end((ending) => endByMerging(ending, intake, into))}
        onConclude={(outcome) => void end((ending) => endWithout(ending, outcome))}
      />
    </DeskFrame>
  );
}
