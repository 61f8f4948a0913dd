import type { LineString } from 'geojson';
import type { AreaInput } from '../../information/areas/geodata.ts';
import type { Random } from './random.ts';
import type { District } from './types.ts';
import { familyNames, givenNames } from './words.ts';

export type DemoValue = string | number | boolean | string[] | { value: string; consentOn: string };

/**
 * A record for a register. References name demo things: incidents by the generator's id, units by callsign, accounts by
 * user name, areas by code, records by their key.
 */
export interface DemoRecord {
  register: string;
  /** Names it within its register; the same seed gives the same keys. */
  key: string;
  values: Record<string, DemoValue>;
  place: { lon: number; lat: number } | { areaCode: string } | { geometry: LineString } | null;
}

/** What the generators of records draw from. */
export interface RecordKit {
  district: District;
  random: Random;
  /** How many of `full` records; a tenth in a small district, one at least. */
  share(full: number): number;
  /** Days as YYYY-MM-DD, from the district's moment. */
  ago(days: number): string;
  ahead(days: number): string;
  /** A day of review or renewal: most to come within five months, a few past. */
  due(): string;
  /** The areas of a level. */
  at(level: AreaInput['level']): AreaInput[];
  nameOf(areaCode: string): string;
  /** An invented person's name, marked as such. */
  person(): string;
  /** An invented number of the reserved range, with the day of its owner's consent. */
  phone(): { value: string; consentOn: string };
  /** The first `full` (or a tenth) of a list, in an order drawn from the seed. */
  some<T>(list: readonly T[], full: number): T[];
}

const dayMs = 86_400_000;

export function recordKit(district: District, random: Random): RecordKit {
  const small = district.areas.length <= 1000;
  const now = Date.parse(district.asOf);
  const day = (days: number) => new Date(now + days * dayMs).toISOString().slice(0, 10);
  const share = (full: number) => Math.max(1, Math.round(full * (small ? 0.1 : 1)));
  const level = (one: AreaInput['level']) => district.areas.filter((area) => area.level === one);
  const names = new Map(district.areas.map(({ code, name }) => [code, name]));
  let phones = 500;
  return {
    district,
    random,
    share,
    ago: (days) => day(-days),
    ahead: day,
    due: () => day(random.chance(0.12) ? -random.int(1, 20) : random.int(2, 150)),
    at: level,
    nameOf: (code) => names.get(code) ?? '',
    person: () => `${random.pick(givenNames)} ${random.pick(familyNames)} (rekaan)`,
    phone: () => ({ value: `0800-0000-${phones++}`, consentOn: day(-random.int(20, 300)) }),
    some: (list, full) => random.shuffle(list).slice(0, share(full)),
  };
}

/** An item by turns, however long the list is. */
export const turn = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
