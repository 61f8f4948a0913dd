import { findKind, type KindCode, type Priority } from '../../../command/incidents/incident-kinds.types.ts';
import { type NeedCount, needCodes } from '../../../command/incidents/needs.types.ts';
import { type CallChannel, callChannels } from '../call-lines.types.ts';

/** The place that the operator took, in WGS 84 degrees. `text` is what the incident will carry. */
export interface ChosenPlace {
  text: string;
  lon: number;
  lat: number;
}

/**
 * Everything that is typed or chosen for one call: kept on this computer at every keystroke and sent to the server as
 * the call's draft. `revision` grows with each change; `incidentId` is made here, so that a repeated send is one incident.
 */
export interface CallForm {
  revision: number;
  incidentId: string;
  narrative: string;
  placeQuery: string;
  place: ChosenPlace | null;
  /** Chosen by the person; null follows the words of the narrative. */
  kind: KindCode | null;
  /** Question → answer, as the person gave them; an empty answer takes back what the words suggest. */
  answers: Readonly<Record<string, string>>;
  /** Set by the person; null follows the proposal. */
  priority: Priority | null;
  needs: readonly NeedCount[] | null;
  emergency: boolean;
  callerName: string;
  callerNumber: string;
  /** For a call taken elsewhere: how and when (ISO 8601) it was noted, until the server knows it. */
  noted: { channel: CallChannel; at: string } | null;
  /** The incident is in the outbox; the draft stays until the server has answered. */
  sent: boolean;
  /** Why the server refused the incident, in its words. */
  refusal: string | null;
  /** When it was last changed on this computer, ISO 8601. */
  editedAt: string | null;
}

/** A form with nothing in it; `incidentId` is a fresh UUID. */
export function emptyForm(incidentId: string): CallForm {
  return {
    revision: 0,
    incidentId,
    narrative: '',
    placeQuery: '',
    place: null,
    kind: null,
    answers: {},
    priority: null,
    needs: null,
    emergency: false,
    callerName: '',
    callerNumber: '',
    noted: null,
    sent: false,
    refusal: null,
    editedAt: null,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const word = (value: unknown): string => (typeof value === 'string' ? value : '');

function readPlace(value: unknown): ChosenPlace | null {
  if (!isRecord(value) || typeof value.lon !== 'number' || typeof value.lat !== 'number') return null;
  return { text: word(value.text), lon: value.lon, lat: value.lat };
}

function readNeeds(value: unknown): NeedCount[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter(isRecord).flatMap(({ need, count }) => {
    const code = needCodes.find((one) => one === need);
    return code && Number.isInteger(count) ? [{ need: code, count: Number(count) }] : [];
  });
}

function readNoted(value: unknown): CallForm['noted'] {
  const channel = isRecord(value) ? callChannels.find((one) => one === value.channel) : undefined;
  return isRecord(value) && channel ? { channel, at: word(value.at) } : null;
}

/** Reads a stored form, from this computer or the server, of this or an earlier version; what it lacks is empty. */
export function readForm(value: unknown, freshId: string): CallForm {
  if (!isRecord(value)) return emptyForm(freshId);
  const answers = isRecord(value.answers) ? Object.entries(value.answers).map(([key, one]) => [key, word(one)]) : [];
  const priority = ([1, 2, 3, 4] as const).find((one) => one === value.priority);
  return {
    revision: typeof value.revision === 'number' ? value.revision : 0,
    incidentId: word(value.incidentId) || freshId,
    narrative: word(value.narrative),
    placeQuery: word(value.placeQuery),
    place: readPlace(value.place),
    kind: findKind(word(value.kind))?.code ?? null,
    answers: Object.fromEntries(answers),
    priority: priority ?? null,
    needs: readNeeds(value.needs),
    emergency: value.emergency === true,
    callerName: word(value.callerName),
    callerNumber: word(value.callerNumber),
    noted: readNoted(value.noted),
    sent: value.sent === true,
    refusal: word(value.refusal) || null,
    editedAt: word(value.editedAt) || null,
  };
}

/** Whether nothing has been written or chosen yet. */
export function isBlank(form: CallForm): boolean {
  const { narrative, placeQuery, place, kind, callerName, callerNumber } = form;
  return !(narrative.trim() || placeQuery.trim() || place || kind || callerName.trim() || callerNumber.trim());
}

/**
 * This computer's form and the server's copy as one. The later revision is kept; words that only the other one has
 * are added below it, since nothing that was typed may be lost.
 */
export function mergeForms(local: CallForm, server: CallForm): CallForm {
  if (server.revision <= local.revision) return local;
  if (isBlank(local) || server.narrative.includes(local.narrative)) return { ...server, noted: local.noted };
  const narrative = `${server.narrative}\n${local.narrative}`.trim();
  return { ...server, noted: local.noted, narrative, revision: server.revision + 1 };
}
