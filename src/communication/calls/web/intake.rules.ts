import {
  findKind,
  type IncidentKind,
  incidentKinds,
  type KindCode,
  type Priority,
} from '../../../command/incidents/incident-kinds.types.ts';
import type { NewIncident, Similar } from '../../../command/incidents/incidents.contract.ts';
import { kindQuestions } from '../../../command/incidents/kind-questions.types.ts';
import type { NeedCount } from '../../../command/incidents/needs.types.ts';
import { type PriorityProposal, proposeNeeds, proposePriority } from '../../../command/incidents/priority.rules.ts';
import type { Question } from '../../../command/incidents/questions.types.ts';
import type { Suggestions } from '../../../command/incidents/suggest.rules.ts';
import type { CallForm } from './form.ts';

/** What the form says right now: the person's choices, and where there are none what the words suggest. */
export interface Intake {
  kind: IncidentKind | undefined;
  /** Whether the kind comes from the words alone. */
  kindSuggested: boolean;
  suggested: readonly KindCode[];
  questions: readonly Question[];
  /** Answers to the questions of the kind; never empty strings. */
  answers: Readonly<Record<string, string>>;
  /** Questions answered by the words alone. */
  fromWords: readonly string[];
  proposal: PriorityProposal | undefined;
  priority: Priority | undefined;
  needs: readonly NeedCount[];
}

/** Reads the form with the suggestions of its narrative. Pure; the proposal is the server's own rule. */
export function readIntake(form: CallForm, words: Pick<Suggestions, 'kinds' | 'answers'>): Intake {
  const suggested = words.kinds.map(({ code }) => code);
  const first = suggested[0];
  const kind = form.kind ? findKind(form.kind) : first ? findKind(first) : undefined;
  const questions = kind ? kindQuestions[kind.code] : [];
  const answers: Record<string, string> = {};
  const fromWords: string[] = [];
  for (const { code } of questions) {
    const given = form.answers[code];
    const answer = given ?? words.answers[code];
    if (!answer) continue;
    answers[code] = answer;
    if (given === undefined) fromWords.push(code);
  }
  const proposal = kind && proposePriority(kind, answers, form.emergency);
  return {
    kind,
    kindSuggested: kind !== undefined && form.kind === null,
    suggested,
    questions,
    answers,
    fromWords,
    proposal,
    // An emergency is always the most urgent, as on the server.
    priority: proposal && (form.emergency ? 1 : (form.priority ?? proposal.priority)),
    needs: form.needs ?? (kind ? proposeNeeds(kind, answers) : []),
  };
}

/** Offered while the words say nothing yet: what a 110 desk hears most. */
const usual: readonly KindCode[] = ['curanmor', 'crash_injury', 'brawl', 'curas', 'fire'];
const shown = 5;

/**
 * The kinds to offer, at most five: those that match what was typed in the box, else the suggested ones and the usual.
 * The order does not change when one is chosen; a chosen one that would be out of sight takes the last place.
 */
export function kindChoices(
  suggested: readonly KindCode[],
  chosen: KindCode | undefined,
  typed: string,
): readonly IncidentKind[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted) return incidentKinds.filter((kind) => matches(kind, wanted)).slice(0, shown);
  const codes = [...new Set([...suggested, ...usual])].slice(0, shown);
  if (chosen && !codes.includes(chosen)) codes[shown - 1] = chosen;
  return codes.flatMap((code) => findKind(code) ?? []);
}

function matches(kind: IncidentKind, wanted: string): boolean {
  const heard = [kind.label.id, kind.label.en, kind.short, ...kind.keywords].map((one) => one.toLowerCase());
  return heard.some((one) =>
    one.split(/[\s(,/-]+/).some((_, at, parts) => parts.slice(at).join(' ').startsWith(wanted)),
  );
}

/** The kind's name without what stands in brackets: "Curas". */
export const shortName = (label: string): string => label.replace(/\s*\(.*\)$/, '');

export type MissingField = 'place' | 'kind';

/** What an incident needs before it can be sent, in the order in which it is asked. */
export function missingFields(form: CallForm, intake: Intake): MissingField[] {
  return [...(form.place ? [] : ['place' as const]), ...(intake.kind ? [] : ['kind' as const])];
}

const summaryLength = 90;

/** One line for the queue: the first sentence of the narrative, cut at a word. */
export function summaryOf(narrative: string): string {
  const plain = narrative.replace(/\s+/g, ' ').trim();
  const sentence = /^.{12,}?[.!?](?=\s|$)/.exec(plain)?.[0].replace(/[.!?]$/, '') ?? plain;
  if (sentence.length <= summaryLength) return sentence;
  const cut = sentence.slice(0, summaryLength - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), summaryLength / 2)).trim()}…`;
}

/**
 * The incident as the server takes it; undefined while place or kind is missing. A priority and needs that nobody
 * changed are left to the server, which has the same rules.
 */
export function newIncident(callId: string, form: CallForm, intake: Intake): NewIncident | undefined {
  if (!form.place || !intake.kind) return undefined;
  const { text, lon, lat } = form.place;
  const name = form.callerName.trim();
  const number = form.callerNumber.trim();
  return {
    id: form.incidentId,
    callId,
    kind: intake.kind.code,
    place: { text, lon, lat },
    emergency: form.emergency,
    summary: summaryOf(form.narrative),
    narrative: form.narrative.trim(),
    answers: { ...intake.answers },
    ...(form.priority ? { priority: form.priority } : {}),
    ...(form.needs ? { needs: [...form.needs] } : {}),
    ...(name || number ? { caller: { ...(name ? { name } : {}), ...(number ? { number } : {}) } } : {}),
  };
}

/** The same for a call that tells of an incident already known: where the form is silent, that one speaks. */
export function reportOfKnown(
  callId: string,
  form: CallForm,
  intake: Intake,
  known: Pick<Similar, 'kind' | 'placeText' | 'lon' | 'lat'>,
): NewIncident | undefined {
  const place = form.place ?? { text: known.placeText, lon: known.lon, lat: known.lat };
  const kind = intake.kind ?? findKind(known.kind);
  return newIncident(callId, { ...form, place }, { ...intake, kind });
}

/** Incident number as it is written everywhere: `0147`. */
export const numberText = (number: number): string => String(number).padStart(4, '0');
