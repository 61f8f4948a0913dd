import { actionTo, move } from '../../../platform/states/states.ts';
import { randomId } from '../../../platform/web/api.ts';
import { currentLanguage, translate, type Values } from '../../../platform/web/text/i18n.ts';
import type { IncidentMove, IncidentRow } from '../../incidents/incidents.contract.ts';
import { incidentTable } from '../../incidents/incidents.states.ts';
import type { UnitRow } from '../../units/units.contract.ts';
import { type UnitState, unitStateMarks, unitTable } from '../../units/units.states.ts';
import type { Assignment, NewAssignments } from '../dispatch.contract.ts';
import { perform } from './acts.ts';
import { type Agency, agencyLabels } from './agencies.ts';
import { dispatchPaths, incidentPaths, pathOf, routingPaths, unitPaths } from './paths.ts';
import { incidentNumber } from './queue.view.ts';
import { texts } from './texts.ts';

type Numbered = Pick<IncidentRow, 'id' | 'number'>;
export type OverrideReason = NonNullable<NewAssignments['override']>['reason'];

const say = (key: keyof typeof texts.id, values?: Values): string => translate(texts, key, values);

/** `104, 117 dan 121`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${say('and')} ${last}`;
}

/** Sends units; `Ctrl Z` recalls them with the reason `undo`. */
export function sendUnits(
  incident: Numbered,
  units: readonly Pick<UnitRow, 'id' | 'callsign'>[],
  reason: OverrideReason | undefined,
): void {
  const number = incidentNumber(incident.number);
  const names = listed(units.map((unit) => unit.callsign));
  perform<{ items: Assignment[] }>({
    path: pathOf(dispatchPaths.assignments, incident.id),
    body: { units: units.map((unit) => unit.id), ...(reason ? { override: { reason } } : {}) },
    text: say('did_send', { units: names, number }),
    undo: ({ items }) => {
      for (const one of items) recall(one, number, 'undo', one === items.at(-1) ? names : undefined);
    },
  });
}

/**
 * Takes a unit back from an incident. `names`: what the toast says, once for all that are taken back together;
 * without it this one is silent.
 */
export function recall(
  assignment: Pick<Assignment, 'id' | 'callsign'>,
  number: string,
  reason: string,
  names: string | undefined,
): void {
  perform({
    path: pathOf(dispatchPaths.assignmentStatus, assignment.id),
    body: { status: 'cancelled', reason },
    text: say('did_recall', { units: names ?? assignment.callsign, number }),
    quiet: names === undefined,
  });
}

/** Sets a unit's status as heard by radio; undone where the table leads back. */
export function setUnitStatus(
  unit: Pick<UnitRow, 'id' | 'callsign' | 'status'>,
  state: UnitState,
  more: { reason?: string; place?: { lon: number; lat: number } } = {},
): void {
  const before = unit.status;
  const same = before === state;
  const back = !same && before !== 'out' && actionTo(unitTable, state, before) !== undefined;
  const label = unitStateMarks[state].label[currentLanguage()];
  perform({
    path: pathOf(unitPaths.status, unit.id),
    body: { status: state, ...more },
    text: same ? say('did_place', { unit: unit.callsign }) : say('did_status', { unit: unit.callsign, state: label }),
    ...(back ? { undo: () => setUnitStatus({ ...unit, status: state }, before) } : {}),
  });
}

/** Makes a report part of another incident; undone by splitting it off. */
export function mergeInto(source: Numbered, target: Numbered, why?: { score: number; reason: string }): void {
  const number = incidentNumber(source.number);
  perform({
    path: pathOf(incidentPaths.merge, source.id),
    body: { into: target.id, ...why },
    text: say('did_merge', { number, target: incidentNumber(target.number) }),
    undoLabel: say('split'),
    undo: () => splitOff(source),
  });
}

export function splitOff(source: Numbered): void {
  perform({
    path: pathOf(incidentPaths.split, source.id),
    body: {},
    text: say('did_split', { number: incidentNumber(source.number) }),
  });
}

export function linkTo(source: Numbered, target: Numbered): void {
  perform({
    path: pathOf(incidentPaths.links, source.id),
    body: { to: target.id },
    text: say('did_link', { number: incidentNumber(source.number), target: incidentNumber(target.number) }),
  });
}

export function unlink(incidentId: string, linkId: string): void {
  perform({
    path: pathOf(incidentPaths.link, incidentId).replace('{linkId}', linkId),
    body: {},
    text: say('did_unlink'),
  });
}

/** Writes in the timeline; the old entry of a correction stays readable. */
export function writeEntry(incident: Numbered, text: string, corrects?: string): void {
  perform({
    path: pathOf(incidentPaths.narrative, incident.id),
    body: { id: randomId(), text, ...(corrects ? { corrects } : {}) },
    text: say('do_write', { number: incidentNumber(incident.number) }),
    quiet: true,
  });
}

/** A move by the desk, such as closing with its disposition; what ended is taken back by reopening. */
export function moveIncident(incident: Pick<IncidentRow, 'id' | 'number' | 'state'>, input: IncidentMove): void {
  const number = incidentNumber(incident.number);
  const arrow = move(incidentTable, incident.state, input.action);
  const reopens = arrow !== undefined && incidentTable[arrow.to].reopen !== undefined;
  perform({
    path: pathOf(incidentPaths.moves, incident.id),
    body: input,
    text: say('did_move', { number, move: arrow?.label[currentLanguage()] ?? input.action }),
    ...(reopens && arrow
      ? {
          undo: () =>
            moveIncident({ ...incident, state: arrow.to }, { action: 'reopen', reason: say('reopened_undo') }),
        }
      : {}),
  });
}

export function askAgency(incident: Numbered, agency: Agency, note: string): void {
  perform({
    path: pathOf(incidentPaths.agencies, incident.id),
    body: { agency, note },
    text: say('did_agency', {
      agency: agencyLabels[agency][currentLanguage()],
      number: incidentNumber(incident.number),
    }),
  });
}

export function acknowledgeAlarm(id: string): void {
  perform({ path: pathOf(dispatchPaths.alarmAcknowledge, id), body: {}, text: say('did_alarm'), quiet: true });
}

export interface ClosureInput {
  lon: number;
  lat: number;
  radiusM: number;
  factor?: number;
  reason: string;
}

export function closeRoad(input: ClosureInput, changed: () => void): void {
  perform<{ id: string }>({
    path: routingPaths.closures,
    body: input,
    text: say('closure_done', { reason: input.reason }),
    done: changed,
    undo: ({ id }) => openRoad({ id, reason: input.reason }, changed),
  });
}

export function openRoad(closure: { id: string; reason: string }, changed: () => void): void {
  perform({
    path: pathOf(routingPaths.closureEnd, closure.id),
    body: {},
    text: say('closure_opened', { reason: closure.reason }),
    done: changed,
  });
}
