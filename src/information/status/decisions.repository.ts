import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { ProposedReason } from './status.rules.ts';
import type { StatusLevel } from './status.types.ts';

export const decisionsRepository = {
  async add(
    tx: Tx,
    row: {
      id: string;
      polresId: string;
      realm: string;
      assessmentId: string;
      level: StatusLevel;
      reason: string;
      proposed: StatusLevel | null;
      reasons: readonly ProposedReason[];
      ruleVersion: number;
      by: string;
      role: string;
      at: Date;
    },
  ): Promise<Buffer | null> {
    const { rows } = await sql<{ seal: Buffer }>`
      insert into status.decision (id, polres_id, realm, assessment_id, level, reason, proposed, proposed_reasons, rule_version,
        decided_by, decided_role, decided_at)
      values (${row.id}, ${row.polresId}, ${row.realm}, ${row.assessmentId}, ${row.level}, ${row.reason}, ${row.proposed},
        ${JSON.stringify(row.reasons)}::jsonb, ${row.ruleVersion}, ${row.by}, ${row.role}, ${row.at}) returning seal`.execute(
      tx,
    );
    return rows[0]?.seal ?? null;
  },
};
