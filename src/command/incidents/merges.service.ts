import type { Actor } from '../../platform/access/actor.ts';
import type { Work } from '../../platform/journal/work.ts';
import { illegalMove, invalidField, notFound, Problem } from '../../platform/problem/problem.ts';
import { move } from '../../platform/states/states.ts';
import type { FollowService } from './follow.service.ts';
import { held, heldOne, readable } from './incidents.access.ts';
import type { IncidentRow, MergeIncident, NewLink } from './incidents.contract.ts';
import { assignmentStatesOf, type IncidentRecord, updateIncident } from './incidents.repository.ts';
import { sealOf, subject } from './incidents.service.ts';
import { type IncidentState, incidentStateLabels, incidentStates, incidentTable } from './incidents.states.ts';
import { duplicatesOf, endLink, findLink, findLinkBetween, insertLink, type LinkRecord } from './links.repository.ts';
import { mergeRefusal } from './merges.rules.ts';
import type { RowService } from './rows.service.ts';

export interface MergeService {
  /** Makes an incident a duplicate of another. Nothing is moved, so a split gives back what was. */
  merge(work: Work, actor: Actor, id: string, input: MergeIncident): Promise<IncidentRow>;
  split(work: Work, actor: Actor, id: string, reason: string | undefined): Promise<IncidentRow>;
  link(work: Work, actor: Actor, id: string, input: NewLink): Promise<IncidentRow>;
  unlink(work: Work, actor: Actor, id: string, linkId: string): Promise<IncidentRow>;
}

const sealOfLink = (link: LinkRecord): [string, string, Buffer | null] => ['incidents.link', link.id, link.seal];

export function createMergeService({
  rows,
  follow,
}: {
  rows: RowService;
  follow: FollowService['follow'];
}): MergeService {
  return {
    async merge(work, actor, id, input) {
      const [source, target] = await pair(work, actor, id, input.into, 'into');
      if (source.duplicate_of === target.id) return rows.rowIn(work.tx, id);
      const refusal = mergeRefusal(side(source), side(target), await duplicatesOf(work.tx, id));
      if (refusal) throw new Problem('illegal_move', 409, refusal);
      const arrow = move(incidentTable, source.state, 'mark_duplicate');
      if (!arrow) throw refused(source);
      const changed = await updateIncident(work.tx, id, {
        state: arrow.to,
        duplicate_of: target.id,
        reverted_state: source.state,
      });
      const { score, reason } = input;
      const link = await insertLink(work.tx, {
        from: id,
        to: target.id,
        kind: 'duplicate',
        score,
        reason,
        by: actor.accountId,
        at: work.now,
      });
      work.record({
        action: 'incident.merged',
        subject: subject(id),
        body: {
          into: target.id,
          number: target.number,
          from: source.state,
          score: score ?? null,
          reason: reason ?? null,
        },
        seals: [sealOf(changed), sealOfLink(link)],
      });
      work.record({
        action: 'incident.duplicate_joined',
        subject: subject(target.id),
        body: { duplicate: id, number: source.number },
      });
      return rows.rowIn(work.tx, id);
    },

    async split(work, actor, id, reason) {
      const source = await heldOne(work.tx, actor, id);
      if (source.duplicate_of === null) return rows.rowIn(work.tx, id);
      const arrow = move(incidentTable, source.state, 'unmerge');
      if (!arrow) throw refused(source);
      const primaryId = source.duplicate_of;
      const state = incidentStates.find((one) => one === source.reverted_state) ?? arrow.to;
      const changed = await updateIncident(work.tx, id, { state, duplicate_of: null, reverted_state: null });
      const link = await findLinkBetween(work.tx, id, primaryId, 'duplicate');
      const ended = link && (await endLink(work.tx, link.id));
      work.record({
        action: 'incident.split',
        subject: subject(id),
        body: { from: primaryId, state, reason: reason ?? null },
        seals: [sealOf(changed), ...(ended ? [sealOfLink(ended)] : [])],
      });
      work.record({
        action: 'incident.duplicate_left',
        subject: subject(primaryId),
        body: { duplicate: id, number: source.number },
      });
      // Its own units went on while it was merged; it catches up with them.
      const assignmentStates = await assignmentStatesOf(work.tx, id);
      await follow(work, id, { assignmentStates, at: work.now });
      return rows.rowIn(work.tx, id);
    },

    async link(work, actor, id, input) {
      const [from, to] = await pair(work, actor, id, input.to, 'to');
      if (await findLinkBetween(work.tx, id, to.id, 'related')) return rows.rowIn(work.tx, id);
      const link = await insertLink(work.tx, {
        from: id,
        to: to.id,
        kind: 'related',
        reason: input.reason,
        by: actor.accountId,
        at: work.now,
      });
      const reason = input.reason ?? null;
      work.record({
        action: 'incident.linked',
        subject: subject(id),
        body: { with: to.id, number: to.number, reason },
        seals: [sealOfLink(link)],
      });
      work.record({
        action: 'incident.linked',
        subject: subject(to.id),
        body: { with: id, number: from.number, reason },
      });
      return rows.rowIn(work.tx, id);
    },

    async unlink(work, actor, id, linkId) {
      await readable(work.tx, actor, id);
      const link = await findLink(work.tx, linkId, id);
      if (!link) throw notFound();
      if (link.kind === 'duplicate') {
        throw illegalMove(
          'Ini laporan gabungan. Pisahkan kejadiannya.',
          'This is a merged report. Split it off instead.',
        );
      }
      const otherId = link.from_id === id ? link.to_id : link.from_id;
      const [one, other] = await pair(work, actor, id, otherId, 'linkId');
      const ended = await endLink(work.tx, linkId);
      work.record({
        action: 'incident.unlinked',
        subject: subject(id),
        body: { with: otherId, number: other.number },
        seals: [sealOfLink(ended)],
      });
      work.record({ action: 'incident.unlinked', subject: subject(otherId), body: { with: id, number: one.number } });
      return rows.rowIn(work.tx, id);
    },
  };
}

/** Two held incidents. The second is named in the body, so its absence is a mistake in that field. */
async function pair(
  work: Work,
  actor: Actor,
  id: string,
  otherId: string,
  path: string,
): Promise<[IncidentRecord, IncidentRecord]> {
  if (id === otherId) throw invalidField(path, 'Pilih kejadian lain.', 'Choose another incident.');
  await readable(work.tx, actor, id);
  const found = await held(work.tx, actor, [id, otherId]).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not_found') {
      throw invalidField(path, 'Kejadian itu tidak ditemukan.', 'No such incident.');
    }
    throw error;
  });
  const [one, other] = found;
  if (!one || !other) throw notFound();
  return [one, other];
}

const side = (incident: IncidentRecord) => ({ id: incident.id, primaryId: incident.duplicate_of });

function refused(incident: { state: IncidentState }) {
  const label = incidentStateLabels[incident.state];
  return illegalMove(`Tidak bisa: keadaan kejadian "${label.id}".`, `Not possible: the incident is "${label.en}".`);
}
