import type { Route } from './http/route.ts';
import type { BodyProjection } from './journal/body-projection.ts';
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
  /** How the journal page shows the bodies about this room's subjects; without it they are shown whole. */
  bodies?: BodyProjection[];
  jobs?: Job[];
  close?(): Promise<void>;
}
