import type { TravelProfile } from './roads.ts';

export interface TravelFrom {
  id: string;
  lon: number;
  lat: number;
  profile: TravelProfile;
}

export interface Travel {
  id: string;
  /** Null where there is no way; `reason` then says why. */
  seconds: number | null;
  metres: number | null;
  reason: 'no_road_near' | 'unreachable' | null;
}

/** What other rooms may ask of the roads. */
export interface Routing {
  /** Travel of all these units to one point at once, with live weights and closures. */
  travelTo(polresId: string, target: { lon: number; lat: number }, from: TravelFrom[]): Promise<Travel[]>;
}
