import type { z } from 'zod';
import { AssignmentStatusAnswer, dispatchPaths, UnitStatusAnswer } from '../../command/dispatch/dispatch.contract.ts';
import { incidentPaths, NarrativeView } from '../../command/incidents/incidents.contract.ts';
import { RouteAnswer, routingPaths } from '../../command/routing/routing.contract.ts';
import { unitPaths } from '../../command/units/units.contract.ts';
import { kindModels } from '../demo/kinds.ts';
import type { Random } from '../demo/random.ts';
import { ApiError } from './api.ts';
import { isEnded, type KnownAssignment } from './board.ts';
import { spread } from './call-script.ts';
import type { Crew, Fleet } from './fleet.ts';
import { createTrip, metresBetween, straightWay, type Way } from './travel.ts';
import type { World } from './world.ts';

type Status = 'acknowledged' | 'responding' | 'on_scene' | 'cleared' | 'refused';
interface Message {
  status: Status;
  at?: string;
  reason?: string;
}

type Outcome = z.infer<typeof AssignmentStatusAnswer>['outcome'];

/** What a dispatcher enters for a crew with a radio only; the other messages are entered at the assignment. */
const radioStatus: Partial<Record<Status, string>> = {
  responding: 'responding',
  on_scene: 'on_scene',
  cleared: 'returning',
};

/** How crews differ from the book, as shares of assignments. */
const habits = { refuse: 0.03, skipAcknowledge: 0.05, lateArrival: 0.04, repeat: 0.05, note: 0.3 };
/** Metres a second where no road answer is to be had. */
const plainSpeed = { car: 7, motorcycle: 8, foot: 1.3 } as const;

/** One crew on one assignment, from where it stands now (a new one from the start, one met on the way from there) until it is home. */
export async function playAssignment(
  world: World,
  fleet: Fleet,
  given: KnownAssignment,
  random: Random,
): Promise<void> {
  const crew = fleet.crew(given.unitId);
  if (!crew) return;
  world.busy.crews += 1;
  crew.called();
  // A crew does one thing after another, also when a dispatcher gives it two.
  const turn = crew.turn.then(() => world.clock.spawn(() => work(world, crew, given, random)));
  crew.turn = turn;
  await turn;
  world.busy.crews -= 1;
}

async function work(world: World, crew: Crew, given: KnownAssignment, random: Random): Promise<void> {
  const { clock, tally, board } = world;
  crew.begin();
  const place = board.incidents.get(given.incidentId);
  if (isEnded(board.assignments.get(given.id)) || !place) return;
  tally.setBusy(crew.unit.id, true, clock.now());
  try {
    const finished = await serve(world, crew, given, [place.lon, place.lat], random);
    tally.setBusy(crew.unit.id, false, clock.now());
    if (finished) await goHome(world, crew, random);
  } finally {
    tally.setBusy(crew.unit.id, false, clock.now());
  }
}

/** True when the crew has cleared the scene, false when it refused or was recalled. */
async function serve(
  world: World,
  crew: Crew,
  given: KnownAssignment,
  scene: readonly [number, number],
  random: Random,
): Promise<boolean> {
  const { clock, tally, board } = world;
  const say = (message: Message) => report(world, crew, given.id, message);
  if (given.state === 'assigned') {
    await clock.sleep(spread(random, 14, 0.6));
    if (random.chance(habits.refuse)) {
      if (await say({ status: 'refused', reason: 'vehicle' })) tally.counts.refusals += 1;
      return false;
    }
    if (!random.chance(habits.skipAcknowledge) && !(await say({ status: 'acknowledged' }))) return false;
  }
  if (given.state === 'assigned' || given.state === 'acknowledged') {
    await clock.sleep(spread(random, 25, 0.6));
    if (!(await say({ status: 'responding' }))) return false;
    if (random.chance(habits.repeat)) await say({ status: 'acknowledged' });
  }
  if (given.state !== 'on_scene') {
    if (!(await drive(world, crew, given, scene, random))) return false;
    arrived(world, given.incidentId);
    const late = random.chance(habits.lateArrival) ? random.range(60, 240) : 0;
    const real = new Date();
    if (late > 0) await clock.sleep(late);
    if (!(await say(late > 0 ? { status: 'on_scene', at: real.toISOString() } : { status: 'on_scene' }))) return false;
    if (random.chance(habits.repeat)) await say({ status: 'on_scene' });
  }
  const kind = board.incidents.get(given.incidentId)?.kind ?? '';
  const minutes = Object.entries(kindModels).find(([name]) => name === kind)?.[1].minutes ?? 30;
  await clock.sleep(spread(random, minutes * 30, 0.4));
  if (random.chance(habits.note)) await narrate(world, crew, given.incidentId);
  await clock.sleep(spread(random, minutes * 30, 0.4));
  return say({ status: 'cleared' });
}

/** The first crew on scene stops the response clock, when it really arrives and not when it says so. */
function arrived(world: World, incidentId: string): void {
  const { clock, tally, board, knownAt } = world;
  tally.counts.arrivals += 1;
  const known = knownAt.get(incidentId);
  const row = board.incidents.get(incidentId);
  if (known === undefined || !row) return;
  knownAt.delete(incidentId);
  tally.responses.push({ seconds: clock.now() - known, targetSeconds: row.targetSeconds });
}

/** A crew's message; false when the assignment has ended meanwhile, or the message is refused as not possible. */
async function report(world: World, crew: Crew, id: string, message: Message): Promise<boolean> {
  const { board, tally } = world;
  if (isEnded(board.assignments.get(id))) return false;
  const unitStatus = crew.unit.hasGps ? undefined : radioStatus[message.status];
  try {
    const outcome = unitStatus ? await sayByRadio(world, crew, unitStatus) : await sendStatus(world, crew, id, message);
    if (outcome === 'late') tally.counts.lateMessages += 1;
    if (outcome === 'repeated') tally.counts.repeatedMessages += 1;
    if (outcome === 'moved') await world.seen(() => board.assignments.get(id)?.state === message.status);
    return outcome === 'moved' || message.status === 'refused' || !isEnded(board.assignments.get(id));
  } catch (error) {
    if (error instanceof ApiError && error.status === 409) return false;
    throw error;
  }
}

async function sendStatus(world: World, crew: Crew, id: string, body: Message): Promise<Outcome> {
  const path = dispatchPaths.assignmentStatus;
  const asked = { method: 'POST', path, params: { id }, body, answer: AssignmentStatusAnswer } as const;
  return (await speaker(world, crew).send(asked)).outcome;
}

/** A crew with a radio only says its status and where it is; the dispatcher enters both, and the assignment moves with it. */
async function sayByRadio(world: World, crew: Crew, status: string): Promise<Outcome> {
  const { lon, lat } = crew.place(world.clock.now());
  const params = { id: crew.unit.id };
  const body = { status, place: { lon, lat } };
  const asked = { method: 'POST', path: unitPaths.status, params, body, answer: UnitStatusAnswer } as const;
  return (await world.desks.radio.send(asked)).outcome;
}

const speaker = (world: World, crew: Crew) =>
  world.desks.field?.unitId === crew.unit.id ? world.desks.field.desk : world.desks.radio;

async function narrate(world: World, crew: Crew, incidentId: string): Promise<void> {
  const body = { text: `Unit ${crew.unit.callsign}: situasi terkendali, pendataan saksi berjalan.` };
  const path = incidentPaths.narrative;
  await speaker(world, crew).send({ method: 'POST', path, params: { id: incidentId }, body, answer: NarrativeView });
}

/** The road's answer, or a straight way where a place cannot be reached by road. */
async function findWay(world: World, crew: Crew, to: readonly [number, number]): Promise<Way> {
  const from = crew.place(world.clock.now());
  const profile = crew.unit.profile;
  const point = (lon: number, lat: number) => `${lon.toFixed(6)},${lat.toFixed(6)}`;
  const query = { from: point(from.lon, from.lat), to: point(to[0], to[1]), profile };
  try {
    const route = await world.desks.radio.send({ path: routingPaths.route, query, answer: RouteAnswer });
    if (route.geometry.length > 0) return { points: route.geometry, seconds: route.seconds };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500 || error.status === 0) throw error;
  }
  return straightWay([from.lon, from.lat], to, plainSpeed[profile]);
}

/** Drives to the scene; false when the crew is recalled on the way, and stays where it is then. */
async function drive(
  world: World,
  crew: Crew,
  given: KnownAssignment,
  to: readonly [number, number],
  random: Random,
): Promise<boolean> {
  const { clock, board } = world;
  const way = await findWay(world, crew, to);
  const trip = createTrip({ ...way, seconds: way.seconds * spread(random, 1, 0.15) });
  const end = clock.now() + trip.seconds;
  crew.depart(trip, clock.now());
  while (clock.now() < end) {
    const news = await clock.wait(board.changed, end - clock.now());
    if (news && isEnded(board.assignments.get(given.id))) {
      crew.stop(clock.now());
      return false;
    }
  }
  crew.stop(end);
  return true;
}

/** Back to the post, reachable for the next task all the way; at home the crew says it is available. */
async function goHome(world: World, crew: Crew, random: Random): Promise<void> {
  const { clock, board } = world;
  const here = crew.place(clock.now());
  if (crew.isCalled) return;
  if (metresBetween([here.lon, here.lat], crew.home) > 30) {
    const way = await findWay(world, crew, crew.home);
    const trip = createTrip({ ...way, seconds: way.seconds * spread(random, 1.2, 0.15) });
    crew.depart(trip, clock.now());
    if (!crew.isCalled) await clock.wait(crew.newTask, trip.seconds);
    crew.stop(clock.now());
  }
  if (crew.isCalled || board.units.get(crew.unit.id)?.status !== 'returning') return;
  const body = { status: 'available' };
  try {
    await world.desks.radio.send({
      method: 'POST',
      path: unitPaths.status,
      params: { id: crew.unit.id },
      body,
      answer: UnitStatusAnswer,
    });
    await world.seen(() => board.units.get(crew.unit.id)?.status !== 'returning');
  } catch (error) {
    // A dispatcher sent the crew on in the same moment.
    if (!(error instanceof ApiError) || error.status !== 409) throw error;
  }
}
