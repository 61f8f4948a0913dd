import { type Actor, coversArea } from '../../platform/access/actor.ts';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import { notFound } from '../../platform/problem/problem.ts';
import { activeAssignmentStates } from '../dispatch/assignments.states.ts';
import { assignmentStatesOf, findIncident, type IncidentRecord, lockIncidents } from './incidents.repository.ts';

/** An incident that this person may read. @throws Problem not_found, alike for absent and not theirs. */
export async function readable(db: Queryable, actor: Actor, id: string): Promise<IncidentRecord> {
  const incident = await findIncident(db, actor.polresId, id);
  if (!incident || !coversArea(actor, incident.village_code)) throw notFound();
  return incident;
}

/** The same for several, held against other writers; answered in the order of `ids`. */
export async function held(tx: Tx, actor: Actor, ids: string[]): Promise<IncidentRecord[]> {
  const found = await lockIncidents(tx, actor.polresId, ids);
  return ids.map((id) => {
    const incident = found.find((one) => one.id === id);
    if (!incident || !coversArea(actor, incident.village_code)) throw notFound();
    return incident;
  });
}

/** One held incident. */
export async function heldOne(tx: Tx, actor: Actor, id: string): Promise<IncidentRecord> {
  const [incident] = await held(tx, actor, [id]);
  if (!incident) throw notFound();
  return incident;
}

/** How a person's own unit stands to an incident: on it now, was on it, or neither. */
export async function crewOn(db: Queryable, actor: Actor, incidentId: string): Promise<'now' | 'was' | null> {
  if (!actor.unitId || !actor.permissions.has('unit:own')) return null;
  const states = await assignmentStatesOf(db, incidentId, actor.unitId);
  if (states.some((state) => activeAssignmentStates.has(state))) return 'now';
  return states.includes('cleared') ? 'was' : null;
}
