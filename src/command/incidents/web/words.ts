import { callChannelLabels } from '../../../communication/calls/call-lines.types.ts';
import type { Priority, UnitStatus } from '../../../platform/web/kit/index.ts';
import { useLanguage } from '../../../platform/web/text/i18n.ts';
import { type AssignmentState, assignmentStateLabels } from '../../dispatch/assignments.states.ts';
import { dispositions } from '../dispositions.types.ts';
import { findKind } from '../incident-kinds.types.ts';
import { type IncidentState, incidentStateLabels } from '../incidents.states.ts';
import { kindQuestions } from '../kind-questions.types.ts';
import { type NeedCode, needLabels } from '../needs.types.ts';

interface Text {
  id: string;
  en: string;
}

const entry = (table: object, key: string): Text | undefined =>
  Object.hasOwn(table, key) ? (table as Record<string, Text>)[key] : undefined;

/** The words of the shared tables in the language shown; a code that is not in its table stands for itself. */
export function useWords() {
  const language = useLanguage();
  const say = (text: Text | undefined, code: string): string => text?.[language] ?? code;
  return {
    language,
    kind: (code: string): string => say(findKind(code)?.label, code),
    shortKind: (code: string): string => findKind(code)?.short ?? code,
    state: (code: string): string => say(entry(incidentStateLabels satisfies Record<IncidentState, Text>, code), code),
    assignment: (code: string): string =>
      say(entry(assignmentStateLabels satisfies Record<AssignmentState, Text>, code), code),
    need: (code: string): string => say(entry(needLabels satisfies Record<NeedCode, Text>, code), code),
    channel: (code: string): string => say(entry(callChannelLabels, code), code),
    disposition: (code: string): string => say(dispositions.find((one) => one.code === code)?.label, code),
    /** A question of the kind with the answer given, in words. */
    answer(kind: string, question: string, answer: string): { question: string; answer: string } {
      const asked = questionsOf(kind).find((one) => one.code === question);
      const given = asked?.answers.find((one) => one.code === answer);
      return { question: say(asked?.text, question), answer: say(given?.label, answer) };
    },
  };
}

/** The scripted questions of a kind; none for a code that is not in the list. */
export function questionsOf(kind: string) {
  const found = findKind(kind);
  return found ? kindQuestions[found.code] : [];
}

export const numberText = (number: number): string => String(number).padStart(4, '0');

const levels: readonly Priority[] = [1, 2, 3, 4];
export const priorityOf = (level: number): Priority => levels.find((one) => one === level) ?? 4;

const units: Readonly<Partial<Record<string, UnitStatus>>> = {
  dispatched: 'dispatched',
  responding: 'responding',
  on_scene: 'onscene',
};
/** The unit status whose colour and shape an incident's state takes, if any. */
export const unitOf = (state: string): UnitStatus | undefined => units[state];

const assigned: Readonly<Partial<Record<string, UnitStatus>>> = {
  assigned: 'dispatched',
  acknowledged: 'dispatched',
  responding: 'responding',
  on_scene: 'onscene',
  cleared: 'returning',
};
/** The mark of an assignment's state. */
export const assignmentMark = (state: string): UnitStatus => assigned[state] ?? 'out';
