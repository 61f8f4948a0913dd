import type { Text } from '../../platform/problem/problem.ts';
import type { IncidentKind, Priority } from './incident-kinds.types.ts';
import { kindQuestions } from './kind-questions.types.ts';
import type { NeedCount } from './needs.types.ts';
import type { Answer, Question } from './questions.types.ts';

/** Kept beside the proposal, so that a later change of rules does not rewrite why a priority was proposed. */
export const priorityVersion = 'priority-1';

/** Question code → answer code. Answers to questions of another kind are kept and simply not counted. */
export type Answers = Readonly<Record<string, string>>;

export interface PriorityReason {
  /** `emergency`, `kind`, or `question.answer`. */
  code: string;
  text: Text;
  /** The priority that this reason alone argues for. */
  to: Priority;
  effect: 'raise' | 'lower' | 'base';
}

export interface PriorityProposal {
  priority: Priority;
  /** Most telling first. Never empty: without answers it is the kind itself. */
  reasons: PriorityReason[];
  /** "senjata tajam · korban luka · kurang dari 5 menit" */
  text: Text;
  answered: number;
  asked: number;
  version: string;
}

/**
 * Proposes a priority. The rule, in full: start from the kind; the answer that lowers most makes it less urgent; then
 * every raising answer, and the emergency flag with 1, says how urgent it is at least. So raising answers always win
 * over lowering ones, and another raising answer never makes an event less urgent. A person decides.
 */
export function proposePriority(kind: IncidentKind, answers: Answers, emergency = false): PriorityProposal {
  const given = givenAnswers(kind, answers);
  const raises = given.flatMap(({ question, answer }) => reason(question, answer, answer.raiseTo, 'raise'));
  const lowers = given.flatMap(({ question, answer }) => reason(question, answer, answer.lowerTo, 'lower'));
  if (emergency) raises.unshift({ code: 'emergency', text: emergencyText, to: 1, effect: 'raise' });
  raises.sort((a, b) => a.to - b.to);

  const lowered = most(kind.priority, ...lowers.map((one) => one.to));
  const priority = least(lowered, ...raises.map((one) => one.to));
  const counted = (priority > kind.priority ? lowers : raises).filter(
    (one) => one.effect === 'lower' || one.to <= kind.priority,
  );
  const base: PriorityReason = { code: 'kind', text: kind.label, to: kind.priority, effect: 'base' };
  const reasons = counted.length > 0 ? counted : [base];
  const text = {
    id: reasons.map((one) => one.text.id).join(' · '),
    en: reasons.map((one) => one.text.en).join(' · '),
  };
  return {
    priority,
    reasons,
    text,
    answered: given.length,
    asked: kindQuestions[kind.code].length,
    version: priorityVersion,
  };
}

/** The needs of a kind with what the answers add. Each need once, in the kind's order, added ones after. */
export function proposeNeeds(kind: IncidentKind, answers: Answers): NeedCount[] {
  const needs = new Map(kind.needs.map(({ need, count }) => [need, count]));
  for (const { answer } of givenAnswers(kind, answers)) {
    if (answer.adds && !needs.has(answer.adds)) needs.set(answer.adds, 1);
  }
  return Array.from(needs, ([need, count]) => ({ need, count }));
}

function givenAnswers(kind: IncidentKind, answers: Answers): { question: Question; answer: Answer }[] {
  return kindQuestions[kind.code].flatMap((question) => {
    const answer = question.answers.find((one) => one.code === answers[question.code]);
    return answer ? [{ question, answer }] : [];
  });
}

function reason(
  question: Question,
  answer: Answer,
  to: Priority | undefined,
  effect: 'raise' | 'lower',
): PriorityReason[] {
  if (to === undefined) return [];
  return [{ code: `${question.code}.${answer.code}`, text: answer.reason ?? answer.label, to, effect }];
}

const emergencyText: Text = { id: 'ditandai darurat', en: 'marked as an emergency' };
const priorities: readonly Priority[] = [1, 2, 3, 4];
const least = (...list: Priority[]): Priority => priorities.find((one) => list.includes(one)) ?? 4;
const most = (...list: Priority[]): Priority => priorities.findLast((one) => list.includes(one)) ?? 4;
