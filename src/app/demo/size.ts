/** How large a district to draw. Lattice numbers count main roads, from 0 at the west and south border. */
export interface SizePlan {
  columns: number;
  rows: number;
  /** Half of the width, metres. */
  half: number;
  riverColumn: number;
  mainColumn: number;
  mainRow: number;
  /** Ring roads as [west, south, east, north] lattice lines. */
  rings: { outer?: [number, number, number, number]; inner?: [number, number, number, number] };
  subCentreNodes: [number, number][];
  /** Blocks with a diagonal main road, and from which corner: true = south-west to north-east. */
  diagonals: [column: number, row: number, rising: boolean][];
  districts: number;
  villages: number;
  /** Aimed number of RT; a few fewer come out where a block cannot be cut further. */
  rts: number;
  /** Aimed number of junctions; cul-de-sacs fill up to it. */
  junctions: number;
  toll: boolean;
  /** Mean incidents a day, before rhythm and weather. */
  incidentsPerDay: number;
  days: number;
}

export type DistrictSize = 'small' | 'full';

export const sizePlans: Record<DistrictSize, SizePlan> = {
  full: {
    columns: 7,
    rows: 6,
    half: 6250,
    riverColumn: 4,
    mainColumn: 3,
    mainRow: 3,
    rings: { outer: [1, 1, 6, 5], inner: [2, 2, 5, 4] },
    subCentreNodes: [
      [6, 4],
      [1, 2],
      [5, 1],
    ],
    diagonals: [
      [1, 1, true],
      [5, 1, false],
      [1, 4, false],
      [5, 4, true],
      [2, 2, true],
      [2, 3, false],
    ],
    districts: 10,
    villages: 70,
    rts: 3080,
    junctions: 7000,
    toll: true,
    incidentsPerDay: 31,
    days: 730,
  },
  small: {
    columns: 2,
    rows: 2,
    half: 1250,
    riverColumn: 1,
    mainColumn: 0,
    mainRow: 1,
    rings: {},
    subCentreNodes: [],
    diagonals: [],
    districts: 2,
    villages: 6,
    rts: 170,
    junctions: 400,
    toll: false,
    incidentsPerDay: 12,
    days: 30,
  },
};
