import type { Text } from '../../platform/problem/problem.ts';
import { piecesOf } from './adjacency.rules.ts';
import type { BalanceNode } from './balance.types.ts';
import { scoreOf } from './balance-state.rules.ts';
import type { SectorFigures } from './sectors.contract.ts';
import type { SectorKey, Weights } from './sectors.types.ts';

/** What is known of one area of the level, apart from any plan. */
export interface AreaFacts {
  code: string;
  name: string;
  parent: string | null;
  lon: number;
  lat: number;
  /** Metres on the district's plane. */
  x: number;
  y: number;
  km2: number;
  population: number | null;
  load: { hours: number; n: number; measured: number };
}

export interface UnitFacts {
  crew: number;
  /** Index of its post in the table of ways; null without a post. */
  post: number | null;
}

/**
 * Figures of one sector. People per officer = residents ÷ crew of its units (crew sizes, not who is on duty now). The way of
 * an area = by car from the nearest post of the sector's own units; the sector's is the mean over its areas that have one.
 * @param seconds `seconds[post][area]`, area as in `facts`.
 */
export function figuresOfSector(
  facts: readonly AreaFacts[],
  own: readonly number[],
  units: readonly UnitFacts[],
  seconds: readonly (readonly (number | null)[])[],
  neighbours: readonly (readonly number[])[],
): SectorFigures {
  const areas = own.map((i) => facts[i]!);
  const known = areas.flatMap(({ population }) => population ?? []);
  const people = known.length > 0 ? sum(known) : null;
  const crew = sum(units.map((unit) => unit.crew));
  const posts = [...new Set(units.flatMap(({ post }) => post ?? []))];
  const ways = own.flatMap((i) => {
    const each = posts.flatMap((post) => seconds[post]?.[i] ?? []);
    return each.length > 0 ? [Math.min(...each)] : [];
  });
  return {
    areas: own.length,
    load: {
      hours: sum(areas.map(({ load }) => load.hours)),
      n: sum(areas.map(({ load }) => load.n)),
      measured: sum(areas.map(({ load }) => load.measured)),
    },
    population: { people, known: known.length, of: own.length },
    km2: sum(areas.map(({ km2 }) => km2)),
    units: units.length,
    crew,
    peoplePerOfficer: people !== null && crew > 0 ? people / crew : null,
    travel: { seconds: ways.length > 0 ? sum(ways) / ways.length : null, measured: ways.length, of: own.length },
    pieces: own.length === 0 ? 0 : piecesOf(neighbours, new Set(own)).length,
  };
}

/** How even the load and how compact the sectors are, over the areas that lie in one. */
export function summaryOf(
  facts: readonly AreaFacts[],
  parts: readonly (SectorKey | null)[],
  keys: readonly SectorKey[],
) {
  const nodes = facts.map(({ x, y, load }): BalanceNode => ({ x, y, weight: load.hours }));
  const score = scoreOf(
    nodes,
    parts.map((key) => (key === null ? -1 : keys.indexOf(key))),
    keys.length,
  );
  return {
    largestLoad: facts.some(({ load }) => load.hours > 0) ? score.largest : null,
    radius: score.radius,
    unplaced: parts.filter((key) => key === null).length,
  };
}

/** Weight of each area: its shares of the district's load, residents and surface, each times its weight. */
export function weigh(facts: readonly AreaFacts[], weights: Weights): number[] {
  const share = (values: readonly number[], weight: number) => {
    const all = sum(values);
    return values.map((value) => (all > 0 ? (weight * value) / all : 0));
  };
  const load = share(
    facts.map((one) => one.load.hours),
    weights.load,
  );
  const people = share(
    facts.map((one) => one.population ?? 0),
    weights.population,
  );
  const surface = share(
    facts.map((one) => one.km2),
    weights.area,
  );
  return facts.map((_, i) => load[i]! + people[i]! + surface[i]!);
}

/** The heaviest sector over the mean by what a split was asked to weigh. */
export function evennessOf(
  facts: readonly AreaFacts[],
  parts: readonly (SectorKey | null)[],
  keys: readonly SectorKey[],
  weights: Weights,
): number {
  const weight = weigh(facts, weights);
  const nodes = facts.map(({ x, y }, i): BalanceNode => ({ x, y, weight: weight[i]! }));
  const at = parts.map((key) => (key === null ? -1 : keys.indexOf(key)));
  return scoreOf(nodes, at, keys.length).largest;
}

type Summary = ReturnType<typeof summaryOf>;

/** Why a split is proposed, in words, beside what is in force. `even` = as `evennessOf`. */
export function reasonOf(even: number, now: Summary, before: Summary | null, moved: number | null): Text {
  const load = (one: Summary, comma: boolean) =>
    one.largestLoad === null ? '–' : plain(one.largestLoad.toFixed(2), comma);
  const km = (one: Summary, comma: boolean) => plain((one.radius / 1000).toFixed(1), comma);
  return {
    id: [
      `Bobot yang diseimbangkan: rayon terberat ${plain(even.toFixed(2), true)} × rata-rata.`,
      `Beban saja: ${load(now, true)} ×${before ? ` (sekarang ${load(before, true)} ×)` : ''}.`,
      `Wilayah berjarak ${km(now, true)} km dari tengah rayonnya${before ? ` (sekarang ${km(before, true)} km)` : ''}.`,
      moved === null ? '' : `${moved} wilayah pindah rayon.`,
    ]
      .filter(Boolean)
      .join(' '),
    en: [
      `What was balanced: heaviest sector ${plain(even.toFixed(2), false)} × the mean.`,
      `Load alone: ${load(now, false)} ×${before ? ` (now ${load(before, false)} ×)` : ''}.`,
      `Areas lie ${km(now, false)} km from the middle of their sector${before ? ` (now ${km(before, false)} km)` : ''}.`,
      moved === null ? '' : `${moved} areas change their sector.`,
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** What the figures are made of; shown with them. */
export const rule: Text = {
  id: 'Beban: jam dari unit pertama dikirim sampai kejadian selesai (paling lama 12 jam), laporan warga saja; kejadian tanpa unit tidak menambah jam. Tempuh: dengan mobil dari pos terdekat rayon ke tengah wilayah, rata-rata. Warga per petugas: warga dibagi jumlah awak semua unit rayon.',
  en: 'Load: hours from the first unit sent until the incident was settled (12 at most), reports by the public only; incidents without a unit add no hours. Travel: by car from the nearest post of the sector to the middle of an area, mean. People per officer: residents by the crew of all units of the sector.',
};

const plain = (text: string, comma: boolean): string => (comma ? text.replace('.', ',') : text);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
