import type { KindCode } from '../../command/incidents/incident-kinds.types.ts';
import { hourWeights } from '../demo/kind-model.ts';
import { kindModels } from '../demo/kinds.ts';
import type { Random } from '../demo/random.ts';
import { demoIncidentKinds } from '../demo/types.ts';

/** Local time of the district at the start of a run; what the rhythm of day and week hangs on. */
export interface LocalStart {
  /** 0–24, with fractions. */
  hour: number;
  /** 0 = Monday. */
  weekday: number;
}

const models = demoIncidentKinds.map((kind) => {
  const model = kindModels[kind];
  return { kind: kind satisfies KindCode, model, hours: hourWeights(model, false) };
});

/** How busy each of the 168 hours of the week is for each kind, from the demo's history; Monday 00.00 first. */
const week = Array.from({ length: 168 }, (_, slot) =>
  models.map(({ model, hours }) => model.share * hours[slot % 24]! * model.week[Math.floor(slot / 24)]!),
);
const slotSums = week.map((weights) => weights.reduce((sum, weight) => sum + weight, 0));
const meanSum = slotSums.reduce((sum, weight) => sum + weight, 0) / slotSums.length;

const slotAt = (start: LocalStart, seconds: number): number =>
  Math.floor(start.weekday * 24 + start.hour + seconds / 3600) % 168;

/** Arrivals an hour, as a share of the weekly mean, so many seconds after the start. */
export const rhythm = (start: LocalStart, seconds: number): number => slotSums[slotAt(start, seconds)]! / meanSum;

const peak = Math.max(...slotSums) / meanSum;

/**
 * The next arrival after `seconds` of a Poisson process whose rate follows the week, by thinning (Lewis and Shedler 1979):
 * candidates at the peak rate, each kept with the share that its hour has of the peak.
 * @param perHour mean arrivals an hour over a whole week; above 0.
 */
export function nextArrival(seconds: number, perHour: number, start: LocalStart, random: Random): number {
  let at = seconds;
  for (;;) {
    at += random.exponential(3600 / (perHour * peak));
    if (random.chance(rhythm(start, at) / peak)) return at;
  }
}

/** A kind drawn by how usual it is at that hour of the week. */
export function drawKind(start: LocalStart, seconds: number, random: Random): KindCode {
  return models[random.weighted(week[slotAt(start, seconds)]!)]!.kind;
}
