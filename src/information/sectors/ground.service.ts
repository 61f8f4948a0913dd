import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { AreasService } from '../areas/index.ts';
import { neighboursOf, planePoints } from './adjacency.rules.ts';
import type { AreaFacts } from './figures.rules.ts';
import { findAreas, findLoads, findStations, findUnits, type StationRow, type UnitRow } from './ground.repository.ts';
import type { TravelTable } from './sectors.ports.ts';
import { sectorsRepository as repository } from './sectors.repository.ts';
import type { PlanLevel } from './sectors.types.ts';

/** Everything that a split of one level is made of and measured by, apart from any plan. */
export interface Ground {
  facts: AreaFacts[];
  /** Index of each area in `facts`. */
  at: ReadonlyMap<string, number>;
  neighbours: number[][];
  stations: readonly (StationRow & { area: string | null })[];
  units: readonly UnitRow[];
  /** By car, `[station][area]`. */
  seconds: readonly (readonly (number | null)[])[];
  period: { from: Date; to: Date };
  /** Today in the district's zone. */
  today: string;
}

export interface GroundDeps {
  db: Database;
  areas: Pick<AreasService, 'place' | 'nameOf' | 'map'>;
  travel: TravelTable;
}

type Whose = Pick<Actor, 'polresId' | 'realm'>;
const dayMs = 86_400_000;
/** Ways change with closures and hours; a mean over a sector hardly does. */
const waysFreshMs = 600_000;
const loadsFreshMs = 60_000;

interface Kept<Value> {
  key: string;
  at: number;
  value: Promise<Value>;
}

/** One answer kept for each place in a map, made again when its key changes or it is older than `freshMs`; failures are not kept. */
function keep<Value>(
  kept: Map<string, Kept<Value>>,
  place: string,
  key: string,
  freshMs: number,
  make: () => Promise<Value>,
) {
  const known = kept.get(place);
  if (known && known.key === key && Date.now() - known.at < freshMs) return known.value;
  const value = make();
  kept.set(place, { key, at: Date.now(), value });
  value.catch(() => kept.delete(place));
  return value;
}

/** The day in a zone, `2026-11-22`. */
export const dayIn = (timezone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(at);

/** Areas with their neighbours, loads and ways; borders and ways are kept in memory, since they are costly and seldom change. */
export function createGround({ db, areas, travel }: GroundDeps): (whose: Whose, level: PlanLevel) => Promise<Ground> {
  const lands = new Map<string, Kept<Awaited<ReturnType<typeof readLand>>>>();
  const ways = new Map<string, Kept<(number | null)[][]>>();
  const loads = new Map<string, Kept<Awaited<ReturnType<typeof readLoads>>>>();

  async function readLand(polresId: string, level: PlanLevel, day: string) {
    const rows = await findAreas(db, polresId, level, day);
    const points = planePoints(rows);
    return {
      neighbours: neighboursOf(rows),
      areas: rows.map(({ geometry: _drawn, area_m2, ...row }, i) => ({ ...row, ...points[i]!, km2: area_m2 / 1e6 })),
    };
  }
  async function readLoads(whose: Whose, level: PlanLevel) {
    const to = new Date();
    const from = new Date(to.getTime() - 365 * dayMs);
    const rows = await findLoads(db, whose, level, from, to);
    return { period: { from, to }, byCode: new Map(rows.map((row) => [row.code, row])) };
  }

  return async ({ polresId, realm }, level) => {
    const today = dayIn(await repository.timezone(db, polresId), new Date());
    const { version } = areas.map(polresId);
    const place = `${polresId} ${realm} ${level}`;
    const [land, load, units, stations] = await Promise.all([
      keep(lands, place, `${version} ${today}`, Infinity, () => readLand(polresId, level, today)),
      keep(loads, place, today, loadsFreshMs, () => readLoads({ polresId, realm }, level)),
      findUnits(db, polresId, realm),
      findStations(db, polresId),
    ]);
    const from = stations.map(({ lon, lat }) => ({ lon, lat }));
    const to = land.areas.map(({ lon, lat }) => ({ lon, lat }));
    const where = JSON.stringify([version, today, from]);
    const seconds = await keep(ways, place, where, waysFreshMs, async () =>
      from.length === 0 || to.length === 0 ? [] : (await travel.matrix(polresId, { from, to, profile: 'car' })).seconds,
    );
    return {
      facts: land.areas.map((area) => {
        const { hours = 0, n = 0, measured = 0 } = load.byCode.get(area.code) ?? {};
        return { ...area, load: { hours, n, measured } };
      }),
      at: new Map(land.areas.map(({ code }, i) => [code, i])),
      neighbours: land.neighbours,
      stations: stations.map((one) => ({ ...one, area: areas.place(polresId, one.lon, one.lat)[level] })),
      units,
      seconds,
      period: load.period,
      today,
    };
  };
}
