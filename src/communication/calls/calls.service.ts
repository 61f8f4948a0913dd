import type { Actor } from '../../platform/access/actor.ts';
import { coversArea } from '../../platform/access/actor.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import { decodeCursor, encodeCursor, type Page } from '../../platform/http/shapes.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import { plainNumber } from '../../platform/privacy/masked-number.ts';
import { conflict, forbidden, illegalMove, invalidField, notFound } from '../../platform/problem/problem.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { move, receive } from '../../platform/states/states.ts';
import type {
  CallDetail,
  CallDraft,
  CallQuery,
  CallView,
  ConcludeCall,
  NewCall,
  StoredDraft,
} from './calls.contract.ts';
import type { CallRecord } from './calls.repository.ts';
import * as store from './calls.repository.ts';
import { answerSeconds, isMeasured } from './calls.rules.ts';
import { type CallAction, callRanks, callStateLabels, callTable } from './calls.states.ts';
import { callView } from './calls.views.ts';
import { dropDraft, findDraft, keepDraft } from './drafts.repository.ts';
import { findLine } from './lines.repository.ts';

const skewMs = 5 * 60_000;
const earlierMs = 30 * 86_400_000;

/** What an incident takes over from the call it comes from. The number is not masked here: it is stored, not shown. */
export interface CallFacts {
  id: string;
  channel: CallRecord['channel'];
  callerNumber: string | null;
  answeredAt: Date | null;
  incidentId: string | null;
}

export interface CallService {
  ring(work: Work, actor: Actor, input: NewCall): Promise<CallView>;
  answer(work: Work, actor: Actor, id: string): Promise<CallView>;
  conclude(work: Work, actor: Actor, id: string, input: ConcludeCall): Promise<CallView>;
  reopen(work: Work, actor: Actor, id: string): Promise<CallView>;
  draft(work: Work, actor: Actor, id: string, draft: CallDraft): Promise<StoredDraft>;
  list(actor: Actor, query: CallQuery): Promise<Page<CallView>>;
  detail(actor: Actor, id: string): Promise<CallDetail>;
  number(work: Work, actor: Actor, id: string): Promise<{ number: string | null }>;
  /** Views for the dispatch desk and the live events, in the order of `ids`; unknown ids are left out. */
  views(ids: string[]): Promise<{ polresId: string; view: CallView }[]>;
  /** Open calls of a district for a desk's first data. */
  openViews(polresId: string): Promise<CallView[]>;
  /**
   * Holds a call that is about to become the incident `forIncident`; one that is linked to it already is answered too.
   * @throws Problem invalid (422) naming `callId`; illegal_move (409) while it rings or when it became another incident.
   */
  hold(tx: Tx, polresId: string, id: string, forIncident: string): Promise<CallFacts>;
  /** Links a held call to its incident. */
  link(work: Work, call: CallFacts, incidentId: string): Promise<void>;
}

const outcomes: Record<ConcludeCall['outcome'], CallAction> = {
  information: 'inform',
  prank: 'mark_prank',
  abandoned: 'abandon',
  handed_over: 'hand_over',
};

export function createCallService(deps: { db: Database; settings: Pick<Settings, 'current'> }): CallService {
  const { db, settings } = deps;

  const began = (call: CallRecord): Date => call.ringingAt ?? call.answeredAt ?? call.recordedAt;
  const viewOf = async (call: CallRecord): Promise<CallView> =>
    callView(call, await settings.current('answer_target_seconds', began(call)));

  async function held(work: Work, actor: Actor, id: string): Promise<CallRecord> {
    const call = await store.lockCall(work.tx, actor.polresId, id);
    if (!call) throw notFound();
    return call;
  }

  async function fresh(work: Work, id: string, polresId: string): Promise<CallView> {
    const call = await store.findCall(work.tx, polresId, id);
    if (!call) throw notFound();
    return viewOf(call);
  }

  async function lineId(tx: Tx, polresId: string, number: string | undefined): Promise<string | null> {
    if (number === undefined) return null;
    const line = await findLine(tx, polresId, number);
    if (!line?.active)
      throw invalidField('line', 'Saluran tidak ada atau tidak aktif.', 'No such line, or not active.');
    return line.id;
  }

  function beginning(work: Work, given: string | undefined): Date {
    const at = given ? new Date(given) : work.now;
    if (at.getTime() > work.now.getTime() + skewMs) {
      throw invalidField('ringingAt', 'Waktu di masa depan.', 'A time in the future.');
    }
    return at;
  }

  const service: CallService = {
    async ring(work, actor, input) {
      const measured = isMeasured(input.channel);
      const at = beginning(work, input.ringingAt);
      const call: store.CallValues = {
        id: input.id ?? newId(),
        polresId: actor.polresId,
        realm: actor.realm,
        state: measured ? 'ringing' : 'answered',
        lineId: await lineId(work.tx, actor.polresId, input.line),
        channel: input.channel,
        externalId: input.externalId ?? null,
        callerNumber: input.callerNumber ? plainNumber(input.callerNumber) : null,
        ringingAt: measured ? at : null,
        answeredAt: measured ? null : at,
        answeredBy: measured ? null : actor.accountId,
      };
      const inserted = await store.insertCall(work.tx, call);
      if (!inserted) {
        const repeated = await store.findRepeated(work.tx, actor.polresId, call.id, call.externalId);
        if (!repeated) throw conflict('Kunci panggilan sudah dipakai.', 'This call id is in use.');
        return viewOf(repeated);
      }
      work.record({
        action: measured ? 'call.rang' : 'call.noted',
        subject: { type: 'call', id: call.id },
        body: { channel: call.channel, line: input.line ?? null, number: call.callerNumber, at: at.toISOString() },
        seals: [['calls.call', call.id, inserted.seal]],
      });
      return fresh(work, call.id, actor.polresId);
    },

    async answer(work, actor, id) {
      const call = await held(work, actor, id);
      if (call.answeredBy?.id === actor.accountId) return viewOf(call);
      if (call.answeredBy) {
        throw conflict(`Sudah diangkat oleh ${call.answeredBy.name}.`, `Already answered by ${call.answeredBy.name}.`);
      }
      const arrow = move(callTable, call.state, 'answer');
      if (!arrow) throw refused(call);
      const seconds = answerSeconds({
        channel: call.channel,
        rangAt: call.ringingAt?.getTime() ?? null,
        answeredAt: work.now.getTime(),
      });
      const changed = await store.updateCall(work.tx, id, {
        state: arrow.to,
        answered_at: work.now,
        answered_by: actor.accountId,
        answer_seconds: seconds,
      });
      work.record({
        action: 'call.answered',
        subject: { type: 'call', id },
        body: { seconds },
        seals: [['calls.call', id, changed.seal]],
      });
      return fresh(work, id, actor.polresId);
    },

    async conclude(work, actor, id, input) {
      if (input.outcome === 'handed_over' && !input.handedTo?.trim()) {
        throw invalidField('handedTo', 'Sebutkan dialihkan ke mana.', 'Say to whom it is handed over.');
      }
      const call = await held(work, actor, id);
      const action = outcomes[input.outcome];
      const { outcome, state } = receive(callTable, callRanks, call.state, action);
      if (outcome === 'repeated') return viewOf(call);
      const arrow = move(callTable, call.state, action);
      if (!arrow) throw refused(call);
      if (!actor.permissions.has('call:write') && arrow.permission === 'call:write') throw forbidden();
      const note = [input.handedTo, input.note].filter(Boolean).join(' · ') || call.note;
      const changed = await store.updateCall(work.tx, id, { state, ended_at: work.now, note });
      await dropDraft(work.tx, id);
      work.record({
        action: 'call.concluded',
        subject: { type: 'call', id },
        body: { outcome: input.outcome, note: input.note ?? null, handedTo: input.handedTo ?? null },
        seals: [['calls.call', id, changed.seal]],
      });
      return fresh(work, id, actor.polresId);
    },

    async reopen(work, actor, id) {
      const call = await held(work, actor, id);
      if (call.state === 'answered') return viewOf(call);
      const arrow = move(callTable, call.state, 'reopen') ?? move(callTable, call.state, 'unlink');
      if (!arrow) throw refused(call);
      // An abandoned caller who is rung back gets an operator, but no answer time: the ring was never answered.
      const changed = await store.updateCall(work.tx, id, {
        state: arrow.to,
        ended_at: null,
        incident_id: null,
        answered_by: call.answeredBy?.id ?? actor.accountId,
      });
      work.record({
        action: 'call.reopened',
        subject: { type: 'call', id },
        body: { from: call.state, incidentId: call.incidentId },
        seals: [['calls.call', id, changed.seal]],
      });
      return fresh(work, id, actor.polresId);
    },

    async draft(work, actor, id, draft) {
      const call = await store.findCall(work.tx, actor.polresId, id);
      if (!call) throw notFound();
      if (call.answeredBy?.id !== actor.accountId) {
        const who = call.answeredBy?.name;
        throw who
          ? conflict(`Panggilan ini dipegang ${who}.`, `This call is with ${who}.`)
          : illegalMove('Angkat panggilannya dahulu.', 'Answer the call first.');
      }
      if (call.state !== 'answered') throw refused(call);
      return keepDraft(work.tx, id, actor.accountId, draft, work.now);
    },

    async list(actor, query) {
      const keys = decodeCursor(query.cursor);
      const [first, second, third] = keys ?? [];
      const limit = query.limit + 1;
      let calls: CallRecord[];
      if (query.state === 'open') {
        const after = keys && { group: Number(first), ...cursorPoint(second, third) };
        if (query.cursor && !(after && [0, 1].includes(after.group))) throw badCursor();
        calls = await store.openCalls(db, actor.polresId, { after, limit });
      } else {
        const after = keys && cursorPoint(first, second);
        if (query.cursor && !after) throw badCursor();
        calls = await store.allCalls(db, actor.polresId, { after, limit });
      }
      const items = calls.slice(0, query.limit);
      const last = items.at(-1);
      const point = last && [began(last).toISOString(), last.id];
      const group = last?.state === 'ringing' ? 0 : 1;
      const next =
        calls.length > items.length && point ? encodeCursor(query.state === 'open' ? [group, ...point] : point) : null;
      return { items: await Promise.all(items.map(viewOf)), next };
    },

    async detail(actor, id) {
      const call = await store.findCall(db, actor.polresId, id);
      if (!call) throw notFound();
      const mine = call.answeredBy?.id === actor.accountId;
      const [draft, earlier] = await Promise.all([
        mine ? findDraft(db, id) : undefined,
        store.earlierCalls(db, call, new Date(Date.now() - earlierMs)),
      ]);
      return {
        ...(await viewOf(call)),
        draft: draft ?? null,
        earlier: earlier.map(({ incident, ...one }) => ({
          ...one,
          at: one.at.toISOString(),
          incident: incident && coversArea(actor, incident.villageCode) ? withoutArea(incident) : null,
        })),
      };
    },

    async number(work, actor, id) {
      const call = await store.findCall(work.tx, actor.polresId, id);
      if (!call) throw notFound();
      const open =
        call.state === 'answered' ||
        (call.state === 'linked' && (await store.incidentIsOpen(work.tx, call.incidentId)));
      if (call.answeredBy?.id !== actor.accountId || !open) throw forbidden();
      work.record({
        action: 'call.number_revealed',
        subject: { type: 'call', id },
        ground: call.incidentId ? `incident:${call.incidentId}` : `call:${id}`,
      });
      return { number: call.callerNumber };
    },

    async views(ids) {
      if (ids.length === 0) return [];
      const calls = await store.findCalls(db, ids);
      return Promise.all(calls.map(async (call) => ({ polresId: call.polresId, view: await viewOf(call) })));
    },

    async openViews(polresId) {
      return Promise.all((await store.openCalls(db, polresId, { limit: 500 })).map(viewOf));
    },

    async hold(tx, polresId, id, forIncident) {
      const call = await store.lockCall(tx, polresId, id);
      if (!call) throw invalidField('callId', 'Panggilan tidak ada.', 'No such call.');
      const repeated = call.incidentId !== null && call.incidentId === forIncident;
      if (!repeated && !move(callTable, call.state, 'link')) throw refused(call);
      const { channel, callerNumber, answeredAt, incidentId } = call;
      return { id, channel, callerNumber, answeredAt, incidentId };
    },

    async link(work, call, incidentId) {
      const changed = await store.updateCall(work.tx, call.id, {
        state: 'linked',
        incident_id: incidentId,
        ended_at: work.now,
      });
      await dropDraft(work.tx, call.id);
      work.record({
        action: 'call.linked',
        subject: { type: 'call', id: call.id },
        body: { incidentId },
        seals: [['calls.call', call.id, changed.seal]],
      });
    },
  };
  return service;
}

const refused = (call: CallRecord) => {
  const label = callStateLabels[call.state];
  return illegalMove(`Tidak bisa: keadaan panggilan "${label.id}".`, `Not possible: the call is "${label.en}".`);
};

const badCursor = () => invalidField('query.cursor', 'Penanda halaman tidak dikenal.', 'Not a cursor of this list.');

/** The time and id of a cursor; refuses what this list did not make. */
function cursorPoint(at: string | number | undefined, id: string | number | undefined): { at: Date; id: string } {
  const time = new Date(typeof at === 'string' && /^[12]\d{3}-/.test(at) ? at : Number.NaN);
  if (Number.isNaN(time.getTime()) || typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw badCursor();
  return { at: time, id };
}

const withoutArea = ({ villageCode: _, ...incident }: NonNullable<store.EarlierRecord['incident']>) => incident;
