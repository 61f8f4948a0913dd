import { CallView, callPaths } from '../../communication/calls/calls.contract.ts';
import { drawKind, nextArrival } from './arrivals.ts';
import { type CallScript, callsPerEvent, drawCall, drawWitness, drawWitnessDelays } from './call-script.ts';
import { Signal } from './clock.ts';
import type { CalledPlace } from './places.ts';
import type { ReplayCall } from './replay.ts';
import type { WaitingCall, World } from './world.ts';

/** People call as the rhythm of the week has it, until the end of the run. Each event may have more than one caller. */
export async function playCallers(world: World): Promise<void> {
  const { clock, options, start, random } = world;
  const arrivals = random.fork('arrivals');
  const end = options.duration * 60;
  for (let n = 0, at = 0; ; n++) {
    at = nextArrival(at, options.callsPerHour / callsPerEvent, start, arrivals);
    if (at >= end) return;
    await clock.sleep(at - clock.now());
    const own = random.fork(`caller ${n}`);
    const script = drawCall(drawKind(start, at, own), own);
    const witnesses = script.purpose === 'incident' ? drawWitnessDelays(own) : [];
    void clock.spawn(async () => {
      const place = await world.places.draw(own);
      for (const delay of witnesses) {
        const witness = drawWitness(script, own);
        const where = world.places.nearby(place, own);
        void clock.spawn(async () => {
          await clock.sleep(delay);
          if (clock.now() < end) await playCall(world, witness, where);
        });
      }
      await playCall(world, script, place);
    });
  }
}

/** Calls at the times of the replay, counted from the start of the run; every row is an event. */
export async function playReplay(world: World, calls: readonly ReplayCall[]): Promise<void> {
  const { clock, options, random } = world;
  for (const [n, { seconds, kind }] of calls.entries()) {
    if (seconds >= options.duration * 60) return;
    await clock.sleep(seconds - clock.now());
    const own = random.fork(`replay ${n}`);
    const script: CallScript = { ...drawCall(kind, own, 'incident'), channel: 'telephony' };
    void clock.spawn(async () => playCall(world, script, await world.places.draw(own)));
  }
}

/** One caller: rings, waits, and gives up when nobody answers in time. The talk itself is the operator's part. */
async function playCall(world: World, script: CallScript, place: CalledPlace): Promise<void> {
  const { clock, tally, calls } = world;
  tally.counts.calls += 1;
  world.busy.calls += 1;
  const call: WaitingCall = { id: null, script, place, rangAt: clock.now(), state: 'waiting', taken: new Signal() };
  try {
    if (script.channel !== 'telephony') {
      calls.add(call);
      return;
    }
    const body = { channel: 'telephony', line: '110', callerNumber: script.number };
    const view = await world.desks.exchange.send({ method: 'POST', path: callPaths.calls, body, answer: CallView });
    call.id = view.id;
    call.rangAt = clock.now();
    tally.ringing.set(tally.ringing.value + 1, clock.now());
    calls.add(call);
    if (await clock.wait(call.taken, script.patience)) return;
    call.state = 'gone';
    world.busy.calls -= 1;
    tally.ringing.set(tally.ringing.value - 1, clock.now());
    await hangUp(world, view.id);
  } catch (error) {
    if (call.state === 'waiting') world.busy.calls -= 1;
    throw error;
  }
}

/** The caller gives up, unless a person at a real desk has answered meanwhile. */
async function hangUp(world: World, id: string): Promise<void> {
  const { exchange } = world.desks;
  const { state } = await exchange.send({ path: callPaths.call, params: { id }, answer: CallView });
  if (state !== 'ringing') return;
  const body = { outcome: 'abandoned' };
  await exchange.send({ method: 'POST', path: callPaths.conclude, params: { id }, body, answer: CallView });
  world.tally.counts.abandoned += 1;
}
