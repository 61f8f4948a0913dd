import type { Database } from '../../platform/database/database.ts';
import type { Room } from '../../platform/room.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { callProjection } from './calls.projection.ts';
import { callRoutes, lineRoutes } from './calls.routes.ts';
import { type CallService, createCallService } from './calls.service.ts';
import { createLineService, type LineService } from './lines.service.ts';

export { maskedNumber, plainNumber } from '../../platform/privacy/masked-number.ts';
export { type CallChannel, callChannelLabels } from './call-lines.types.ts';
export { answerText } from './calls.rules.ts';
export type { CallFacts, CallService } from './calls.service.ts';
export { type CallState, callStateLabels } from './calls.states.ts';
export type { LineService } from './lines.service.ts';

/** What the room of calls and lines does for others, with its routes and live views. */
export interface Calls extends CallService, LineService, Room {}

export function createCalls(deps: { db: Database; settings: Settings }): Calls {
  const calls = createCallService(deps);
  const lines = createLineService(deps.db);
  return {
    ...calls,
    ...lines,
    routes: [...callRoutes(calls), ...lineRoutes(lines)],
    projections: [callProjection(calls)],
  };
}
