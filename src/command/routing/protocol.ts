import type { LiveChange, RoadClosure, RoadWeight } from './closures.ts';
import type { Engine, EngineOptions, EtaAnswer, EtaBatch, EtaReason, PlaceQuery } from './engine.ts';
import type { PackedGraph } from './graph-pack.ts';
import type { IsochroneOptions, ReachArea } from './isochrone.ts';
import type { WayTable } from './labels.ts';
import type { RoadWay, TravelProfile } from './roads.ts';
import type { Route } from './route.ts';
import type { Snap } from './snap.ts';

/** Closures and weights that hold now. */
export interface LiveState {
  closures: readonly RoadClosure[];
  weights: readonly RoadWeight[];
}

/** What a worker is started with: `build` packs a graph and ends, `serve` answers requests on one. */
export type WorkerStart =
  | { mode: 'build'; ways: readonly RoadWay[] }
  | { mode: 'serve'; packed: PackedGraph; live: LiveState; options: EngineOptions };

/** Requests by name, with the answer to each. */
export interface RequestMap {
  etas: { input: EtaBatch; output: EtaAnswer };
  /** The table lies in shared memory: the worker writes it, nothing is sent back. */
  waysTo: { input: { target: Snap; profile: TravelProfile; maxSeconds: number; table: WayTable }; output: null };
  route: { input: { from: PlaceQuery; to: PlaceQuery; profile: TravelProfile }; output: Route | EtaReason };
  matrix: {
    input: { sources: PlaceQuery[]; targets: PlaceQuery[]; profile: TravelProfile };
    output: { seconds: Float64Array; metres: Float64Array };
  };
  isochrone: {
    input: { place: PlaceQuery; profile: TravelProfile; options: IsochroneOptions };
    output: ReachArea | null;
  };
  setClosures: { input: readonly RoadClosure[]; output: LiveChange };
  setWeights: { input: readonly RoadWeight[]; output: LiveChange };
  load: { input: { packed: PackedGraph; live: LiveState }; output: LoadResult };
  figures: { input: null; output: ReturnType<Engine['figures']> };
}

export type RequestKind = keyof RequestMap;

/** What a newly loaded graph made of the closures and weights that held before. */
export interface LoadResult {
  closures: LiveChange;
  weights: LiveChange;
}

export type WorkerRequest = {
  [Kind in RequestKind]: { seq: number; kind: Kind; input: RequestMap[Kind]['input'] };
}[RequestKind];

export type WorkerReply =
  | { seq: number; ok: true; output: RequestMap[RequestKind]['output'] }
  | { seq: number; ok: false; name: string; message: string };

/** Buffers of typed arrays at the top of a message, which move to the other thread instead of being copied. */
export function transferable(message: object): ArrayBuffer[] {
  return Object.values(message).flatMap((value) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer && value.byteLength >= worthMoving
      ? [value.buffer]
      : [],
  );
}

/** Moving an array to the other thread costs more than copying it, up to about this many bytes. */
const worthMoving = 65_536;
