import type { Actor } from '../../platform/access/actor.ts';
import { coversArea } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { mergedCount, mergesSmallCounts } from '../../platform/privacy/small-counts.ts';
import { notFound } from '../../platform/problem/problem.ts';
import { type AreaLevel, areaLevels } from '../areas/geodata.ts';
import type { Areas } from '../areas/index.ts';
import type { Registers } from '../registers/index.ts';
import type { StatusRoom } from '../status/index.ts';
import { rankOf } from '../status/status.types.ts';
import { figuresOf, type Spans, spansOf } from './figures.service.ts';
import { type AreaRow, findChildren, findPath, findResidents } from './ground.repository.ts';
import { helpOf } from './help.service.ts';
import { countCases, countRecords, findMapped, findPolres, findStations, findUnits } from './holders.repository.ts';
import { capacityOf, officersOf, within } from './holders.rules.ts';
import { listsOf } from './lists.service.ts';
import type { AreaName, AreaProfile } from './profile.contract.ts';
import type { TravelPort } from './profile.ports.ts';

export interface ProfileDeps {
  db: Database;
  areas: Areas;
  registers: Pick<Registers, 'registers' | 'open' | 'list'>;
  status: Pick<StatusRoom, 'recordStatuses'>;
  travel: TravelPort;
}

const nameOf = ({ code, level, name }: AreaRow): AreaName => ({ code, level, name });
const finest: readonly AreaLevel[] = areaLevels;

/** The area with those above it, from the top down. @throws Problem notFound, also for one outside the reader's areas. */
export async function pathTo(db: Database, actor: Actor, code: string): Promise<[AreaRow, ...AreaRow[]]> {
  const [first, ...rest] = coversArea(actor, code) ? await findPath(db, actor.polresId, code) : [];
  if (!first) throw notFound();
  return [first, ...rest];
}

/**
 * Levels drawn within an area: what lies right below it, and the cells below those. An area that has nothing below is
 * its own only cell.
 */
export function levelsBelow(level: AreaLevel, children: readonly { level: AreaLevel; below: number }[]) {
  const childLevel = children[0]?.level ?? null;
  const next = childLevel === null ? undefined : finest[finest.indexOf(childLevel) + 1];
  const deeper = next !== undefined && level !== 'province' && children.some(({ below }) => below > 0);
  return { childLevel, cellLevel: deeper ? next : childLevel };
}

/**
 * Everything that is known of one area at this moment. Incidents count when they were told by the public; what was not
 * measured is null, never zero; for readers outside the unit counts from 1 to 4 are kept back.
 * @throws Problem notFound
 */
export async function profileOf(deps: ProfileDeps, actor: Actor, code: string, now = new Date()): Promise<AreaProfile> {
  const { db, areas, registers } = deps;
  const { polresId } = actor;
  const path = await pathTo(db, actor, code);
  const area = path.at(-1)!;
  const merged = mergesSmallCounts(actor.roles);
  const [polres, children, siblings] = await Promise.all([
    findPolres(db, polresId),
    findChildren(db, polresId, code),
    area.parent_code === null ? [] : findChildren(db, polresId, area.parent_code),
  ]);
  const { childLevel, cellLevel } = levelsBelow(area.level, children);
  const spans: Spans = spansOf(now, polres.timezone);
  const mayList = actor.permissions.has('register:read');

  const [figures, residents, units, counts, mapped, stations, help, cases, ranks] = await Promise.all([
    figuresOf(db, actor, { area, children, childLevel, cellLevel, spans, timezone: polres.timezone, merged }),
    findResidents(db, polresId, code),
    findUnits(db, polresId, actor.realm, code),
    countRecords(db, polresId, area),
    childLevel ? findMapped(db, polresId, area, childLevel) : new Map<string, Date>(),
    findStations(db, polresId),
    helpOf(db, deps.travel, polresId, area),
    countCases(db, polresId, actor.realm, code, now),
    mayList ? deps.status.recordStatuses(actor, 'problem', code) : null,
  ]);
  const urgency = new Map(
    (ranks?.items ?? []).flatMap(({ code: id, status }) => (status === null ? [] : [[id, rankOf(status)] as const])),
  );
  const lists = mayList ? await listsOf({ registers, counts, urgency, today: spans.day }, actor, area) : null;
  const problems = counts.get('problems');
  const open = problems?.n ?? 0;
  const [topProblem] = lists?.find(({ register }) => register === 'problems')?.items ?? [];
  const tell = (n: number): number | null => (merged ? mergedCount(n) : n);
  const place = siblings.findIndex((one) => one.code === code);
  const unmapped = children.find((one) => !mapped.has(one.code));
  const oldest = [...mapped.entries()].sort(([, a], [, b]) => a.getTime() - b.getTime())[0];
  const next = unmapped ?? children.find((one) => one.code === oldest?.[0]);

  return {
    area: { ...nameOf(area), lon: area.lon, lat: area.lat },
    path: path.slice(0, -1).map(nameOf),
    before: siblings[place - 1] ? nameOf(siblings[place - 1]!) : null,
    after: place >= 0 && siblings[place + 1] ? nameOf(siblings[place + 1]!) : null,
    first: children[0] ? nameOf(children[0]) : null,
    childLevel,
    cellLevel,
    asOf: now.toISOString(),
    realm: actor.realm,
    merged,
    residents,
    answers: {
      need: {
        open: tell(open),
        changedAt: mayList ? (problems?.changedAt.toISOString() ?? null) : null,
        cases: tell(cases.open),
        late: tell(cases.late),
      },
      capacity: {
        ...capacityOf(units, code),
        residents: residents?.people ?? null,
        year: residents?.year ?? null,
      },
      priority: {
        problem: topProblem ? { id: topProblem.id, title: topProblem.title } : null,
        kind: figures.topKind,
        period: { from: spans.quarter.toISOString(), to: now.toISOString() },
      },
      speed: figures.speed,
      emergency: figures.emergency,
    },
    heat: figures.heat,
    trend: figures.trend,
    rates: figures.rates,
    cells: figures.cells,
    kinds: figures.kinds,
    lists,
    visits: { recorded: false },
    help,
    officers: officersOf(units, actor.permissions.has('unit:read'), (one) => areas.nameOf(polresId, one)),
    posts: stations
      .filter(({ lon, lat }) => {
        const at = areas.place(polresId, lon, lat);
        return [at.rt, at.rw, at.village, at.district, at.regency].some((one) => one !== null && within(one, code));
      })
      .map(({ name, kind }) => ({ name, kind })),
    mapping: {
      covered: mapped.size,
      of: children.length,
      oldest: oldest?.[1].toISOString() ?? null,
      next: next ? nameOf(next) : null,
    },
  };
}
