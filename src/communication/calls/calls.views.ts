import { maskedNumber } from '../../platform/privacy/masked-number.ts';
import type { CallView } from './calls.contract.ts';
import type { CallRecord } from './calls.repository.ts';

const moment = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A call as the desks see it; its number is masked. `targetSeconds`: the answer target in force when it rang. */
export function callView(call: CallRecord, targetSeconds: number): CallView {
  return {
    id: call.id,
    state: call.state,
    channel: call.channel,
    line: call.line,
    numberMasked: maskedNumber(call.callerNumber),
    ringingAt: moment(call.ringingAt),
    answeredAt: moment(call.answeredAt),
    answeredBy: call.answeredBy,
    answerSeconds: call.answerSeconds,
    targetSeconds,
    incidentId: call.incidentId,
    note: call.note,
    version: call.version,
  };
}
