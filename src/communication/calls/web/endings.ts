import type { Similar } from '../../../command/incidents/incidents.contract.ts';
import { api } from '../../../platform/web/api.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { translate } from '../../../platform/web/text/i18n.ts';
import type { CallView, ConcludeCall } from '../calls.contract.ts';
import type { CallForm } from './form.ts';
import { type Intake, newIncident, numberText, reportOfKnown } from './intake.rules.ts';
import { giveBack, sendForm } from './sending.ts';
import { texts } from './texts.ts';

/** A call that is about to end, and what its desk does around that. */
export interface Ending {
  callId: string;
  draftKey: string;
  form: CallForm;
  /** The desk takes the call up again, after an undo. */
  takeBack: (call: CallView) => void;
}

const say = (
  key: Parameters<typeof translate<keyof (typeof texts)['id']>>[1],
  values?: Record<string, string>,
): string => translate(texts, key, values);

/** A failed command in words; other errors are faults of the screen and go on. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof ApiProblem)) throw error;
  return error.away ? say('server_away') : error.message;
}

/** Says that the report is safe when the server takes longer than this, ms. */
const slowAfter = 1500;

/** Tells by toast when the server has answered; a refusal is told by the desk, which gives the form back. */
function announce(done: Promise<unknown>, tell: () => void): void {
  const slow = setTimeout(() => toast({ text: say('kept_toast') }), slowAfter);
  done.then(tell, () => {}).finally(() => clearTimeout(slow));
}

async function undo(work: () => Promise<string>): Promise<void> {
  try {
    toast({ text: await work() });
  } catch (error) {
    // What was taken back by half is finished by another try; each part done twice is done once.
    const again = error instanceof ApiProblem && error.away ? { undo: () => void undo(work) } : {};
    toast({ text: say('undo_failed', { reason: reasonOf(error) }), ...again });
  }
}

async function reopen({ callId, draftKey, form, takeBack }: Ending): Promise<void> {
  const call = await api.post<CallView>(`/api/calls/${callId}/reopen`);
  giveBack(draftKey, form);
  takeBack(call);
}

/** Sends the call as an incident. Resolves once it is safe on this computer. */
export async function endWithIncident(ending: Ending, intake: Intake): Promise<void> {
  const body = newIncident(ending.callId, ending.form, intake);
  if (!body) return;
  const { answer } = await sendForm<{ id: string; number: number }>(ending.draftKey, ending.form, [
    { path: '/api/incidents', body, label: say('send'), chain: ending.callId },
  ]);
  announce(answer, () => void tellSent(ending, answer));
}

async function tellSent(ending: Ending, answer: Promise<{ id: string; number: number }>): Promise<void> {
  const { id, number } = await answer;
  const takeBack = async (): Promise<string> => {
    await api.post(`/api/incidents/${id}/moves`, { action: 'cancel', disposition: 'entered_by_mistake' });
    await reopen(ending);
    return say('undone_toast', { number: numberText(number) });
  };
  toast({
    text: say('sent_toast', { number: numberText(number) }),
    undo: () => void undo(takeBack),
  });
}

/** Records the call's report and merges it into an incident already known: nothing said is lost, all can be split again. */
export async function endByMerging(ending: Ending, intake: Intake, into: Similar): Promise<void> {
  const body = reportOfKnown(ending.callId, ending.form, intake, into);
  if (!body) return;
  const id = ending.form.incidentId;
  const number = numberText(into.number);
  const { all } = await sendForm<{ id: string }>(ending.draftKey, ending.form, [
    { path: '/api/incidents', body, label: say('send'), chain: ending.callId },
    {
      path: `/api/incidents/${id}/merge`,
      body: { into: into.id, score: into.score, reason: into.reason.id },
      label: say('merge_into', { number }),
      chain: ending.callId,
    },
  ]);
  const split = async (): Promise<string> => {
    const { number: own } = await api.post<{ number: number }>(`/api/incidents/${id}/split`, {});
    return say('split_toast', { number: numberText(own) });
  };
  announce(all, () =>
    toast({ text: say('merged_toast', { number }), undo: () => void undo(split), undoLabel: say('split') }),
  );
}

/** Ends the call without an incident. */
export async function endWithout(ending: Ending, end: ConcludeCall): Promise<void> {
  const outcome = say(`outcome_${end.outcome}`);
  const { all } = await sendForm(ending.draftKey, ending.form, [
    { path: `/api/calls/${ending.callId}/conclude`, body: end, label: outcome, chain: ending.callId },
  ]);
  const takeBack = async (): Promise<string> => {
    await reopen(ending);
    return say('reopened_toast');
  };
  announce(all, () => toast({ text: say('concluded_toast', { outcome }), undo: () => void undo(takeBack) }));
}
