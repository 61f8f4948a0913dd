import type { Projection } from '../../platform/live/projection.ts';
import type { CallView } from './calls.contract.ts';
import type { CallService } from './calls.service.ts';

/** Calls in live events, for those who may read calls in the same district. */
export function callProjection(calls: Pick<CallService, 'views'>): Projection {
  /** The district stands beside the view, since the view itself is sent as it is. */
  const districts = new WeakMap<object, string>();
  return {
    subjectType: 'call',
    async load(ids) {
      const found = new Map<string, CallView>();
      for (const { polresId, view } of await calls.views(ids)) {
        districts.set(view, polresId);
        found.set(view.id, view);
      }
      return found;
    },
    visible: (actor, view) =>
      actor.permissions.has('call:read') &&
      typeof view === 'object' &&
      view !== null &&
      districts.get(view) === actor.polresId,
  };
}
