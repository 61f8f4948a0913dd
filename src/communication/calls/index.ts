import type { Database } from '../../platform/database/database.ts';
import type { Room } from '../../platform/room.ts';
import type { SettingService } from '../../platform/settings/index.ts';
import { callProjection } from './calls.projection.ts';
import { callRoutes, lineRoutes } from './calls.routes.ts';
import { type CallService, createCallService } from './calls.service.ts';
import { createLineService, type LineService } from './lines.service.ts';

export { type CallChannel, callChannelLabels } from './call-lines.types.ts';
export { answerText } from './calls.rules.ts';
export type { CallFacts, CallService } from './calls.service.ts';
export { type CallState, callStateLabels } from './calls.states.ts';
export type { LineService } from './lines.service.ts';
export { maskedNumber, plainNumber } from './masked-number.ts';

/** The room of calls and lines: what it does for other rooms, and its routes and live views. */
export function createCalls(deps: { db: Database; settings: SettingService }): CallService & LineService & Room {
  const calls = createCallService(deps);
  const lines = createLineService(deps.db);
  return {
    ...calls,
    ...lines,
    routes: [...callRoutes(calls), ...lineRoutes(lines)],
    projections: [callProjection(calls)],
  };
}
