import { PhoneNumber } from '../../communication/calls/calls.contract.ts';
import { type Calls, plainNumber } from '../../communication/calls/index.ts';
import type { Areas } from '../../information/areas/areas.port.ts';
import { type Actor, coversArea } from '../../platform/access/actor.ts';
import type { Json } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Seal, Work } from '../../platform/journal/work.ts';
import { conflict, forbidden, illegalMove, invalidField, notFound } from '../../platform/problem/problem.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { crewOn, heldOne } from './incidents.access.ts';
import type { EditIncident, IncidentRow, NarrativeView, NewIncident, NewNarrative } from './incidents.contract.ts';
import * as store from './incidents.repository.ts';
import { openStates } from './incidents.states.ts';
import { incidentRow } from './incidents.views.ts';
import { checkNeeds, gradingOf, kindOf, momentOf, placeColumns } from './intake.ts';
import type { RowService } from './rows.service.ts';
import { targetSeconds } from './targets.ts';

export interface IntakeService {
  /** Opens an incident; the same client-made id again answers the one that is there. */
  create(work: Work, actor: Actor, input: NewIncident): Promise<IncidentRow>;
  /** Changes what is known of it. @throws Problem conflict (409) with the present version. */
  edit(work: Work, actor: Actor, id: string, input: EditIncident): Promise<IncidentRow>;
  /** Adds people's words; nothing is ever taken away. */
  narrate(work: Work, actor: Actor, id: string, input: NewNarrative): Promise<NarrativeView>;
  /** The caller's number and name, for the operator who took the call and the crew on its way; journaled. */
  number(work: Work, actor: Actor, id: string): Promise<{ number: string | null; name: string | null }>;
}

/** What is told of a new incident. */
export interface OpenedIncident {
  id: string;
  polresId: string;
  lon: number;
  lat: number;
}

interface Deps {
  areas: Areas;
  calls: Pick<Calls, 'hold' | 'link'>;
  settings: Pick<Settings, 'current'>;
  rows: RowService;
  /** Told of each new incident once it is durable. */
  opened: (incident: OpenedIncident) => void;
}

export const subject = (id: string) => ({ type: 'incident', id });
export const sealOf = (incident: { id: string; seal: Buffer | null }): Seal => [
  'incidents.incident',
  incident.id,
  incident.seal,
];

export function createIntakeService({ areas, calls, settings, rows, opened }: Deps): IntakeService {
  /** A district's zone does not change, so it is asked for once. */
  const zones = new Map<string, string>();
  async function zoneOf(work: Work, polresId: string): Promise<string> {
    const known = zones.get(polresId) ?? (await store.polresOf(work.tx, polresId)).timezone;
    zones.set(polresId, known);
    return known;
  }

  function callerNumber(input: NewIncident): string | null {
    const given = input.caller?.number?.trim();
    if (!given) return null;
    if (!PhoneNumber.safeParse(given).success) {
      throw invalidField('caller.number', 'Bukan nomor telepon.', 'Not a telephone number.');
    }
    return plainNumber(given);
  }

  return {
    async create(work, actor, input) {
      const kind = kindOf(input.kind);
      if (input.needs) checkNeeds(input.needs);
      const grading = gradingOf(kind, input.answers, input.emergency);
      const place = placeColumns(areas, actor.polresId, input.place);
      if (!coversArea(actor, place.village_code)) throw forbidden();
      const occurredAt = input.occurredAt ? momentOf(input.occurredAt, work.now, 'occurredAt') : null;
      const told = callerNumber(input);

      const id = input.id ?? newId();
      const call = input.callId ? await callFor(work, actor, input.callId, id) : undefined;
      if (call === 'linked') return rows.rowIn(work.tx, id);
      const values = {
        id,
        polres_id: actor.polresId,
        realm: actor.realm,
        state: 'received' as const,
        kind: input.kind,
        summary: input.summary,
        priority: input.emergency ? 1 : (input.priority ?? grading.proposed),
        proposed_priority: grading.proposed,
        priority_reasons: grading.reasons,
        emergency: input.emergency,
        answers: input.answers,
        needs: input.needs ?? grading.needs,
        channel: call?.channel ?? input.channel ?? 'phone',
        ...place,
        caller_name: input.caller?.name?.trim() || null,
        caller_number: call?.callerNumber ?? told,
        occurred_at: occurredAt,
        known_at: call?.answeredAt ?? work.now,
        timezone: await zoneOf(work, actor.polresId),
        target_seconds: await targetSeconds(settings, null, work.now),
        created_by: actor.accountId,
      };
      const said: store.Said | null = input.narrative
        ? {
            id: newId(),
            incidentId: id,
            at: work.now,
            authorId: actor.accountId,
            authorRole: roleOf(actor),
            text: input.narrative,
            corrects: null,
          }
        : null;
      const made = await store.insertIncident(work.tx, values, said);
      if (!made) {
        const present = await store.findIncident(work.tx, actor.polresId, id);
        if (!present || !coversArea(actor, present.village_code))
          throw conflict('Kunci kejadian sudah dipakai.', 'This incident id is in use.');
        return rows.rowIn(work.tx, id);
      }
      work.record({
        action: 'incident.received',
        subject: subject(id),
        body: {
          number: made.number,
          kind: values.kind,
          priority: values.priority,
          proposed: grading.proposed,
          reasons: grading.reasons.map((reason) => reason.code),
          rules: grading.version,
          emergency: values.emergency,
          summary: values.summary,
          place: { text: values.place_text, lon: values.lon, lat: values.lat },
          channel: values.channel,
          callId: input.callId ?? null,
          caller: { name: values.caller_name, number: values.caller_number },
          // One act, one entry: the first words belong to it.
          ...(said ? { narrative: { id: said.id, text: said.text } } : {}),
        },
        seals: [
          sealOf({ id, seal: made.seal }),
          ...(said ? [['incidents.narrative', said.id, made.narrativeSeal] satisfies Seal] : []),
        ],
      });
      if (call) await calls.link(work, call, id);
      work.afterCommit(() => opened({ id, polresId: actor.polresId, lon: place.lon, lat: place.lat }));
      const record = {
        ...values,
        number: made.number,
        version: made.version,
        first_assigned_at: null,
        first_arrived_at: null,
        resolved_at: null,
        duplicate_of: null,
      };
      return incidentRow(record, { areas, assignments: [], similarCount: 0 });
    },

    async edit(work, actor, id, input) {
      const incident = await heldOne(work.tx, actor, id);
      if (incident.version !== input.version) {
        throw conflict(
          `Sudah diubah orang lain. Versi sekarang ${incident.version}.`,
          `Changed by someone else meanwhile. The version is now ${incident.version}.`,
        );
      }
      if (!openStates.has(incident.state)) throw notOpen();
      const change = changeOf(incident, input, actor);
      const changes = Object.fromEntries(
        Object.entries(change).flatMap(([column, to]) => {
          const from = incident[column as keyof typeof incident];
          return same(from, to) ? [] : [[column, { from: plain(from), to: plain(to) }]];
        }),
      );
      if (Object.keys(changes).length === 0) return rows.rowIn(work.tx, id);
      const changed = await store.updateIncident(work.tx, id, change);
      work.record({ action: 'incident.edited', subject: subject(id), body: { changes }, seals: [sealOf(changed)] });
      return rows.rowIn(work.tx, id);
    },

    async narrate(work, actor, id, input) {
      const incident = await store.findIncident(work.tx, actor.polresId, id);
      const reads = incident && actor.permissions.has('incident:read') && coversArea(actor, incident.village_code);
      if (!incident || !(reads || (await crewOn(work.tx, actor, id)))) throw notFound();
      if (input.corrects && !(await store.findNarrative(work.tx, id, input.corrects))) {
        throw invalidField('corrects', 'Catatan itu bukan dari kejadian ini.', 'Not an entry of this incident.');
      }
      const said: store.Said = {
        id: input.id ?? newId(),
        incidentId: id,
        at: input.at ? momentOf(input.at, work.now, 'at') : work.now,
        authorId: actor.accountId,
        authorRole: roleOf(actor),
        text: input.text,
        corrects: input.corrects ?? null,
      };
      const added = await store.insertNarrative(work.tx, said);
      if (!added) {
        const present = await store.findNarrative(work.tx, id, said.id);
        if (!present) throw conflict('Kunci catatan sudah dipakai.', 'This entry id is in use.');
        return narrativeView(present);
      }
      recordSaid(work, said, added.seal);
      return narrativeView(added);
    },

    async number(work, actor, id) {
      const incident = await store.findIncident(work.tx, actor.polresId, id);
      if (!incident) throw notFound();
      const crew = await crewOn(work.tx, actor, id);
      const reads = actor.permissions.has('incident:read') && coversArea(actor, incident.village_code);
      if (!reads && crew === null) throw notFound();
      const entitled = crew === 'now' || (await store.tookCall(work.tx, incident, actor.accountId));
      if (!entitled || !openStates.has(incident.state)) throw forbidden();
      work.record({ action: 'incident.number_revealed', subject: subject(id), ground: `incident:${id}` });
      return { number: incident.caller_number, name: incident.caller_name };
    },
  };

  /** The call to link, or `linked` when this very incident has it already (the command is a repeat). */
  async function callFor(work: Work, actor: Actor, callId: string, incidentId: string) {
    const call = await calls.hold(work.tx, actor.polresId, callId, incidentId);
    return call.incidentId === incidentId ? ('linked' as const) : call;
  }

  function changeOf(incident: store.IncidentRecord, input: EditIncident, actor: Actor): store.IncidentChange {
    const kind = kindOf(input.kind ?? incident.kind);
    if (input.needs) checkNeeds(input.needs);
    const before = { ...(incident.answers as Record<string, string>) };
    const answers = input.answers ?? before;
    const emergency = input.emergency ?? incident.emergency;
    const grading = gradingOf(kind, answers, emergency);
    const earlier = gradingOf(kindOf(incident.kind), before, incident.emergency);
    // What a person decided stays; what the rules proposed follows the rules.
    const follows = incident.priority === incident.proposed_priority;
    const priority = emergency ? 1 : (input.priority ?? (follows ? grading.proposed : incident.priority));
    const needs = input.needs ?? (same(incident.needs, earlier.needs) ? grading.needs : incident.needs);
    const place = input.place ? placeColumns(areas, actor.polresId, input.place) : undefined;
    if (place && !coversArea(actor, place.village_code)) throw forbidden();
    return {
      kind: kind.code,
      summary: input.summary ?? incident.summary,
      priority,
      proposed_priority: grading.proposed,
      priority_reasons: grading.reasons,
      emergency,
      answers,
      needs,
      ...place,
    };
  }
}

export const notOpen = () =>
  illegalMove('Kejadian sudah berakhir. Buka lagi dahulu.', 'The incident has ended. Reopen it first.');

/** The role under which a person speaks: their first. */
export const roleOf = (actor: Pick<Actor, 'roles'>): string => actor.roles[0] ?? 'system';

const narrativeView = (said: store.NarrativeRecord): NarrativeView => ({
  id: said.id,
  at: said.at.toISOString(),
  text: said.text,
  corrects: said.corrects,
});

function recordSaid(work: Work, said: store.Said, seal: Buffer | null): void {
  work.record({
    action: 'incident.narrated',
    subject: subject(said.incidentId),
    body: { narrativeId: said.id, text: said.text, corrects: said.corrects, at: said.at.toISOString() },
    seals: [['incidents.narrative', said.id, seal]],
  });
}

/** A column's value as JSON. */
const plain = (value: unknown): Json => (value instanceof Date ? value.toISOString() : ((value ?? null) as Json));

/** Whether two values are the same as JSON, whatever the order of their keys. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(plain(a))) === JSON.stringify(sorted(plain(b)));

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one ?? null)]),
  );
}
