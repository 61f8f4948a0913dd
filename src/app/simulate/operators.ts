import { IncidentRow, incidentPaths, SimilarList } from '../../command/incidents/incidents.contract.ts';
import { CallView, callPaths, StoredDraft } from '../../communication/calls/calls.contract.ts';
import type { Random } from '../demo/random.ts';
import { spread } from './call-script.ts';
import type { Desk } from './desk.ts';
import type { WaitingCall, World } from './world.ts';

/** From this score on an operator takes a report for one that is there already. */
const sameEventScore = 0.55;
/** How often an operator who sees such a report merges at once; the others leave it to later. */
const mergeShare = 0.75;

/** Takes calls one after another, oldest first, until the clock stops. */
export async function playOperator(world: World, desk: Desk, random: Random): Promise<void> {
  for (;;) {
    const call = world.calls.take();
    if (!call) {
      await world.clock.wait(world.calls.rang);
      continue;
    }
    await world.clock.sleep(spread(random, 4, 0.45));
    if (call.state === 'gone') continue;
    await world.clock.attempt(async () => {
      await answer(world, desk, call);
      await talk(world, desk, call, random);
    });
    world.busy.calls -= 1;
    await world.clock.sleep(spread(random, 6, 0.4));
  }
}

async function answer(world: World, desk: Desk, call: WaitingCall): Promise<void> {
  const { clock, tally } = world;
  call.state = 'answered';
  call.taken.notify();
  tally.counts.answered += 1;
  if (call.id === null) {
    tally.counts.notMeasured += 1;
    const body = { channel: call.script.channel, callerNumber: call.script.number };
    call.id = (await desk.send({ method: 'POST', path: callPaths.calls, body, answer: CallView })).id;
    return;
  }
  tally.ringing.set(tally.ringing.value - 1, clock.now());
  tally.answerSeconds.push(clock.now() - call.rangAt);
  await desk.send({ method: 'POST', path: callPaths.answer, params: { id: call.id }, answer: CallView });
}

/** Writes while the caller speaks, looks for the same event, and saves; or says what else the call was. */
async function talk(world: World, desk: Desk, call: WaitingCall, random: Random): Promise<void> {
  const { clock, tally, knownAt } = world;
  const { script, place } = call;
  const answeredAt = clock.now();
  const id = call.id!;
  if (script.purpose !== 'incident') {
    await clock.sleep(script.talk);
    await write(desk, id, 1, { narrative: script.note });
    const body = { outcome: script.purpose, note: script.note };
    await desk.send({ method: 'POST', path: callPaths.conclude, params: { id }, body, answer: CallView });
    tally.counts[script.purpose] += 1;
    return;
  }
  const words = script.narrative.split(' ');
  for (let part = 1; part <= 3; part++) {
    await clock.sleep(script.talk / 3);
    const narrative = words.slice(0, Math.ceil((words.length * part) / 3)).join(' ');
    await write(desk, id, part, { narrative, ...(part > 1 ? { kind: script.kind, place } : {}) });
  }
  const { lon, lat } = place;
  const question = { kind: script.kind, place: { lon, lat }, text: script.narrative };
  const similar = await desk.send({ method: 'POST', path: incidentPaths.similar, body: question, answer: SimilarList });
  const body = {
    callId: id,
    kind: script.kind,
    place,
    emergency: script.emergency,
    summary: script.summary,
    narrative: script.narrative,
    answers: script.answers,
  };
  const saved = await desk.send({ method: 'POST', path: incidentPaths.incidents, body, answer: IncidentRow });
  tally.counts.incidents += 1;
  const same = similar.items.find((one) => one.score >= sameEventScore);
  if (same && random.chance(mergeShare)) {
    const into = { into: same.id, score: same.score, reason: same.reason.id.slice(0, 300) };
    const params = { id: saved.id };
    await desk.send({ method: 'POST', path: incidentPaths.merge, params, body: into, answer: IncidentRow });
    tally.counts.merged += 1;
    await world.seen(() => !world.board.waiting.has(saved.id));
    return;
  }
  knownAt.set(saved.id, answeredAt);
  await world.seen(() => world.board.incidents.has(saved.id));
}

const write = (desk: Desk, id: string, revision: number, content: Record<string, unknown>) =>
  desk.send({ method: 'PUT', path: callPaths.draft, params: { id }, body: { revision, content }, answer: StoredDraft });
