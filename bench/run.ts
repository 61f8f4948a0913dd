/**
 * `npm run bench`: every promised figure in one run, with a table, `bench/results/latest.json` and, with `--record`,
 * `docs/figures.md`. `--only NAME` (a part of a case's name, may be repeated) chooses; `--profile DIR` keeps CPU profiles
 * of the servers, one for each start. Ends with 0 when every figure was measured and met, else with 1.
 */
import { parseArgs } from 'node:util';
import { loadWays } from '../src/command/routing/routing.repository.ts';
import { clocksCase } from './cases/clocks.ts';
import { deskCase } from './cases/desk.ts';
import { fluidCase } from './cases/fluid.ts';
import { importCase, importJakarta } from './cases/import.ts';
import { incidentsCase } from './cases/incidents.ts';
import { liveCase } from './cases/live.ts';
import { positionsCase } from './cases/positions.ts';
import { recommendationCases } from './cases/recommendation.ts';
import { registersCase } from './cases/registers.ts';
import { scriptsCase } from './cases/scripts.ts';
import { statusCase } from './cases/status.ts';
import { placesNear, placeUnits, storeUnits } from './support/content.ts';
import type { BenchCase, BenchContext, Figure } from './support/figure.ts';
import { type House, openHouse } from './support/house.ts';
import { machineOf, tellFigures, writeFigures } from './support/report.ts';
import { short } from './support/stats.ts';

const { values: given } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    record: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});
const say = (line: string) => console.log(line);

/** The desk is asked while exactly the promised number of incidents is open, so it comes before those that open more. */
const cases: BenchCase[] = [
  importCase,
  ...recommendationCases,
  deskCase,
  positionsCase,
  liveCase,
  incidentsCase,
  registersCase,
  statusCase,
  clocksCase,
  scriptsCase,
  fluidCase,
];
const chosen = cases.filter(({ name }) => given.only.length === 0 || given.only.some((part) => name.includes(part)));
if (chosen.length === 0) {
  say(`No such case. There are: ${cases.map(({ name }) => name).join(' ')}`);
  process.exit(2);
}
if (given.record && chosen.length < cases.length) {
  say('--record needs the whole run.');
  process.exit(2);
}

const open: House[] = [];
let postgres = '';

async function keep(house: House): Promise<House> {
  open.push(house);
  postgres = house.postgres;
  return house;
}

async function openDistrict(): Promise<House> {
  const house = await keep(await openHouse({ demo: true, profile: given.profile }));
  const { rows } = await house.database.pool.query<{ count: number }>('select count(*)::int as count from units.unit');
  const more = await storeUnits(house, 1000 - (rows[0]?.count ?? 0), 5000, 'demo');
  await house.restart();
  const ways = await loadWays(house.database.db, house.polresId);
  const onRoads = ways.flatMap((way) => way.coordinates);
  await placeUnits(house, more, placesNear(onRoads, 2));
  return house;
}

let district: Promise<House> | undefined;
let jakarta: ReturnType<BenchContext['jakarta']> | undefined;
const context: BenchContext = {
  say,
  profile: given.profile,
  district() {
    district ??= openDistrict();
    return district;
  },
  jakarta() {
    jakarta ??= importJakarta(given.profile).then(async (city) => {
      if (city) await keep(city.house);
      return city;
    });
    return jakarta;
  },
};

const began = performance.now();
const figures: Figure[] = [];
let broken = 0;
try {
  for (const one of chosen) {
    say(`${one.name} …`);
    const since = performance.now();
    try {
      figures.push(...(await one.run(context)));
    } catch (error) {
      broken += 1;
      console.error(`${one.name} could not be measured:`, error);
    }
    say(`  ${short((performance.now() - since) / 1000)} s`);
  }
} finally {
  for (const house of open) await house.close();
}
tellFigures(figures, say);
writeFigures(figures, machineOf(postgres, (performance.now() - began) / 1000), given.record && broken === 0);
process.exitCode = broken === 0 && figures.every((figure) => figure.met) ? 0 : 1;
