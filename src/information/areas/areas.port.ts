/** Where a point lies in the area tree; codes are null where no area of that level is near. */
export interface Placed {
  rt: string | null;
  rw: string | null;
  village: string | null;
  district: string | null;
  regency: string | null;
  /** True when a level was settled by nearness, not by containment. */
  guessed: boolean;
  boundaryVersion: number | null;
}

/** What other rooms may ask of the areas. All answers come from memory. */
export interface Areas {
  /** Settles a point on the tree as it is valid at `day` (ISO date; today when left out). */
  place(polresId: string, lon: number, lat: number, day?: string): Placed;
  /** The name of an area, or null when the code is not known. */
  nameOf(polresId: string, code: string): string | null;
}
