import { Worker } from 'node:worker_threads';
import type { EngineOptions } from './engine.ts';
import type { PackedGraph } from './graph-pack.ts';
import {
  type LiveState,
  type RequestKind,
  type RequestMap,
  transferable,
  type WorkerReply,
  type WorkerRequest,
  type WorkerStart,
} from './protocol.ts';
import type { RoadWay } from './roads.ts';

/** Starts a worker; tests pass their own to get hold of the thread. */
export type StartWorker = (start: WorkerStart) => Worker;

export const startWorkerThread: StartWorker = (start) =>
  new Worker(new URL('./routing.worker.ts', import.meta.url), { workerData: start, name: 'routing' });

/** The routing worker stopped before it answered, or the client was closed. The request may be repeated. */
export class RoutingWorkerError extends Error {
  override name = 'RoutingWorkerError';
}

/** Builds a graph in a worker of its own, so that neither the server nor the serving worker waits for it. */
export function buildInWorker(ways: readonly RoadWay[], startWorker: StartWorker): Promise<PackedGraph> {
  return new Promise((resolve, reject) => {
    const worker = startWorker({ mode: 'build', ways });
    worker.once('message', resolve);
    worker.once('error', (cause) => reject(new RoutingWorkerError('building the road graph failed', { cause })));
    worker.once('exit', (code) => reject(new RoutingWorkerError(`building the road graph stopped (exit ${code})`)));
  });
}

interface Pending {
  resolve: (output: never) => void;
  reject: (error: Error) => void;
}

/** Restarts allowed without an answer in between; then the link gives up until a new graph is loaded. */
const restartLimit = 5;

/** The connection to the serving worker, restarted when it dies. */
export interface WorkerLink {
  ask<Kind extends RequestKind>(kind: Kind, input: RequestMap[Kind]['input']): Promise<RequestMap[Kind]['output']>;
  pending(): number;
  restarts(): number;
  close(): Promise<void>;
}

/**
 * Opens the link. `current` gives graph and live state for each (re)start: the worker comes back as it was. When it
 * dies, every pending request rejects with RoutingWorkerError; later ones go to the new worker.
 */
export function openWorkerLink(
  current: () => { packed: PackedGraph; live: LiveState },
  options: EngineOptions,
  startWorker: StartWorker,
): WorkerLink {
  const pending = new Map<number, Pending>();
  let seq = 0;
  let restarts = 0;
  let restartsSinceAnswer = 0;
  let closed = false;
  let worker: Worker | null = launch();

  function rejectAll(error: RoutingWorkerError): void {
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  }

  function launch(): Worker {
    const launched = startWorker({ mode: 'serve', ...current(), options });
    let cause: unknown;
    // The thread alone must not keep the process alive.
    launched.unref();
    launched.on('message', (reply: WorkerReply) => {
      const request = pending.get(reply.seq);
      if (request === undefined) return;
      pending.delete(reply.seq);
      restartsSinceAnswer = 0;
      if (pending.size === 0) launched.unref();
      if (reply.ok) request.resolve(reply.output as never);
      else request.reject(reply.name === 'RangeError' ? new RangeError(reply.message) : new Error(reply.message));
    });
    launched.on('error', (error) => {
      cause = error;
    });
    launched.on('exit', (code) => {
      if (closed) return;
      const why = cause instanceof Error ? cause.message : `exit ${code}`;
      rejectAll(new RoutingWorkerError(`routing worker stopped: ${why}`, { cause }));
      restarts += 1;
      restartsSinceAnswer += 1;
      worker = restartsSinceAnswer <= restartLimit ? launch() : null;
    });
    return launched;
  }

  return {
    ask(kind, input) {
      if (closed) return Promise.reject(new RoutingWorkerError('routing is closed'));
      if (worker === null && kind === 'load') {
        restartsSinceAnswer = 0;
        worker = launch();
      }
      const target = worker;
      if (target === null) {
        return Promise.reject(new RoutingWorkerError('routing worker keeps stopping; load the roads again'));
      }
      seq += 1;
      const request = { seq, kind, input } as WorkerRequest;
      return new Promise((resolve, reject) => {
        // Register first: a message that cannot be cloned throws here and rejects only this request.
        target.postMessage(request, kind === 'etas' && input !== null ? transferable(input) : []);
        pending.set(request.seq, { resolve, reject });
        target.ref();
      });
    },
    pending: () => pending.size,
    restarts: () => restarts,
    async close() {
      closed = true;
      rejectAll(new RoutingWorkerError('routing is closed'));
      await worker?.terminate();
    },
  };
}
