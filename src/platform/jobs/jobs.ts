import type { Job } from '../room.ts';

/**
 * Runs repeating jobs on the server that leads. A job that fails is reported and tried again at its next turn;
 * a job that takes longer than its interval is not started twice.
 */
export function startJobs(
  jobs: Job[],
  isLeader: () => boolean,
  onError: (name: string, error: Error) => void,
): () => Promise<void> {
  let stopped = false;
  const running = new Set<Promise<void>>();
  const timers = jobs.map((job) => {
    let busy = false;
    return setInterval(() => {
      if (stopped || busy || !isLeader()) return;
      busy = true;
      const turn = job
        .run()
        .catch((error: Error) => onError(job.name, error))
        .finally(() => {
          busy = false;
          running.delete(turn);
        });
      running.add(turn);
    }, job.everyMs);
  });
  return async () => {
    stopped = true;
    for (const timer of timers) clearInterval(timer);
    await Promise.allSettled(running);
  };
}
