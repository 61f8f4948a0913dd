import type pg from 'pg';
import type { Actor } from '../../platform/access/actor.ts';
import { coversArea } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { readTogether } from '../../platform/database/pinned.ts';
import { notFound } from '../../platform/problem/problem.ts';
import { type KindCode, kindCodes, type Priority } from '../incidents/incident-kinds.types.ts';
import { type NeedCode, type NeedCount, needCodes } from '../incidents/needs.types.ts';
import type { Routing, Travel } from '../routing/routing.port.ts';
import type { KnownUnit, Units } from '../units/index.ts';
import type { UnitEquipment, UnitFunction, UnitKind, UnitSkill } from '../units/unit-kinds.types.ts';
import { assignmentsRepository, type OpenTask } from './assignments.repository.ts';
import { coverNeeds } from './cover.rules.ts';
import type { Recommendation, RecommendedUnit } from './dispatch.contract.ts';
import type { DispatchIncident, IncidentsForDispatch } from './dispatch.ports.ts';
import { fitOf } from './fit.rules.ts';
import { recommend } from './recommend.rules.ts';
import { type Candidate, type Eta, type Recommendation as Ranking, recommendSettings } from './recommend.types.ts';
import { secondsToShiftEnd } from './shift.rules.ts';
import { wantsOf } from './wants.rules.ts';

/** The ranking of a moment with what it was made from. */
export interface Ranked {
  ranking: Ranking;
  travel: ReadonlyMap<string, Travel>;
  units: ReadonlyMap<string, KnownUnit>;
  needs: NeedCount[];
}

export interface RecommendationService {
  /** @throws Problem notFound for an incident that is absent or outside the person's areas. */
  recommend(actor: Actor, incidentId: string, limit: number | undefined): Promise<Recommendation>;
  /** Units for this place will be asked for soon. */
  prepare(polresId: string, place: { lon: number; lat: number }): void;
  /** Ranks all active units of the district for an incident, now. Holds no locks. */
  rank(polresId: string, incident: DispatchIncident, now: Date): Promise<Ranked>;
}

/** All units are listed up to this many; beyond it the best `fewItems`, so that the answer stays small and fast. */
const allItemsUpTo = 60;
const fewItems = 30;
/** A dispatcher may send these in spite of the reason; the others cannot be sent. */
const cannotBeSent = new Set(['out', 'assigned_here']);

const within = { foot: recommendSettings.longestWalkS };

const isKind = (kind: string): kind is KindCode => kindCodes.some((code) => code === kind);
const nothingWanted = { equipment: [], skills: [] };
const isNeed = (need: string): need is NeedCode => needCodes.some((code) => code === need);

export function createRecommendations(deps: {
  db: Database;
  pool: pg.Pool;
  units: Units;
  incidents: IncidentsForDispatch;
  routing: Routing;
}): RecommendationService {
  const { db, pool, units, incidents, routing } = deps;
  const timezones = new Map<string, string>();

  async function timezoneOf(polresId: string): Promise<string> {
    const known = timezones.get(polresId);
    if (known) return known;
    const row = await db.selectFrom('platform.polres').select('timezone').where('id', '=', polresId).executeTakeFirst();
    const timezone = row?.timezone ?? 'Asia/Jakarta';
    timezones.set(polresId, timezone);
    return timezone;
  }

  /** What the units already sent there do not cover. */
  function openNeeds(incident: DispatchIncident, tasks: OpenTask[]): NeedCount[] {
    const needs = incident.needs.flatMap(({ need, count }) => (isNeed(need) ? [{ need, count }] : []));
    const there = tasks
      .filter((task) => task.incidentId === incident.id)
      .flatMap(({ unitId }) => units.memory.get(unitId) ?? [])
      .map(suitability);
    if (there.length === 0) return needs;
    const { remaining } = coverNeeds(needs, there, (unit, need) => {
      const fit = fitOf(unit, need);
      return fit === null ? null : fit === 'primary' ? 0 : 1;
    });
    return remaining.map(({ need, count }) => ({ need, count }));
  }

  async function rank(
    polresId: string,
    incident: DispatchIncident,
    now: Date,
    tasksOfNow?: OpenTask[],
  ): Promise<Ranked> {
    const known = units.memory.active(polresId);
    const located = known.flatMap(({ row }) =>
      row.position ? [{ id: row.id, lon: row.position.lon, lat: row.position.lat, profile: row.profile }] : [],
    );
    const [travels, tasks, timezone] = await Promise.all([
      routing.travelTo(polresId, { lon: incident.lon, lat: incident.lat }, located, within),
      tasksOfNow ?? assignmentsRepository.openTasks(db, polresId),
      timezoneOf(polresId),
    ]);
    const taskOf = new Map(tasks.map((task) => [task.unitId, task]));
    const travel = new Map(travels.map((one) => [one.id, one]));
    const etas = new Map<string, Eta>();
    const tooFarOnFoot = new Set<string>();
    for (const { id, seconds, metres, reason } of travels) {
      if (seconds !== null) etas.set(id, { seconds, meters: metres ?? 0 });
      else if (reason === 'beyond_limit') tooFarOnFoot.add(id);
    }
    const needs = openNeeds(incident, tasks);
    const targetLeft = (incident.knownAt.getTime() - now.getTime()) / 1000 + incident.targetSeconds;
    const toShiftEnd = secondsToShiftEnd(now, timezone);
    const ranking = recommend({
      incidentId: incident.id,
      priority: priorityOf(incident.priority),
      needs,
      ...(isKind(incident.kind) ? wantsOf(incident.kind, incident.answers ?? {}) : nothingWanted),
      targetLeftS: incident.firstArrivedAt ? null : targetLeft,
      units: known.map((unit) => candidateOf(unit, taskOf.get(unit.row.id), incident, now, toShiftEnd)),
      etas,
      tooFarOnFoot,
    });
    return { ranking, travel, needs, units: new Map(known.map((unit) => [unit.row.id, unit])) };
  }

  return {
    rank,
    prepare(polresId, place) {
      routing.prepare(polresId, place, within).catch(() => {
        // Without foresight the question itself takes a little longer.
      });
    },
    async recommend(actor, incidentId, limit) {
      // Who is on what does not depend on the incident, so both questions travel together.
      const [incident, tasks] = await readTogether(pool, (one) =>
        Promise.all([
          incidents.getForDispatch(one, actor.polresId, incidentId),
          assignmentsRepository.openTasks(one, actor.polresId),
        ]),
      );
      if (!incident || !coversArea(actor, incident.villageCode)) throw notFound();
      const now = new Date();
      return answerOf(incident, await rank(actor.polresId, incident, now, tasks), now, limit);
    },
  };
}

const priorityOf = (priority: number): Priority => (priority === 1 || priority === 2 || priority === 3 ? priority : 4);

/** The room's stored words are checked when a unit is written, so they are the known codes or harmless extra ones. */
function suitability({ row }: KnownUnit) {
  return {
    function: row.function as UnitFunction,
    skills: row.skills as UnitSkill[],
    equipment: row.equipment as UnitEquipment[],
    kind: row.kind as UnitKind,
  };
}

function candidateOf(
  unit: KnownUnit,
  task: OpenTask | undefined,
  incident: DispatchIncident,
  now: Date,
  toShiftEnd: (start: string | null, end: string | null) => number | null,
): Candidate {
  const { row, facts } = unit;
  const { position } = row;
  const measured = position && position.source !== 'post';
  return {
    id: row.id,
    callSign: row.callsign,
    ...suitability(unit),
    crew: row.crewSize,
    state: row.status,
    positionAgeS: measured ? Math.max(0, (now.getTime() - Date.parse(position.at)) / 1000) : null,
    positionSource: position?.source ?? 'post',
    shiftEndsInS: toShiftEnd(facts.shiftStart, facts.shiftEnd),
    task: task
      ? {
          incidentId: task.incidentId,
          incidentNumber: String(task.incidentNumber),
          priority: priorityOf(task.priority),
        }
      : null,
    // Not known to the house: who else stands at a post, and fuel. Left out rather than guessed.
    emptiesPost: null,
    fuelLow: false,
    ownBeat: facts.beatCodes.some(
      (code) => incident.villageCode === code || incident.villageCode?.startsWith(`${code}.`),
    ),
  };
}

/** Ranked units first, then those left out with the reason; cut to what a desk reads, the proposed ones always kept. */
function answerOf(incident: DispatchIncident, ranked: Ranked, now: Date, limit: number | undefined): Recommendation {
  const { ranking, travel, units, needs } = ranked;
  const considered = ranking.ranked.length + ranking.excluded.length;
  const shown = limit ?? (considered <= allItemsUpTo ? considered : fewItems);
  const proposed = new Set(ranking.proposed.map((one) => one.unitId));
  const items: RecommendedUnit[] = [];
  for (const [index, one] of ranking.ranked.entries()) {
    const unit = units.get(one.unitId);
    if (!unit || (index >= shown && !proposed.has(one.unitId))) continue;
    const { pluses, shortfalls } = ranking.reasonsOf(one);
    items.push({
      ...named(unit),
      rank: one.rank,
      etaSeconds: Math.round(one.etaS),
      distanceM: Math.round(one.meters),
      pluses: pluses.map(({ code, text }) => ({ code, text })),
      shortfalls: shortfalls.map(({ code, text }) => ({ code, text })),
      meets: needs.filter(({ need }) => fitOf(suitability(unit), need) !== null).map(({ need }) => need),
      canBeSent: true,
    });
  }
  for (const [index, { unitId, reason }] of ranking.excluded.entries()) {
    const unit = units.get(unitId);
    if (!unit || ranking.ranked.length + index >= shown) break;
    const way = travel.get(unitId);
    items.push({
      ...named(unit),
      rank: ranking.ranked.length + index + 1,
      etaSeconds: way?.seconds == null ? null : Math.round(way.seconds),
      distanceM: way?.metres == null ? null : Math.round(way.metres),
      pluses: [],
      shortfalls: [{ code: reason.code, text: reason.text }],
      meets: [],
      canBeSent: !cannotBeSent.has(reason.code),
    });
  }
  return {
    incidentId: incident.id,
    version: ranking.version,
    computedAt: now.toISOString(),
    considered,
    needs,
    proposal: ranking.proposed.map((one) => one.unitId),
    remaining: ranking.remaining.map(({ need, count }) => ({ need, count })),
    items,
  };
}

const named = ({ row }: KnownUnit) => ({
  unitId: row.id,
  callsign: row.callsign,
  name: row.name,
  kind: row.kind,
  status: row.status,
});
