import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Projection } from '../../platform/live/projection.ts';
import { dayIn } from './ground.service.ts';
import { statesOf } from './plan.rules.ts';
import { sectorsRepository as repository, type StoredPlan } from './sectors.repository.ts';
import { planRow } from './views.ts';

/** Plans in live events, as rows of the list; figures are asked for, since they are many. */
export function sectorsProjection(db: Database): Projection {
  const rowOf = async (plan: StoredPlan) => {
    const accepted = await repository.accepted(db, plan.polresId, plan.realm);
    const today = dayIn(await repository.timezone(db, plan.polresId), new Date());
    return planRow(plan, statesOf(accepted, today).get(plan.id));
  };
  return {
    subjectType: 'sector_plan',
    async load(ids) {
      const plans = await repository.byIds(db, ids);
      return new Map(await Promise.all(plans.map(async (plan) => [plan.id, await rowOf(plan)] as const)));
    },
    visible: (actor: Actor) => actor.permissions.has('register:read'),
  };
}
