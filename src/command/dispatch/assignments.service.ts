import type { Actor, Realm } from '../../platform/access/actor.ts';
import { coversArea } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import { doWork, type SystemDoer, type Work } from '../../platform/journal/work.ts';
import { conflict, forbidden, illegalMove, invalid, invalidField, notFound } from '../../platform/problem/problem.ts';
import { receive } from '../../platform/states/states.ts';
import { incidentRanks } from '../incidents/incidents.states.ts';
import { clockToleranceMs, type KnownUnit, type LockedUnit, type Units } from '../units/index.ts';
import { type AssignmentRecord, assignmentsRepository as repository } from './assignments.repository.ts';
import {
  type AssignmentAction,
  type AssignmentState,
  assignmentRanks,
  assignmentStateLabels,
  assignmentTable,
  unitStateAfter,
} from './assignments.states.ts';
import type { Assignment, AssignmentStatus, AssignmentStatusAnswer, NewAssignments } from './dispatch.contract.ts';
import type { DispatchIncident, IncidentsForDispatch } from './dispatch.ports.ts';
import type { Ranked, RecommendationService } from './recommendation.service.ts';

export interface AssignmentsService {
  /**
   * Sends units to an incident. @throws Problem notFound; invalid naming an unknown unit; conflict (409) for an ended
   * incident, a unit out of service or already there, and a busy unit without an override.
   */
  assign(work: Work, actor: Actor, incidentId: string, input: NewAssignments): Promise<Assignment[]>;
  /** A crew's or dispatcher's message about one assignment; repeated and late ones are kept and change nothing. */
  status(work: Work, actor: Actor, id: string, input: AssignmentStatus): Promise<AssignmentStatusAnswer>;
  /** Moves an assignment as a consequence of something else; nothing happens where the table has no such arrow. */
  advance(work: Work, id: string, status: AssignmentStatus['status'], change: Advance): Promise<void>;
  /** Recalls the units of incidents that ended without them (reason `incident_ended`), so that they are free again. Answers how many. */
  releaseStranded(): Promise<number>;
}

export interface Advance {
  at: Date;
  reason: string | null;
  /** False when the unit's own status was settled already. */
  moveUnit: boolean;
}

const actionOf: Readonly<Record<AssignmentStatus['status'], AssignmentAction>> = {
  acknowledged: 'acknowledge',
  responding: 'respond',
  on_scene: 'arrive',
  cleared: 'clear',
  cancelled: 'recall',
  refused: 'refuse',
};

/** Units in these states are someone's; taking them needs a reason. */
const busyStates = new Set(['dispatched', 'responding', 'on_scene']);

export function createAssignments(deps: {
  db: Database;
  units: Units;
  incidents: IncidentsForDispatch;
  recommendations: RecommendationService;
  committed?: () => void;
}): AssignmentsService {
  const { db, units, incidents, recommendations, committed } = deps;

  async function visibleIncident(work: Work, actor: Actor, id: string, lock: boolean): Promise<DispatchIncident> {
    const incident = await incidents.getForDispatch(work.tx, actor.polresId, id, { lock });
    if (!incident || !coversArea(actor, incident.villageCode)) throw notFound();
    return incident;
  }

  function named(polresId: string, names: string[]): KnownUnit[] {
    const found = new Map<string, KnownUnit>();
    const unknown = names.flatMap((name, index) => {
      const unit = units.memory.find(polresId, name);
      if (!unit?.active)
        return [{ path: `units.${index}`, reason: { id: `Unit ${name} tidak ada.`, en: `There is no unit ${name}.` } }];
      found.set(unit.row.id, unit);
      return [];
    });
    if (unknown.length > 0) throw invalid(unknown);
    return [...found.values()];
  }

  /** Ends what the unit was sent to before; that incident follows, and waits for a unit again if it has no other. */
  async function takeAway(work: Work, record: AssignmentRecord): Promise<void> {
    await move(work, record, 'cancelled', { at: work.now, reason: 'more_urgent', moveUnit: false });
  }

  async function move(work: Work, record: AssignmentRecord, state: AssignmentState, change: Advance): Promise<void> {
    const { id, unitId, incidentId, callsign, etaSeconds, rank } = record.view;
    // A phone whose clock is behind may report an act before it was sent; no interval is ever negative.
    const at = new Date(Math.max(change.at.getTime(), Date.parse(record.view.assignedAt)));
    const saved = await repository.setState(work.tx, id, state, at, change.reason);
    work.record({
      action: `assignment.${state}`,
      subject: { type: 'assignment', id },
      body: {
        incidentId,
        unitId,
        callsign,
        from: record.view.state,
        to: state,
        at: at.toISOString(),
        reason: change.reason,
        etaSeconds,
        rank,
      },
      seals: [['dispatch.assignment', id, saved.seal]],
    });
    if (change.moveUnit) {
      const others = (await repository.lockOpenOf(work.tx, [unitId])).filter((one) => one.view.id !== id);
      const next = unitStateAfter(
        state,
        others.map((one) => one.view.state),
      );
      await units.follow(work, unitId, next, { source: 'system', at });
    }
    await incidents.follow(work, incidentId, { assignmentStates: await repository.states(work.tx, incidentId), at });
    work.afterCommit(() => units.refresh(unitId));
  }

  function checkUnit(unit: LockedUnit, open: AssignmentRecord[], incidentId: string, override: boolean): void {
    const { callsign } = unit;
    if (unit.status === 'out')
      throw conflict(`Unit ${callsign} sedang nonaktif.`, `Unit ${callsign} is out of service.`);
    if (open.some((one) => one.view.incidentId === incidentId)) {
      throw conflict(
        `Unit ${callsign} sudah ditugaskan ke kejadian ini.`,
        `Unit ${callsign} is assigned to this incident already.`,
      );
    }
    if (!override && (open.length > 0 || busyStates.has(unit.status))) {
      throw conflict(
        `Unit ${callsign} sedang bertugas; pilih alasan untuk mengalihkannya.`,
        `Unit ${callsign} is on a task; give a reason to take it.`,
      );
    }
  }

  async function send(
    work: Work,
    incident: DispatchIncident,
    unit: KnownUnit,
    ranked: Ranked,
    input: NewAssignments,
  ): Promise<string> {
    const id = newId();
    const unitId = unit.row.id;
    const place = ranked.ranking.ranked.find((one) => one.unitId === unitId);
    const way = ranked.travel.get(unitId);
    const row = {
      id,
      polresId: work.doer.polresId,
      incidentId: incident.id,
      unitId,
      at: work.now,
      by: work.doer.accountId,
      etaSeconds: way?.seconds ?? null,
      distanceM: way?.metres ?? null,
      rank: place?.rank ?? null,
      overrideReason: input.override?.reason ?? null,
      overrideNote: input.override?.note ?? null,
    };
    const saved = await repository.insert(work.tx, row);
    work.record({
      action: 'assignment.made',
      subject: { type: 'assignment', id },
      body: {
        incidentId: incident.id,
        unitId,
        callsign: unit.row.callsign,
        etaSeconds: row.etaSeconds,
        distanceM: row.distanceM,
        rank: row.rank,
        override: input.override ? { reason: input.override.reason, note: input.override.note ?? null } : null,
        recommendationVersion: ranked.ranking.version,
        top: ranked.ranking.ranked.slice(0, 5).map((one) => ({ callsign: one.callSign, eta: Math.round(one.etaS) })),
      },
      seals: [['dispatch.assignment', id, saved.seal]],
    });
    await units.follow(work, unitId, 'dispatched', { source: 'system', at: work.now });
    work.afterCommit(() => units.refresh(unitId));
    return id;
  }

  return {
    async assign(work, actor, incidentId, input) {
      const seen = await visibleIncident(work, actor, incidentId, false);
      const chosen = named(actor.polresId, input.units);
      // The ranking takes some milliseconds, so it is made before anything is locked.
      const ranked = await recommendations.rank(actor.polresId, seen, work.now);
      const incident = await visibleIncident(work, actor, incidentId, true);
      if (incidentRanks[incident.state] >= incidentRanks.resolved) {
        throw conflict(
          `Kejadian ${incident.number} sudah selesai; buka lagi untuk mengirim unit.`,
          `Incident ${incident.number} has ended; reopen it to send units.`,
        );
      }
      const ids = chosen.map((unit) => unit.row.id);
      const locked = await units.lock(work, ids);
      const open = await repository.lockOpenOf(work.tx, ids);
      for (const unit of locked) {
        const own = open.filter((one) => one.view.unitId === unit.id);
        checkUnit(unit, own, incidentId, input.override !== undefined);
        for (const record of own) await takeAway(work, record);
      }
      const made: string[] = [];
      for (const unit of chosen) made.push(await send(work, incident, unit, ranked, input));
      const nearest = ids
        .flatMap((id) => ranked.travel.get(id) ?? [])
        .filter((way) => way.seconds !== null)
        .sort((a, b) => (a.seconds ?? 0) - (b.seconds ?? 0))[0];
      await incidents.follow(work, incidentId, {
        assignmentStates: await repository.states(work.tx, incidentId),
        at: work.now,
        ...(incident.firstAssignedAt ? {} : { firstAssigned: { distanceM: nearest?.metres ?? null } }),
      });
      const views = new Map((await repository.byIds(work.tx, made)).map(({ view }) => [view.id, view]));
      return made.flatMap((id) => views.get(id) ?? []);
    },

    async status(work, actor, id, input) {
      const [record] = await repository.byIds(work.tx, [id]);
      if (record?.polresId !== actor.polresId) throw notFound();
      const own = actor.unitId === record.view.unitId;
      if (!own && !actor.permissions.has('incident:status')) throw notFound();
      const incident = await incidents.getForDispatch(work.tx, actor.polresId, record.view.incidentId, { lock: true });
      if (!incident || (!own && !coversArea(actor, incident.villageCode))) throw notFound();
      if (input.status === 'cancelled' && !actor.permissions.has('incident:dispatch')) throw forbidden();
      const wantsReason = input.status === 'cancelled' || input.status === 'refused';
      if (wantsReason && !input.reason) throw invalidField('reason', 'Alasan harus diisi.', 'A reason is required.');
      const at = input.at ? new Date(input.at) : work.now;
      if (at.getTime() > work.now.getTime() + clockToleranceMs) {
        throw invalidField('at', 'Waktunya lebih dari 5 menit di depan.', 'The time is more than 5 minutes ahead.');
      }
      await units.lock(work, [record.view.unitId]);
      const present = await repository.lock(work.tx, id);
      if (!present) throw notFound();
      const action = actionOf[input.status];
      const { outcome } = receive(assignmentTable, assignmentRanks, present.view.state, action);
      if (outcome === 'illegal') {
        const label = assignmentStateLabels[present.view.state];
        throw illegalMove(
          `Penugasan ${label.id}; langkah ini tidak bisa.`,
          `The assignment is ${label.en}; this step is not possible.`,
        );
      }
      if (outcome === 'moved') {
        await move(work, present, input.status, { at, reason: input.reason ?? null, moveUnit: true });
      } else {
        const { incidentId, unitId, callsign } = present.view;
        work.record({
          action: 'assignment.received',
          subject: { type: 'assignment', id },
          body: {
            incidentId,
            unitId,
            callsign,
            status: input.status,
            outcome,
            at: at.toISOString(),
            reason: input.reason ?? null,
          },
        });
      }
      const [after] = await repository.byIds(work.tx, [id]);
      if (!after) throw notFound();
      return { ...after.view, outcome };
    },

    async advance(work, id, status, change) {
      const present = await repository.lock(work.tx, id);
      if (!present) return;
      const { outcome } = receive(assignmentTable, assignmentRanks, present.view.state, actionOf[status]);
      if (outcome === 'moved') await move(work, present, status, change);
    },

    async releaseStranded() {
      const stranded = await repository.stranded(db);
      for (const { id, polresId, incidentId, realm } of stranded) {
        const system: SystemDoer = { accountId: null, roles: ['system'], polresId, realm: realm as Realm };
        const release = async (work: Work) => {
          await incidents.getForDispatch(work.tx, polresId, incidentId, { lock: true });
          const [seen] = await repository.byIds(work.tx, [id]);
          if (!seen) return;
          await units.lock(work, [seen.view.unitId]);
          const present = await repository.lock(work.tx, id);
          if (!present || present.view.endedAt) return;
          await move(work, present, 'cancelled', { at: work.now, reason: 'incident_ended', moveUnit: true });
        };
        await doWork(db, system, release, { committed });
      }
      return stranded.length;
    },
  };
}
