import type { Route } from './http/route.ts';
import type { Projection } from './live/projection.ts';

/** Work that repeats: `run` is started every `everyMs`, never twice at once, on one server of the installation at a time. */
export interface Job {
  name: string;
  everyMs: number;
  run(): Promise<void>;
}

/** What a room gives to the house; `src/app/modules.ts` puts them together. */
export interface Room {
  routes: Route[];
  projections?: Projection[];
  jobs?: Job[];
  close?(): Promise<void>;
}
