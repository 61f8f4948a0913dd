import type { Actor } from '../../platform/access/actor.ts';
import type { Work } from '../../platform/journal/work.ts';
import { illegalMove, notFound } from '../../platform/problem/problem.ts';
import { answerAgencyRequest, insertAgencyRequest, lockAgencyRequest } from './agencies.repository.ts';
import { heldOne } from './incidents.access.ts';
import type { AgencyAnswer, AgencyRequest, NewAgencyRequest } from './incidents.contract.ts';
import { notOpen, subject } from './incidents.service.ts';
import { openStates } from './incidents.states.ts';

export interface AgencyService {
  askAgency(work: Work, actor: Actor, id: string, input: NewAgencyRequest): Promise<AgencyRequest>;
  /** The agency's answer. The same answer again changes nothing; `done` is the last one. */
  answerAgency(work: Work, actor: Actor, requestId: string, input: AgencyAnswer): Promise<AgencyRequest>;
}

export const agencyService: AgencyService = {
  async askAgency(work, actor, id, input) {
    const incident = await heldOne(work.tx, actor, id);
    if (!openStates.has(incident.state)) throw notOpen();
    return insertAgencyRequest(work, { incidentId: id, ...input });
  },

  async answerAgency(work, actor, requestId, input) {
    const found = await lockAgencyRequest(work.tx, actor.polresId, requestId);
    if (!found) throw notFound();
    const { request, incidentId } = found;
    const answer = input.answer ?? request.answer;
    if (request.state === input.state && request.answer === answer) return request;
    if (request.state === 'done') throw illegalMove('Permintaan sudah selesai.', 'The request is done already.');
    const changed = await answerAgencyRequest(work.tx, requestId, { state: input.state, answer, at: work.now });
    work.record({
      action: 'incident.agency_answered',
      subject: subject(incidentId),
      body: { requestId, agency: request.agency, state: input.state, answer },
      seals: [['incidents.agency_request', requestId, changed.seal]],
    });
    return changed.request;
  },
};
