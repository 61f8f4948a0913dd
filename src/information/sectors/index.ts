/** Sectors (rayon): the district divided among its units; a balanced split is proposed, a person accepts it. */
import type { Actor } from '../../platform/access/actor.ts';
import type { Room } from '../../platform/room.ts';
import { createGround, type GroundDeps } from './ground.service.ts';
import { inForce } from './plan.rules.ts';
import { createPlans, type Plans } from './plans.service.ts';
import { createProposals } from './proposals.service.ts';
import type { AskProposal, ProposalView } from './sectors.contract.ts';
import { sectorsProjection } from './sectors.projection.ts';
import { sectorsRepository } from './sectors.repository.ts';
import { sectorsRoutes } from './sectors.routes.ts';

export type { TravelTable } from './sectors.ports.ts';

export interface SectorsService extends Plans {
  /** @throws Problem invalid; forbidden for persons limited to some areas. */
  propose(actor: Actor, asked: AskProposal): Promise<ProposalView>;
}

export function createSectors(deps: GroundDeps): SectorsService & Room {
  const { db } = deps;
  const ground = createGround(deps);
  const areaName = (polresId: string, code: string) => deps.areas.nameOf(polresId, code);
  const service: SectorsService = {
    ...createPlans({ db, ground, areaName }),
    ...createProposals({
      ground,
      areaName,
      async current({ polresId, realm }, today) {
        const row = inForce(await sectorsRepository.accepted(db, polresId, realm), today);
        return row && sectorsRepository.find(db, polresId, realm, row.id);
      },
    }),
  };
  return { ...service, routes: sectorsRoutes(service), projections: [sectorsProjection(db)] };
}
