import type { Json, Queryable, Tx } from '../../platform/database/database.ts';
import type { CallDraft, StoredDraft } from './calls.contract.ts';

export async function findDraft(db: Queryable, callId: string): Promise<StoredDraft | undefined> {
  const row = await db
    .selectFrom('calls.draft')
    .select(['revision', 'content', 'updated_at'])
    .where('call_id', '=', callId)
    .executeTakeFirst();
  return row && draftOf(row);
}

/** Keeps a draft if it is newer than the one kept; answers the one that is kept now. */
export async function keepDraft(
  tx: Tx,
  callId: string,
  accountId: string,
  draft: CallDraft,
  now: Date,
): Promise<StoredDraft> {
  const kept = await tx
    .insertInto('calls.draft')
    .values({
      call_id: callId,
      account_id: accountId,
      revision: draft.revision,
      content: JSON.stringify(draft.content),
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .column('call_id')
        .doUpdateSet((given) => ({
          account_id: given.ref('excluded.account_id'),
          revision: given.ref('excluded.revision'),
          content: given.ref('excluded.content'),
          updated_at: given.ref('excluded.updated_at'),
        }))
        .whereRef('calls.draft.revision', '<', 'excluded.revision'),
    )
    .returning(['revision', 'content', 'updated_at'])
    .executeTakeFirst();
  return kept ? draftOf(kept) : ((await findDraft(tx, callId)) ?? { ...draft, updatedAt: now.toISOString() });
}

export async function dropDraft(tx: Tx, callId: string): Promise<void> {
  await tx.deleteFrom('calls.draft').where('call_id', '=', callId).execute();
}

const draftOf = (row: { revision: number; content: Json; updated_at: Date }): StoredDraft => ({
  revision: row.revision,
  content: row.content as StoredDraft['content'],
  updatedAt: row.updated_at.toISOString(),
});
