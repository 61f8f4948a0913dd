import { buildCalendar, type DemoDay, dayMs, hourMs } from './calendar.ts';
import { distance, type Point } from './geometry.ts';
import { hourWeights, type KindModel } from './kind-model.ts';
import { kindModels } from './kinds.ts';
import { narrate } from './narrative.ts';
import type { Magnet } from './places.ts';
import { toLonLat, toMetres } from './projection.ts';
import type { Random } from './random.ts';
import type { SiteFinder } from './site.ts';
import type { SizePlan } from './size.ts';
import {
  type DemoChannel,
  type DemoIncident,
  type DemoIncidentKind,
  type DemoStation,
  demoIncidentKinds,
} from './types.ts';

interface Event {
  at: number;
  kind: DemoIncidentKind;
  point: Point;
  place: string;
}

/** Followers of an event come with this mean delay, never later than two weeks, and within 200 m. */
const repeatDelayMs = 4.5 * dayMs;
const repeatLimitMs = 14 * dayMs;
const repeatReach = 200;

/** The history of reports up to `asOf`, in order of time. */
export function buildIncidents(
  asOf: Date,
  plan: SizePlan,
  finder: SiteFinder,
  magnets: readonly Magnet[],
  stations: readonly DemoStation[],
  random: Random,
): DemoIncident[] {
  const days = buildCalendar(asOf, plan.days, random.fork('weather'));
  const from = asOf.getTime() - plan.days * dayMs;
  const within = (event: Event) => event.at >= from && event.at < asOf.getTime();
  const events = demoIncidentKinds
    .flatMap((kind) => eventsOf(kind, days, plan, finder, magnets, random.fork(`events ${kind}`)))
    .filter(within)
    .sort((a, b) => a.at - b.at || a.kind.localeCompare(b.kind, 'en'));
  const bases = stations.map((station) => toMetres(station.lon, station.lat));
  const detail = random.fork('details');
  return events.map((event, i) => describe(event, i, asOf.getTime(), bases, detail));
}

function eventsOf(
  kind: DemoIncidentKind,
  days: readonly DemoDay[],
  plan: SizePlan,
  finder: SiteFinder,
  magnets: readonly Magnet[],
  random: Random,
): Event[] {
  const model = kindModels[kind];
  const shares = demoIncidentKinds.reduce((sum, k) => sum + kindModels[k].share, 0);
  // Divided by the mean rain factor of a year, and by the offspring of the near-repeats, so that the mean holds.
  const meanRain = 1 + 0.155 * (model.rain - 1);
  const perDay = ((plan.incidentsPerDay * model.share) / shares / meanRain) * (1 - model.repeats);
  const usual = hourWeights(model, false);
  const fasting = hourWeights(model, true);
  const spots = magnets.filter((magnet) => model.magnets.includes(magnet.kind));
  // A few spots draw most: weights fall off like 1/rank over a shuffled list.
  const ranked = random.shuffle(spots);
  const spotWeights = ranked.map((spot, rank) => (spot.kind === 'nightlife' ? 1.5 : 1) / (rank + 1));
  const out: Event[] = [];
  for (const day of days) {
    const factor = model.week[day.weekday]! * (1 + (model.rain - 1) * day.rain) * (day.fasting ? model.fasting : 1);
    const count = random.poisson(perDay * factor);
    for (let k = 0; k < count; k++) {
      const hour = random.weighted(day.fasting ? fasting : usual);
      const at = day.start + hour * hourMs + Math.floor(random.next() * hourMs);
      const first: Event = { at, kind, ...locate(model, ranked, spotWeights, finder, random) };
      out.push(first, ...followers(first, model, finder, random));
    }
  }
  return out;
}

function locate(
  model: KindModel,
  spots: readonly Magnet[],
  weights: readonly number[],
  finder: SiteFinder,
  random: Random,
): { point: Point; place: string } {
  if (spots.length > 0 && random.chance(model.pull)) {
    const spot = spots[random.weighted(weights)]!;
    for (let attempt = 0; attempt < 8; attempt++) {
      const point: Point = [
        spot.point[0] + random.normal() * model.reach * 0.6,
        spot.point[1] + random.normal() * model.reach * 0.6,
      ];
      if (finder.inside(point)) return { point, place: spot.kind === 'junction' ? spot.name : `Dekat ${spot.name}` };
    }
  }
  const site = finder.byPopulation(random);
  const [, rw, rt] = /RW(\d+)\.RT(\d+)$/.exec(site.rt.code) ?? [];
  const place = site.street.startsWith('Gg.')
    ? `${site.street} RT ${rt?.slice(-2)}/RW ${rw}`
    : `${site.street} ${random.int(1, 120)}`;
  return { point: site.point, place };
}

/** Near-repeats: each event may set off others close by soon after, and those again (a self-exciting process). */
function followers(first: Event, model: KindModel, finder: SiteFinder, random: Random): Event[] {
  if (model.repeats === 0) return [];
  const out: Event[] = [];
  const queue = [first];
  for (let parent = queue.shift(); parent; parent = queue.shift()) {
    const count = random.poisson(model.repeats);
    for (let k = 0; k < count; k++) {
      const days = Math.round(random.exponential(repeatDelayMs) / dayMs);
      const delay = days * dayMs + random.normal() * 1.2 * hourMs;
      const away = Math.min(repeatReach * 0.98, random.exponential(75));
      const angle = random.range(0, 2 * Math.PI);
      const point: Point = [parent.point[0] + away * Math.cos(angle), parent.point[1] + away * Math.sin(angle)];
      if (delay > repeatLimitMs || delay <= 0 || !finder.inside(point)) continue;
      const rt = finder.nearestRt(point);
      const event: Event = {
        at: Math.floor(parent.at + delay),
        kind: parent.kind,
        point,
        place: `${finder.streetNear(rt, point)} ${random.int(1, 120)}`,
      };
      out.push(event);
      queue.push(event);
    }
  }
  return out;
}

const channels: readonly (readonly [DemoChannel, number])[] = [
  ['phone_110', 68],
  ['whatsapp', 18],
  ['phone_112', 8],
  ['radio', 5],
];
/** Reported at the counter by half of the people; the other kinds are called in, since they need a unit now. */
const counterKinds = new Set<DemoIncidentKind>(['fraud', 'lost_item', 'missing_person']);

function describe(event: Event, index: number, asOf: number, bases: readonly Point[], random: Random): DemoIncident {
  const model = kindModels[event.kind];
  const priority = (random.weighted(model.priority) + 1) as 1 | 2 | 3 | 4;
  const channel: DemoChannel =
    counterKinds.has(event.kind) && random.chance(0.5)
      ? 'walk_in'
      : channels[random.weighted(channels.map(([, w]) => w))]![0];
  const [lon, lat] = toLonLat(event.point);
  const clock = timeline(event, priority, channel, model, bases, random);
  const reached = (seconds: number | null) => (seconds !== null && event.at + seconds * 1000 <= asOf ? seconds : null);
  const resolvedSeconds = reached(clock.resolved);
  const disposition = model.dispositions[random.weighted(model.dispositions.map(([, w]) => w))]![0];
  return {
    id: `demo-${String(index + 1).padStart(6, '0')}`,
    reportedAt: new Date(event.at).toISOString(),
    lon,
    lat,
    kind: event.kind,
    priority,
    channel,
    place: event.place,
    narrative: narrate(event.kind, random),
    responseSeconds: reached(clock.response),
    arrivalSeconds: reached(clock.arrival),
    resolvedSeconds,
    disposition: resolvedSeconds === null ? null : disposition,
  };
}

/** Seconds after the report: a unit leaves sooner for urgent calls, drives about 24 km/h (slower at rush hours), stays a while. */
function timeline(
  event: Event,
  priority: 1 | 2 | 3 | 4,
  channel: DemoChannel,
  model: KindModel,
  bases: readonly Point[],
  random: Random,
) {
  const spread = (median: number, sigma: number) => median * Math.exp(sigma * random.normal());
  const work = Math.round(spread(model.minutes * 60, 0.5));
  if (channel === 'walk_in') return { response: null, arrival: null, resolved: work };
  const hour = new Date(event.at + 7 * hourMs).getUTCHours();
  const slow = [7, 8, 16, 17, 18].includes(hour) ? 1.5 : hour < 5 ? 0.8 : 1;
  const nearest = Math.min(...bases.map((base) => distance(base, event.point)));
  const response = Math.round(spread([70, 110, 260, 600][priority - 1]!, 0.45));
  const speed = priority <= 2 ? 8.5 : 6.7;
  const travel = Math.round(spread(60 + (slow * nearest * 1.35) / speed, 0.3));
  return { response, arrival: response + travel, resolved: response + travel + work };
}
