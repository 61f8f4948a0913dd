/** The area page: what is known of one area, answered in figures, on the screen and on one sheet of paper. */
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Room } from '../../platform/room.ts';
import type { AreasService } from '../areas/index.ts';
import type { StatusRoom } from '../status/index.ts';
import { printBriefOf } from './brief.service.ts';
import { findChildren } from './ground.repository.ts';
import type { AreaProfile, AreaShapes, Tree, TreeQuery } from './profile.contract.ts';
import { profileRoutes } from './profile.routes.ts';
import { levelsBelow, type ProfileDeps, pathTo, profileOf } from './profile.service.ts';
import { drawShapes } from './shapes.service.ts';
import { treeOf } from './tree.service.ts';

export type { TravelPort } from './profile.ports.ts';

export interface ProfileRoomDeps extends Omit<ProfileDeps, 'areas' | 'status'> {
  areas: Pick<AreasService, 'place' | 'nameOf' | 'map'>;
  status: Pick<StatusRoom, 'detail' | 'recordStatuses'>;
}

export interface ProfileService {
  tree(actor: Actor, query: z.infer<typeof TreeQuery>): Promise<Tree>;
  /** @throws Problem notFound */
  profile(actor: Actor, code: string): Promise<AreaProfile>;
  /** @throws Problem notFound */
  shapes(actor: Actor, code: string): Promise<{ etag: string; shapes: AreaShapes }>;
  /** The area on one page, as PDF. @throws Problem notFound */
  brief(actor: Actor, code: string, language: 'id' | 'en'): Promise<Buffer>;
}

/** Drawings kept in memory; they change with the map only. */
const mostShapes = 60;

export function createProfiles(deps: ProfileRoomDeps): ProfileService & Room {
  const drawn = new Map<string, Promise<AreaShapes>>();

  const service: ProfileService = {
    tree: (actor, query) => treeOf(deps.db, actor, query),
    profile: (actor, code) => profileOf(deps, actor, code),
    async shapes(actor, code) {
      const path = await pathTo(deps.db, actor, code);
      const area = path.at(-1)!;
      const { version, attribution } = deps.areas.map(actor.polresId);
      const key = `${actor.polresId} ${version} ${code}`;
      let shapes = drawn.get(key);
      if (!shapes) {
        shapes = findChildren(deps.db, actor.polresId, code).then((children) =>
          drawShapes(
            deps.db,
            actor.polresId,
            { code, level: area.level, ...levelsBelow(area.level, children) },
            attribution,
          ),
        );
        drawn.set(key, shapes);
        shapes.catch(() => drawn.delete(key));
        const [oldest] = drawn.keys();
        if (drawn.size > mostShapes && oldest !== undefined) drawn.delete(oldest);
      }
      return { etag: `"${version}-${code}"`, shapes: await shapes };
    },
    brief: (actor, code, language) => printBriefOf({ ...deps, ...service }, actor, code, language),
  };
  return { ...service, routes: profileRoutes(service) };
}
