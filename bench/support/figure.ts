import type { House } from './house.ts';

/** One line of the table of figures. */
export interface Figure {
  /** Name of the case, for `--only`. */
  case: string;
  what: string;
  /** What was promised. */
  bar: string;
  measured: string;
  /** Measured against a plain way of doing the same, in the same run. */
  ratio: string;
  /** How much data it was measured on. */
  size: string;
  /** Memory of the server (resident now, most so far) or what else applies. */
  memory: string;
  /** Null = not measured. */
  met: boolean | null;
  /** The raw numbers, for programs. */
  values: Record<string, number>;
}

/** What the cases share: the houses, opened when first asked for and closed at the end, and a voice. */
export interface BenchContext {
  say(line: string): void;
  /** Folder for CPU profiles of the servers, when wanted. */
  profile: string | undefined;
  /** The demo district with a thousand units, without screens. */
  district(): Promise<House>;
  /** An empty house into which Jakarta Selatan is imported by the command line; undefined where the data is absent. */
  jakarta(): Promise<ImportedCity | undefined>;
}

export interface ImportedCity {
  house: House;
  /** Seconds of all import commands together, each with the start of its process. */
  seconds: number;
  layers: { name: string; seconds: number; rows: number }[];
  /** Seconds to read and store the same features in one plain table, as the floor of any import. */
  bareSeconds: number;
}

export interface BenchCase {
  name: string;
  run(context: BenchContext): Promise<Figure[]>;
}

/** A line that says why nothing was measured. */
export const notMeasured = (name: string, what: string, bar: string, why: string): Figure => ({
  case: name,
  what,
  bar,
  measured: `not measured: ${why}`,
  ratio: '–',
  size: '–',
  memory: '–',
  met: null,
  values: {},
});
