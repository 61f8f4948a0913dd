import { useQueryClient } from '@tanstack/react-query';
import { randomId } from '../../../platform/web/api.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { outbox } from '../../../platform/web/store/outbox.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { outReasons } from '../../units/units.states.ts';
import { refuseReasons } from '../assignments.states.ts';
import type { UnitDesk } from '../dispatch.contract.ts';
import { type PhoneCommand, toEntry } from './phone-commands.ts';
import { texts } from './texts.ts';
import { useLabel } from './useLabel.ts';
import { deskKey } from './useUnitDesk.ts';
import { accepted, type Step } from './view-model.ts';

export interface PhoneCommands {
  step(assignmentId: string, step: Step): void;
  refuse(assignmentId: string, reason: string): void;
  note(incidentId: string, text: string, corrects?: string): void;
  available(): void;
  out(reason: string): void;
}

/** The presses of the crew: each stamped with its time, kept in the outbox, sent in order, seen at once. */
export function usePhoneCommands(me: { id: string; name: string }): PhoneCommands {
  const t = useTexts(texts);
  const label = useLabel();
  const client = useQueryClient();

  function send(command: Exclude<PhoneCommand, { kind: 'panic' }>, words: string): void {
    const entry = toEntry(command, words);
    outbox
      .send(entry)
      // What was laid over the data becomes part of it, so that nothing flickers until the server's own word is here.
      .then(() => client.setQueryData<UnitDesk>(deskKey, (desk) => desk && accepted(desk, entry, me)))
      // A refusal shows in the queue.
      .catch((error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
      })
      .finally(() => void client.invalidateQueries({ queryKey: deskKey }));
  }
  const now = (): string => new Date().toISOString();
  return {
    step: (assignmentId, step) =>
      send({ kind: 'status', assignmentId, body: { status: step, at: now() } }, t(`do_${step}`)),
    refuse: (assignmentId, reason) =>
      send(
        { kind: 'status', assignmentId, body: { status: 'refused', reason, at: now() } },
        `${t('obstacle_refuse_do')}: ${label(refuseReasons, reason)}`,
      ),
    note: (incidentId, text, corrects) =>
      send(
        { kind: 'note', incidentId, body: { id: randomId(), text, at: now(), ...(corrects ? { corrects } : {}) } },
        `${t(corrects ? 'note_correct' : 'note')}: ${text}`,
      ),
    available: () => send({ kind: 'own-status', body: { status: 'available', at: now() } }, t('own_available')),
    out: (reason) =>
      send(
        { kind: 'own-status', body: { status: 'out', reason, at: now() } },
        t('own_out', { reason: label(outReasons, reason) }),
      ),
  };
}
