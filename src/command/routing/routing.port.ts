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
  reason: 'no_road_near' | 'unreachable' | 'beyond_limit' | null;
}

/** What other rooms may ask of the roads. */
export interface Routing {
  /**
   * Travel of all these units to one point at once, with live weights and closures. `within`: seconds after which the search of a
   * profile ends; units farther away get the reason `beyond_limit`.
   */
  travelTo(
    polresId: string,
    target: { lon: number; lat: number },
    from: TravelFrom[],
    within?: Partial<Record<TravelProfile, number>>,
  ): Promise<Travel[]>;
  /** Travel to this point will be asked for soon, with these limits: its ways are searched now if there is time. */
  prepare(
    polresId: string,
    target: { lon: number; lat: number },
    within?: Partial<Record<TravelProfile, number>>,
  ): Promise<void>;
}
