import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Work } from '../../../platform/journal/work.ts';
import { conflict, notFound } from '../../../platform/problem/problem.ts';
import type { RegisterReading } from '../reading.service.ts';
import type { RecordView } from '../registers.contract.ts';
import type { RegisterCommands, RegistersDeps } from '../registers.service.ts';
import { allRecords } from './all-records.ts';
import type { Acknowledged, AcknowledgedRegister, Guidance } from './uses.contract.ts';

export interface GuidanceService {
  /** SOPs, do and don't, and risks for incidents of a kind; rules without kinds hold for all and come last. */
  guidance(actor: Actor, kind: string): Promise<Guidance>;
  /**
   * Writes down that this account has read a SOP or rule at its present revision; once, however often it is sent.
   * @param revision what was read; left out, the present one. @throws Problem not_found, conflict when it changed meanwhile.
   */
  acknowledge(
    work: Work,
    actor: Actor,
    register: AcknowledgedRegister,
    id: string,
    revision?: number,
  ): Promise<Acknowledged>;
}

const text = (record: RecordView, field: string): string | null => {
  const value = record.values[field];
  return typeof value === 'string' ? value : null;
};
const revisionOf = (record: RecordView): number => {
  const value = record.values.revision;
  return typeof value === 'number' ? value : 1;
};
const kindsOf = ({ values }: RecordView): string[] =>
  Array.isArray(values.kinds) ? values.kinds.filter((kind) => typeof kind === 'string') : [];

/** Those for this kind by name, then those for all kinds. */
export function forKind(records: readonly RecordView[], kind: string): RecordView[] {
  const byName = (a: RecordView, b: RecordView) => a.title.localeCompare(b.title, 'id');
  return [
    ...records.filter((record) => kindsOf(record).includes(kind)).sort(byName),
    ...records.filter((record) => kindsOf(record).length === 0).sort(byName),
  ];
}

export function createGuidance(
  { definitions }: Pick<RegistersDeps, 'definitions'>,
  commands: RegisterCommands,
  reading: RegisterReading,
): GuidanceService {
  const all = (actor: Actor, register: string, filter?: string[]) =>
    allRecords(reading, actor, definitions.present(register), { filter });

  /** What this account has read: record → highest revision. */
  async function readBy(actor: Actor): Promise<Map<string, number>> {
    const read = new Map<string, number>();
    for (const record of await all(actor, 'acknowledgements', [`by:${actor.accountId}`])) {
      const what = text(record, 'sop') ?? text(record, 'rule') ?? '';
      read.set(what, Math.max(read.get(what) ?? 0, revisionOf(record)));
    }
    return read;
  }

  return {
    async guidance(actor, kind) {
      const [sops, rules, risks, read] = await Promise.all([
        all(actor, 'sops'),
        all(actor, 'conduct-rules'),
        all(actor, 'duty-risks'),
        readBy(actor),
      ]);
      return {
        kind,
        // A standard without kinds is not about incidents (a change of shift); a rule without kinds holds at all of them.
        sops: forKind(sops, kind)
          .filter((record) => kindsOf(record).length > 0)
          .map((record) => ({
            id: record.id,
            title: record.title,
            number: text(record, 'number'),
            revision: revisionOf(record),
            from: text(record, 'from') ?? record.createdAt.slice(0, 10),
            steps: (text(record, 'steps') ?? '').split('\n').filter(Boolean),
            acknowledged: read.get(record.id) ?? null,
          })),
        rules: forKind(rules, kind).map((record) => ({
          id: record.id,
          title: record.title,
          side: text(record, 'side') === 'dont' ? 'dont' : 'do',
          why: text(record, 'why'),
          basis: text(record, 'basis'),
          revision: revisionOf(record),
          acknowledged: read.get(record.id) ?? null,
        })),
        risks: risks
          .filter((record) => kindsOf(record).includes(kind))
          .map((record) => ({
            id: record.id,
            title: record.title,
            measures: text(record, 'measures') ?? '',
            equipment: text(record, 'equipment'),
          })),
      };
    },

    async acknowledge(work, actor, register, id, revision) {
      const definition = commands.open(actor, register);
      const record = await commands.find(work.tx, actor, definition, id);
      const present = typeof record.data.revision === 'number' ? record.data.revision : 1;
      if (revision !== undefined && revision !== present) {
        throw conflict(
          `Sudah ada revisi ${present}; baca yang baru dulu.`,
          `Revision ${present} is in force now; read that one first.`,
        );
      }
      const list = definitions.present('acknowledgements');
      if (!list) throw notFound();
      const on = work.now.toISOString().slice(0, 10);
      // One id for one reader and revision, so that saying it again changes nothing.
      const label = `${actor.accountId} ${id} ${present}`;
      const random = createHash('sha256').update(label).digest().subarray(0, 16);
      const name = record.data[definition.title];
      // Signing for oneself needs no right to write this register, nor the whole district.
      const self: Actor = { ...actor, permissions: new Set([...actor.permissions, list.write]), areaCodes: null };
      const made = await commands.create(work, self, list, {
        id: v7({ msecs: record.createdAt.getTime(), random }),
        values: {
          name: typeof name === 'string' ? name : register,
          [register === 'sops' ? 'sop' : 'rule']: id,
          revision: present,
          by: actor.accountId,
          on,
        },
      });
      const day = made.values.on;
      return { id: made.id, revision: present, on: typeof day === 'string' ? day : on };
    },
  };
}
