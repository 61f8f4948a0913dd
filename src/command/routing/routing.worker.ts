import { parentPort, workerData } from 'node:worker_threads';
import { createEngine, type Engine } from './engine.ts';
import { buildRoadGraph } from './graph.ts';
import { type PackedGraph, packGraph, unpackGraph } from './graph-pack.ts';
import {
  type LiveState,
  type LoadResult,
  type RequestKind,
  type RequestMap,
  transferable,
  type WorkerReply,
  type WorkerRequest,
  type WorkerStart,
} from './protocol.ts';
import { buildSegmentIndex, loadSegmentIndex } from './segments.ts';

/** Entry point of the routing worker; started by `createRouting` only. */
const port = parentPort;
if (port === null) throw new Error('routing.worker.ts runs in a worker thread');
const start: WorkerStart = workerData;

if (start.mode === 'build') {
  const graph = buildRoadGraph(start.ways);
  port.postMessage(packGraph(graph, buildSegmentIndex(graph).tree?.data ?? null));
} else {
  const { options } = start;
  let engine: Engine;

  const load = (packed: PackedGraph, live: LiveState): LoadResult => {
    const graph = unpackGraph(packed);
    const next = createEngine(graph, loadSegmentIndex(graph, packed), options);
    const closures = next.setClosures(live.closures);
    const weights = next.setWeights(live.weights);
    engine = next;
    return { closures, weights };
  };

  const answer = (request: WorkerRequest): RequestMap[RequestKind]['output'] => {
    switch (request.kind) {
      case 'etas':
        return engine.etas(request.input);
      case 'waysTo': {
        const { target, profile, maxSeconds, table } = request.input;
        engine.waysTo(target, profile, maxSeconds, table);
        return null;
      }
      case 'route':
        return engine.route(request.input.from, request.input.to, request.input.profile);
      case 'matrix':
        return engine.matrix(request.input.sources, request.input.targets, request.input.profile);
      case 'isochrone':
        return engine.isochrone(request.input.place, request.input.profile, request.input.options);
      case 'setClosures':
        return engine.setClosures(request.input);
      case 'setWeights':
        return engine.setWeights(request.input);
      case 'load':
        return load(request.input.packed, request.input.live);
      case 'figures':
        return engine.figures();
    }
  };

  load(start.packed, start.live);
  // One message after the other, each answered before the next is read: requests are answered in order.
  port.on('message', (request: WorkerRequest) => {
    let reply: WorkerReply;
    try {
      reply = { seq: request.seq, ok: true, output: answer(request) };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
      reply = { seq: request.seq, ok: false, name, message };
    }
    const moved =
      reply.ok && typeof reply.output === 'object' && reply.output !== null ? transferable(reply.output) : [];
    port.postMessage(reply, moved);
  });
}
