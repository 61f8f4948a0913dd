import { figuresOfSector, rule, summaryOf } from './figures.rules.ts';
import type { Ground } from './ground.service.ts';
import { sectorOfUnit } from './plan.rules.ts';
import type { PlanRow, PlanUnit, Proposal, Split } from './sectors.contract.ts';
import type { StoredPlan, StoredSector } from './sectors.repository.ts';
import type { PlanLevel, PlanState, SectorKey } from './sectors.types.ts';

export interface SplitInput {
  level: PlanLevel;
  sectors: readonly StoredSector[];
  areas: Readonly<Record<string, SectorKey | null>>;
  units: Readonly<Record<string, SectorKey | null>>;
  proposal: Proposal | null;
}

/** A plan as the screens see it: every area of the level now, in its sector or in none, and the figures of each sector. */
export function splitView(
  ground: Ground,
  input: SplitInput,
  names: { area(code: string): string | null; officer(id: string): string | undefined },
): Split {
  const { facts, neighbours, seconds, stations } = ground;
  const keys = input.sectors.map(({ key }) => key);
  const parts = facts.map(({ code }) => input.areas[code] ?? null);
  const units = ground.units.map((unit): PlanUnit & { post_at: number | null } => {
    const at = stations.findIndex(({ id }) => id === unit.station_id);
    const post = stations[at];
    return {
      id: unit.id,
      callsign: unit.callsign,
      name: unit.name,
      crew: unit.crew_size,
      post: post?.name ?? null,
      post_at: post ? at : null,
      ...sectorOfUnit({ id: unit.id, post: post ?? null }, input.units, input.areas),
      beats: unit.beat_codes.map((code) => ({ code, name: names.area(code) ?? code })),
    };
  });
  return {
    level: input.level,
    sectors: input.sectors.map(({ key, name, officerId }) => {
      const own = parts.flatMap((part, i) => (part === key ? i : []));
      const crews = units.filter(({ sector }) => sector === key).map(({ crew, post_at }) => ({ crew, post: post_at }));
      const officer = officerId === null ? undefined : names.officer(officerId);
      return {
        key,
        name,
        officer: officerId !== null && officer !== undefined ? { id: officerId, name: officer } : null,
        figures: figuresOfSector(facts, own, crews, seconds, neighbours),
      };
    }),
    areas: facts.map(({ code, name, parent, lon, lat, load, population, km2 }, i) => ({
      code,
      name,
      parent,
      lon,
      lat,
      sector: parts[i]!,
      load,
      population,
      km2,
    })),
    units: units.map(({ post_at: _index, ...unit }) => unit),
    posts: stations.map(({ id, name, lon, lat }) => ({ id, name, lon, lat })),
    summary: summaryOf(facts, parts, keys),
    proposal: input.proposal,
    period: { from: ground.period.from.toISOString(), to: ground.period.to.toISOString() },
    rule,
  };
}

/** A plan in the list and in live events. */
export function planRow(plan: StoredPlan, dated: { state: PlanState; validTo: string | null } | undefined): PlanRow {
  return {
    id: plan.id,
    name: plan.name,
    level: plan.level,
    state: dated?.state ?? 'draft',
    sectors: plan.sectors.length,
    validFrom: plan.validFrom,
    validTo: dated?.validTo ?? null,
    reason: plan.reason,
    createdBy: plan.creator,
    acceptedBy: plan.accepter,
    acceptedAt: plan.acceptedAt?.toISOString() ?? null,
    changedAt: plan.changedAt.toISOString(),
    version: plan.version,
  };
}
