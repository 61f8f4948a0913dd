import { setTimeout as realSleep } from 'node:timers/promises';
import { z } from 'zod';
import { DispatchDesk, dispatchPaths } from '../../command/dispatch/dispatch.contract.ts';
import { fileSource } from '../../platform/geo/source.ts';
import { Random } from '../demo/random.ts';
import { Api } from './api.ts';
import type { LocalStart } from './arrivals.ts';
import { Board } from './board.ts';
import { playCallers, playReplay } from './callers.ts';
import { SimClock } from './clock.ts';
import { playAssignment } from './crews.ts';
import { Desk } from './desk.ts';
import { Claims, playDispatcher } from './dispatchers.ts';
import { Fleet, playDevices } from './fleet.ts';
import { followLive } from './live.ts';
import { playOperator } from './operators.ts';
import type { SimulateOptions } from './options.ts';
import { readPlaces } from './places.ts';
import { readReplay } from './replay.ts';
import { buildReport, printReport, type SimulationReport } from './report.ts';
import { Tally } from './tally.ts';
import { CallQueue, type World } from './world.ts';

const progressMs = 10_000;
/** How long a command's effect may take to show on a live stream before it counts as missed. */
const liveLimitMs = 5_000;
const Health = z.object({ position: z.number().int() });

/**
 * Plays a shift through the public API and reports on it.
 * @param out where progress, replay rows that were refused and the report are written.
 * @param stop ends the run early, with a report of what was.
 * @throws ApiError when the server or the demo accounts cannot be reached, GeoFileError for an unreadable replay file.
 */
export async function runSimulation(
  options: SimulateOptions,
  out: NodeJS.WritableStream,
  stop?: AbortSignal,
): Promise<SimulationReport> {
  const say = (line: string) => out.write(`${line}\n`);
  const api = new Api(options.baseUrl);
  const tally = new Tally();
  const position = async () => (await api.send({ path: '/health', answer: Health, tries: 2 })).position;
  await position();

  const desks: Desk[] = [];
  const signIn = (username: string, seats = 1) => {
    const desk = new Desk(api, { username, password: options.password }, seats);
    desks.push(desk);
    return desk;
  };
  const radio = signIn('dispatcher', 8);
  const { polres } = await radio.who();
  const field = signIn('field');
  const { unitId } = await field.who();
  const replay = options.replay ? await loadReplay(options.replay, options.duration * 60, say) : null;
  const places = await readPlaces(radio);
  const desk = await radio.send({ path: dispatchPaths.desk, answer: DispatchDesk });
  const random = new Random(options.seed, 'simulation');
  const fleet = new Fleet(desk.units, (unit) => places.home(random.fork(`home of ${unit.callsign}`)));
  const startedAt = new Date();

  const clock = new SimClock(options.speed, (error) => tally.failure(error));
  let assignments = 0;
  const board = new Board((assignment) => {
    assignments += 1;
    const own = random.fork(`assignment ${assignments}`);
    void playAssignment(world, fleet, assignment, own);
  });
  const world: World = {
    options,
    clock,
    random,
    start: localStart(startedAt, polres.timezone, options.hour),
    board,
    calls: new CallQueue(),
    desks: {
      exchange: signIn('operator', 4),
      radio,
      field: unitId ? { desk: field, unitId } : null,
      devices: signIn('dispatcher', 8),
    },
    places,
    tally,
    knownAt: new Map(),
    busy: { calls: 0, crews: 0 },
    async seen(check) {
      const began = performance.now();
      const shown = board.until(check, liveLimitMs).then((found) => {
        if (found) tally.liveDelays.push(performance.now() - began);
        else tally.counts.liveUnseen += 1;
      });
      if (clock.speed === 0) await shown;
    },
  };

  const dispatchers = Array.from({ length: options.dispatchers }, () => signIn('dispatcher'));
  const streams = (dispatchers.length > 0 ? dispatchers : [radio]).map((own, i) =>
    followLive({
      url: `${api.baseUrl}/api/live`,
      token: () => own.token(),
      after: desk.position,
      cutEvery: 400 + 37 * i,
      entry: (entry) => {
        try {
          board.apply(entry);
          tally.waiting.set(board.waiting.size, clock.now());
        } catch (error) {
          tally.failure(error);
        }
      },
      reset: async () => board.load(await own.send({ path: dispatchPaths.desk, answer: DispatchDesk })),
    }),
  );
  board.load(desk);
  say(
    `${polres.name}: ${places.count} kelurahan, ${fleet.size} unit, ${board.incidents.size} kejadian terbuka / open incidents`,
  );

  const claims = new Claims();
  void clock.spawn(() => (replay ? playReplay(world, replay.list) : playCallers(world)));
  for (let i = 0; i < options.operators; i++) {
    const own = signIn('operator');
    void clock.spawn(() => playOperator(world, own, random.fork(`operator ${i}`)));
  }
  dispatchers.forEach((own, i) => {
    void clock.spawn(() => playDispatcher(world, own, claims, random.fork(`dispatcher ${i}`)));
  });
  void clock.spawn(() => playDevices(world, fleet));
  const progress = setInterval(() => say(progressLine(world, api)), progressMs);
  const halt = () => clock.stop();
  stop?.addEventListener('abort', halt, { once: true });
  if (stop?.aborted) halt();

  await clock.spawn(() => untilFinished(world, fleet));
  const simulatedSeconds = clock.now();
  const realSeconds = (Date.now() - startedAt.getTime()) / 1000;
  clearInterval(progress);
  stop?.removeEventListener('abort', halt);
  clock.stop();
  await Promise.race([clock.ended(), realSleep(10_000, undefined, { ref: false })]);
  const liveBehind = await caughtUp(position, () => Math.min(...streams.map(({ check }) => check.last)));
  api.close();
  await Promise.all(streams.map((stream) => stream.close()));

  const report = buildReport({
    options,
    district: polres.name,
    startedAt,
    realSeconds,
    simulatedSeconds,
    sessions: desks.reduce((sum, one) => sum + one.sessions, 0),
    openAtEnd: board.incidents.size,
    units: fleet.size,
    placesByPopulation: places.weighted,
    replay: replay?.note ?? null,
    api,
    live: streams.map(({ check }) => check.counts),
    liveBehind,
    tally,
  });
  out.write(printReport(report));
  return report;
}

async function loadReplay(file: string, seconds: number, say: (line: string) => void) {
  const { calls, refused } = await readReplay(await fileSource(file), seconds);
  for (const { row, reason } of refused.slice(0, 20)) say(`baris / row ${row}: ${reason.id} / ${reason.en}`);
  return {
    list: calls,
    note: { file, calls: calls.length, refusedRows: refused.length, refused: refused.slice(0, 20) },
  };
}

/** The hour and weekday at the district; another hour of the same day when one is given. */
export function localStart(now: Date, timezone: string, hour?: number): LocalStart {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const part = Object.fromEntries(parts.formatToParts(now).map(({ type, value }) => [type, value]));
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part.weekday ?? 'Mon');
  return { weekday, hour: hour ?? Number(part.hour) + Number(part.minute) / 60 };
}

/** Sleeps until the calls are over and what they began is finished, or the time for finishing is used up. */
async function untilFinished(world: World, fleet: Fleet): Promise<void> {
  const { clock, options, board, busy } = world;
  await clock.sleep(options.duration * 60);
  const limit = clock.now() + options.finish * 60;
  const served = options.dispatchers > 0 && fleet.size > 0;
  const open = () => busy.calls + busy.crews + (served ? board.waiting.size + board.resolved.size : 0);
  while (open() > 0 && clock.now() < limit) await clock.sleep(Math.min(20, Math.max(0.1, limit - clock.now())));
}

/** Waits a moment until the streams have shown the whole journal; answers how many entries the slowest still lacks. */
async function caughtUp(position: () => Promise<number>, last: () => number): Promise<number> {
  for (let i = 0; ; i++) {
    const behind = (await position().catch(() => last())) - last();
    if (behind <= 0) return 0;
    if (i === 50) return behind;
    await realSleep(100);
  }
}

function progressLine({ clock, tally, board, busy }: World, api: Api): string {
  const { counts } = tally;
  const time = new Date(clock.now() * 1000).toISOString().slice(11, 19);
  const errors = [...api.statuses].reduce((sum, [status, count]) => sum + (status >= 500 ? count : 0), 0);
  return (
    `  ${time} · panggilan / calls ${counts.calls} (${tally.ringing.value} berdering / ringing) · kejadian / incidents ${counts.incidents}` +
    ` · antrean / queue ${board.waiting.size} · unit bertugas / busy ${busy.crews} · API ${api.requests}, 5xx ${errors}`
  );
}
