import type { RoadWay } from '../../command/routing/roads.ts';
import { type AreaTree, buildAreas } from './areas.ts';
import { fillBlocks } from './fill.ts';
import { type Layout, layOut } from './layout.ts';
import type { Random } from './random.ts';
import type { SizePlan } from './size.ts';
import { type Street, streetsFromPlan } from './streets.ts';
import { subdivide } from './subdivide.ts';
import { tollRoad } from './toll.ts';
import { nameStreets, setOneWays, toWays } from './ways.ts';

/** The town before anyone lives in it: plan, streets and areas. */
export interface Town {
  layout: Layout;
  streets: Street[];
  ways: RoadWay[];
  tree: AreaTree;
}

/** Draws the plan, then streets, then reads the areas off the finished plan (streets may add points to outlines). */
export function buildTown(plan: SizePlan, years: readonly number[], random: Random): Town {
  const layout = layOut(plan, random.fork('layout'));
  const districts = subdivide(layout, plan, random.fork('subdivide'));
  const streets = streetsFromPlan(layout, random.fork('streets'));
  const rts = districts
    .flatMap((district) => district.villages)
    .flatMap((village, quarter) => village.rws.flatMap((rw) => rw.rts.map((ring) => ({ ring, quarter }))));
  fillBlocks(layout, streets, rts, plan, random.fork('fill'));
  setOneWays(layout, streets, random.fork('one-way'));
  nameStreets(streets, random.fork('street names'));
  streets.push(...tollRoad(layout, plan, streets));
  return {
    layout,
    streets,
    ways: toWays(layout, streets),
    tree: buildAreas(layout, districts, years, random.fork('areas')),
  };
}
