import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './client.ts';

export interface LoadResult {
  /** Milliseconds of each answered request. */
  times: number[];
  failed: number;
  seconds: number;
  /** The first refusal, to tell it. */
  firstFailure: string | undefined;
}

interface Tally {
  times: number[];
  failed: number;
  firstFailure: string | undefined;
}

async function one(send: () => Promise<Answer>, since: number, tally: Tally): Promise<void> {
  try {
    const answer = await send();
    if (answer.status >= 200 && answer.status < 300) {
      tally.times.push(performance.now() - since);
      return;
    }
    tally.firstFailure ??= `${answer.status} ${answer.body.toString('utf8').slice(0, 200)}`;
  } catch (error) {
    tally.firstFailure ??= (error as Error).message;
  }
  tally.failed += 1;
}

/** Closed loop: each of `workers` sends its next request as soon as its last one was answered. */
export async function closedLoop(
  workers: number,
  seconds: number,
  send: (worker: number) => Promise<Answer>,
): Promise<LoadResult> {
  const tally: Tally = { times: [], failed: 0, firstFailure: undefined };
  const started = performance.now();
  const until = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (performance.now() < until) await one(() => send(worker), performance.now(), tally);
    }),
  );
  return { ...tally, seconds: (performance.now() - started) / 1000 };
}

/**
 * Open loop: `perSecond` requests a second whatever the answers take; each is timed from the moment it was due, so that
 * a server that falls behind cannot hide it.
 */
export async function openLoop(perSecond: number, seconds: number, send: () => Promise<Answer>): Promise<LoadResult> {
  const tally: Tally = { times: [], failed: 0, firstFailure: undefined };
  const started = performance.now();
  const under: Promise<void>[] = [];
  for (let i = 0; i < perSecond * seconds; i++) {
    const due = started + (i * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    under.push(one(send, due, tally));
  }
  await Promise.all(under);
  return { ...tally, seconds: (performance.now() - started) / 1000 };
}
