import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until there is an answer; fails after `timeoutMs` with what was waited for. */
export async function until<Answer>(
  ask: () => Promise<Answer | undefined | false>,
  timeoutMs = 20_000,
  what = ask.toString(),
): Promise<Answer> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await sleep(50);
  }
}
