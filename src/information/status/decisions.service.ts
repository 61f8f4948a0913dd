import { type Actor, coversArea } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import { conflictWith, forbidden, illegalMove } from '../../platform/problem/problem.ts';
import { assessmentsRepository as assessments } from './assessments.repository.ts';
import { decisionsRepository } from './decisions.repository.ts';
import type { StatusReading } from './reading.service.ts';
import { decidable, settle } from './settle.rules.ts';
import type { NewDecision, StatusDetail } from './status.contract.ts';
import { tasksRepository } from './tasks.repository.ts';
import type { Tasks } from './tasks.service.ts';

export interface Decisions {
  /**
   * An officer confirms the proposal or decides otherwise, with a reason. At risk opens a task.
   * @throws Problem not_found, forbidden; conflict (409) with the present status in `current`; illegal_move for a closed problem.
   */
  decide(work: Work, actor: Actor, kind: 'area' | 'problem', code: string, input: NewDecision): Promise<StatusDetail>;
}

export function createDecisions({ reading, tasks }: { reading: StatusReading; tasks: Tasks }): Decisions {
  return {
    async decide(work, actor, kind, code, input) {
      const { tx, now } = work;
      await assessments.lock(tx, actor.polresId);
      const { row, title } = await reading.find(tx, actor, kind, code);
      if (!actor.permissions.has('status:decide') || !coversArea(actor, row.area_code)) throw forbidden();
      if (row.version !== input.version) {
        throw conflictWith(
          await reading.detail(tx, actor, kind, code),
          'Status ini baru saja berubah. Lihat dahulu yang sekarang.',
          'This status has just changed. See what it is now first.',
        );
      }
      if (!decidable(kind, row.proposed)) {
        throw illegalMove('Masalah ini sudah ditutup.', 'This problem is closed.');
      }
      const standing = {
        proposed: row.proposed,
        proposedSince: row.proposed_since,
        shown: row.shown,
        shownSince: row.shown_since,
        needsDecision: row.needs_decision,
        version: row.version,
      };
      const after = settle(standing, row.proposed, { level: input.level, proposed: row.proposed }, now, true);
      const id = newId();
      const seal = await decisionsRepository.add(tx, {
        id,
        polresId: actor.polresId,
        realm: actor.realm,
        assessmentId: row.id,
        level: input.level,
        reason: input.reason,
        proposed: row.proposed,
        reasons: row.reasons,
        ruleVersion: row.rule_version,
        by: actor.accountId,
        role: actor.roles[0] ?? '',
        at: now,
      });
      await assessments.decide(tx, row.id, after, id);
      work.record({
        action: 'status.decided',
        subject: { type: 'status', id: row.id },
        body: {
          kind,
          code,
          decisionId: id,
          from: row.shown,
          to: input.level,
          proposed: row.proposed,
          ruleVersion: row.rule_version,
          reason: input.reason,
        },
        seals: [['status.decision', id, seal]],
      });
      if (input.level === 'rawan') {
        const name = title ?? row.name ?? row.code;
        await tasks.warn(work, {
          assessmentId: row.id,
          kind,
          code,
          areaCode: row.area_code,
          name: { id: name, en: name },
          reasons: row.reasons,
        });
      } else {
        await tasksRepository.end(tx, [row.id], now);
      }
      return reading.detail(tx, actor, kind, code);
    },
  };
}
