import { type NeedCode, type NeedCount, partnerNeeds } from '../incidents/needs.types.ts';
import { coverNeeds, remainingText } from './cover.rules.ts';
import { fitOf } from './fit.rules.ts';
import { exclusions, missing, plusesOf, shortfallsOf, wantedCrew } from './reasons.rules.ts';
import {
  type Candidate,
  type Eta,
  type Fit,
  type RankedUnit,
  type Reason,
  type Recommendation,
  type RecommendInput,
  type RecommendSettings,
  recommendSettings,
} from './recommend.types.ts';

/** Kept beside every proposal; changes with the rule or its settings. */
export const recommendVersion = 'recommend-1';

interface Rated {
  unit: Candidate;
  eta: Eta;
  /** Cost without regard to the need. */
  base: number;
  cost: number;
  need: NeedCode;
  fit: Fit;
}

/**
 * Ranks every unit that could serve, each once, by expected arrival and suitability in one measure: seconds. Cost is
 * travel time plus a stated number of seconds for each lack (status, old position, stopgap, missing equipment …), so
 * a unit that is no worse in anything and better in something is never below. Proposes the set that covers the needs at
 * the least total cost. Deterministic: equal costs are ordered by travel time, crew and the like, at last by call sign. A person decides.
 */
export function recommend(input: RecommendInput, settings: RecommendSettings = recommendSettings): Recommendation {
  const needs = needsOf(input.needs);
  const rated: Rated[] = [];
  const excluded: { unitId: string; reason: Reason }[] = [];
  for (const unit of input.units) {
    const result = rate(unit, needs, input, settings);
    if ('fit' in result) rated.push(result);
    else excluded.push({ unitId: unit.id, reason: result });
  }
  rated.sort(compareRated);
  const cover = coverNeeds(input.needs, rated, ({ unit, base }, need) => {
    const fit = fitOf(unit, need);
    return fit && base + fitCost(fit, settings);
  });
  const proposedFor = new Map(cover.chosen.map(({ unit, need }) => [unit.unit.id, need]));
  const fastest = rated.reduce((best, one) => Math.min(best, one.eta.seconds), Number.POSITIVE_INFINITY);
  return {
    version: recommendVersion,
    ranked: rated.map((one, at) => toRanked(one, at + 1, proposedFor.get(one.unit.id) ?? null)),
    reasonsOf({ rank, serves, fit }) {
      const { unit, eta } = rated[rank - 1]!;
      return {
        pluses: plusesOf(unit, serves, fit, eta.seconds === fastest, input),
        shortfalls: shortfallsOf(unit, eta, serves, fit, input, settings),
      };
    },
    excluded,
    proposed: cover.chosen.map(({ unit, need }) => ({ unitId: unit.unit.id, need })),
    remaining: cover.remaining,
    remainingText: remainingText(cover.remaining),
  };
}

/** What units are ranked by. Where only partners are needed, or nobody, they are ranked as for a patrol, in case one is sent. */
function needsOf(needs: readonly NeedCount[]): NeedCode[] {
  const list = needs.filter((one) => one.count > 0).map((one) => one.need);
  return list.every((need) => partnerNeeds.has(need)) ? [...list, 'patrol'] : list;
}

function rate(
  unit: Candidate,
  needs: readonly NeedCode[],
  input: RecommendInput,
  settings: RecommendSettings,
): Rated | Reason {
  if (unit.state === 'out') return exclusions.out;
  if (unit.task?.incidentId === input.incidentId) return exclusions.assigned_here;
  if (unit.task && unit.task.priority <= input.priority) return exclusions.busy;
  const best = bestNeed(unit, needs);
  if (!best) return exclusions.not_suited;
  if (input.tooFarOnFoot?.has(unit.id)) return exclusions.too_far_on_foot;
  const eta = input.etas.get(unit.id);
  if (!eta || !Number.isFinite(eta.seconds)) return exclusions.no_route;
  const base = eta.seconds + settings.state[unit.state] + lackCost(unit, input, settings);
  return { unit, eta, base, cost: base + fitCost(best.fit, settings), ...best };
}

/** The first need that is the unit's own work; else the first that it can hold as a stopgap. */
function bestNeed(unit: Candidate, needs: readonly NeedCode[]): { need: NeedCode; fit: Fit } | null {
  let stopgap: NeedCode | null = null;
  for (const need of needs) {
    const fit = fitOf(unit, need);
    if (fit === 'primary') return { need, fit };
    if (fit) stopgap ??= need;
  }
  return stopgap && { need: stopgap, fit: 'substitute' };
}

const fitCost = (fit: Fit, settings: RecommendSettings): number => (fit === 'substitute' ? settings.substitute : 0);

/** Seconds for everything that a better unit would have. Each term falls or stays as the unit gets better. */
function lackCost(unit: Candidate, input: RecommendInput, settings: RecommendSettings): number {
  const stale = Math.max(0, (unit.positionAgeS ?? Number.POSITIVE_INFINITY) - settings.freshS);
  const shiftSoon = unit.shiftEndsInS !== null && unit.shiftEndsInS < settings.shiftSoonS;
  return (
    settings.source[unit.positionSource] +
    Math.min(stale, settings.maxStaleS) * settings.perStaleS +
    missing(input.equipment, unit.equipment).length * settings.missingEquipment +
    missing(input.skills, unit.skills).length * settings.missingSkill +
    Math.max(0, wantedCrew(input.priority) - unit.crew) * settings.missingCrew +
    (unit.emptiesPost === null ? 0 : settings.emptiesPost) +
    (unit.fuelLow ? settings.fuelLow : 0) +
    (shiftSoon ? settings.shiftEndsSoon : 0)
  );
}

function compareRated(a: Rated, b: Rated): number {
  if (a.cost !== b.cost) return a.cost - b.cost;
  const second = merit(b);
  for (const [at, value] of merit(a).entries()) {
    const difference = value - (second[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return compareText(a.unit.callSign, b.unit.callSign) || compareText(a.unit.id, b.unit.id);
}

/** What decides between equal costs, less is better: qualities beyond what was asked, before the call sign does. */
function merit({ unit, eta }: Rated): number[] {
  return [
    eta.seconds,
    -unit.crew,
    unit.ownBeat ? 0 : 1,
    unit.positionAgeS ?? Number.MAX_SAFE_INTEGER,
    -(unit.shiftEndsInS ?? Number.MAX_SAFE_INTEGER),
    -unit.equipment.length,
    -unit.skills.length,
  ];
}

/** By code unit and not by locale, so that server and browser order alike. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function toRanked({ unit, eta, cost, need, fit }: Rated, rank: number, proposedFor: NeedCode | null): RankedUnit {
  const serves = proposedFor ?? need;
  return {
    rank,
    unitId: unit.id,
    callSign: unit.callSign,
    etaS: eta.seconds,
    meters: eta.meters,
    cost,
    serves,
    fit: fitOf(unit, serves) ?? fit,
    proposedFor,
  };
}
