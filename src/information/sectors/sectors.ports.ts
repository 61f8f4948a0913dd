import type { TravelProfile } from '../../command/routing/roads.ts';

/** Travel by road; handed in, since this floor does not reach up to the rooms of command. */
export interface TravelTable {
  /** `seconds[from][to]`, null where there is no way. */
  matrix(
    polresId: string,
    query: { from: { lon: number; lat: number }[]; to: { lon: number; lat: number }[]; profile: TravelProfile },
  ): Promise<{ seconds: (number | null)[][] }>;
}
