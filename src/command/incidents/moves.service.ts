import type { Actor } from '../../platform/access/actor.ts';
import type { Work } from '../../platform/journal/work.ts';
import { forbidden, illegalMove, invalid, invalidField } from '../../platform/problem/problem.ts';
import { missingFields, move, receive } from '../../platform/states/states.ts';
import { activeAssignmentStates } from '../dispatch/assignments.states.ts';
import { insertAgencyRequest } from './agencies.repository.ts';
import { dispositionsFor } from './dispositions.types.ts';
import { heldOne } from './incidents.access.ts';
import type { IncidentMove, IncidentRow } from './incidents.contract.ts';
import {
  assignmentStatesOf,
  type IncidentChange,
  type IncidentRecord,
  updateIncident,
} from './incidents.repository.ts';
import { sealOf, subject } from './incidents.service.ts';
import { type IncidentState, incidentRanks, incidentStateLabels, incidentTable } from './incidents.states.ts';
import { kindOf } from './intake.ts';
import { duplicatesOf } from './links.repository.ts';
import type { RowService } from './rows.service.ts';
import { takeBackRefusal } from './take-back.rules.ts';

const ends = new Set<IncidentState>(['closed', 'cancelled', 'handed_over']);
export interface MoveService {
  /** A move by a person at a desk. The same move again changes nothing. @throws Problem invalid (422) naming each missing field. */
  move(work: Work, actor: Actor, id: string, input: IncidentMove): Promise<IncidentRow>;
}

export function createMoveService({ rows }: { rows: RowService }): MoveService {
  return {
    async move(work, actor, id, input) {
      const incident = await heldOne(work.tx, actor, id);
      const arrow = move(incidentTable, incident.state, input.action);
      if (!arrow) {
        const { outcome } = receive(incidentTable, incidentRanks, incident.state, input.action);
        if (outcome === 'repeated') return rows.rowIn(work.tx, id);
        throw refused(incident);
      }
      if (!(actor.permissions as ReadonlySet<string>).has(arrow.permission)) {
        const refusal = await withoutRight(work, actor, incident, input);
        if (refusal) throw refusal;
      }
      const missing = missingFields(arrow, { ...input, kind: incident.kind, priority: incident.priority });
      if (missing.length > 0) throw invalid(missing.map((path) => ({ path, reason: needed })));
      checkDisposition(incident, input, arrow.to);
      if (input.action === 'requeue') await checkNoUnit(work, id);
      const changed = await updateIncident(work.tx, id, stamps(arrow.to, input, work.now));
      work.record({
        action: `incident.${arrow.to}`,
        subject: subject(id),
        body: {
          from: incident.state,
          disposition: input.disposition ?? null,
          agency: input.agency ?? null,
          reason: input.reason ?? null,
        },
        seals: [sealOf(changed)],
      });
      if (arrow.to === 'handed_over' && input.agency) {
        await insertAgencyRequest(work, { incidentId: id, agency: input.agency, note: input.reason ?? '' });
      }
      return rows.rowIn(work.tx, id);
    },
  };
}

const needed = { id: 'Wajib diisi untuk langkah ini.', en: 'Needed for this move.' };

function stamps(to: IncidentState, input: IncidentMove, now: Date): IncidentChange {
  if (ends.has(to)) return { state: to, disposition: input.disposition ?? null, closed_at: now };
  if (to === 'resolved') return { state: to, resolved_at: now };
  if (to === 'reopened') return { state: to, disposition: null, closed_at: null, resolved_at: null };
  return { state: to };
}

function checkDisposition(incident: IncidentRecord, input: IncidentMove, to: IncidentState): void {
  if (to !== 'closed' && to !== 'cancelled' && to !== 'handed_over') return;
  const offered = dispositionsFor(kindOf(incident.kind).group, to).map((one) => one.code);
  if (input.disposition !== undefined && !offered.includes(input.disposition)) {
    throw invalidField('disposition', `Pilihan: ${offered.join(', ')}.`, `One of: ${offered.join(', ')}.`);
  }
}

/** Without the right to this move there is one way left: taking back one's own mistake. */
async function withoutRight(work: Work, actor: Actor, incident: IncidentRecord, input: IncidentMove) {
  if (input.action !== 'cancel' || incident.created_by !== actor.accountId) return forbidden();
  const sent = await assignmentStatesOf(work.tx, incident.id);
  const merged = await duplicatesOf(work.tx, incident.id);
  return takeBackRefusal(actor, input, {
    createdBy: incident.created_by,
    state: incident.state,
    sent: sent.length,
    merged: merged.length,
  });
}

/** Waiting again means that nobody is on the way: a unit is recalled first. */
async function checkNoUnit(work: Work, id: string): Promise<void> {
  const states = await assignmentStatesOf(work.tx, id);
  if (states.some((state) => activeAssignmentStates.has(state))) {
    throw illegalMove('Masih ada unit. Tarik unitnya dahulu.', 'A unit is still assigned. Recall it first.');
  }
}

function refused(incident: IncidentRecord) {
  const label = incidentStateLabels[incident.state];
  return illegalMove(`Tidak bisa: keadaan kejadian "${label.id}".`, `Not possible: the incident is "${label.en}".`);
}
