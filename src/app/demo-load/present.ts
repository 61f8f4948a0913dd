import type { Actor } from '../../platform/access/actor.ts';
import { doWork, type SystemDoer, type Work } from '../../platform/journal/work.ts';
import type { DemoIncident, District } from '../demo/index.ts';
import type { Server } from '../server.ts';
import { person } from './person.ts';
import { channelOf } from './words.ts';

/** How far the crews have come with each of the events under way, in the order in which they were reported. */
const progress = ['on_scene', 'responding', 'acknowledged', 'assigned', 'waiting', 'waiting', 'waiting'] as const;
type Progress = (typeof progress)[number];
const steps: Record<Progress, readonly ('acknowledged' | 'responding' | 'on_scene')[]> = {
  on_scene: ['acknowledged', 'responding', 'on_scene'],
  responding: ['acknowledged', 'responding'],
  acknowledged: ['acknowledged'],
  assigned: [],
  waiting: [],
};

/** The first patrols stay free, for whoever tries the desks. */
const kept = /^10\d$/;

/** Recent events of different kinds, so that the desks show what they can. */
function chosen(district: District): DemoIncident[] {
  const recent = district.incidents.slice(-400).reverse();
  const byKind = new Map(recent.map((incident) => [incident.kind, incident]));
  return [...byKind.values()]
    .sort((a, b) => a.priority - b.priority || a.id.localeCompare(b.id))
    .slice(0, progress.length);
}

/** What is under way when the demo starts: taken, sent and driven by the demo people through the services of the desks. */
export async function loadPresent(server: Server, doer: SystemDoer, district: District): Promise<number> {
  const { rooms, db, sequencer } = server;
  const operator = await person(server, doer, 'operator');
  const dispatcher = await person(server, doer, 'dispatcher');
  const as = <Result>(actor: Actor, perform: (work: Work) => Promise<Result>) =>
    doWork(db, actor, perform, { committed: sequencer.wake });

  const events = chosen(district);
  for (const [index, event] of events.entries()) {
    const given = channelOf[event.channel];
    const call = await as(operator, (work) =>
      rooms.calls.ring(work, operator, {
        channel: given,
        callerNumber: `0800-0000-${String(1000 + index)}`,
        ...(given === 'telephony' ? { line: '110' } : {}),
      }),
    );
    if (call.state === 'ringing') await as(operator, (work) => rooms.calls.answer(work, operator, call.id));
    const incident = await as(operator, (work) =>
      rooms.incidents.create(work, operator, {
        callId: call.id,
        kind: event.kind,
        place: { text: event.place, lon: event.lon, lat: event.lat },
        priority: event.priority,
        emergency: false,
        summary: event.narrative.split(/[.,]/)[0]!.slice(0, 200),
        narrative: event.narrative,
        answers: {},
      }),
    );
    const state = progress[index]!;
    if (state === 'waiting') continue;
    const advice = await rooms.dispatch.recommendations.recommend(dispatcher, incident.id, undefined);
    const first = advice.items.find(
      (unit) => unit.canBeSent && unit.status === 'available' && !kept.test(unit.callsign),
    );
    if (!first) continue;
    const [sent] = await as(dispatcher, (work) =>
      rooms.dispatch.assignments.assign(work, dispatcher, incident.id, { units: [first.unitId] }),
    );
    for (const status of steps[state]) {
      await as(dispatcher, (work) => rooms.dispatch.assignments.status(work, dispatcher, sent!.id, { status }));
    }
  }
  return events.length;
}
