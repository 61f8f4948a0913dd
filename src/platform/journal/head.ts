import type { Json } from '../database/database.ts';

/** The head of an entry as it stands in the database; no personal data. */
export interface EntryHead {
  id: string;
  at: Date;
  polresId: string;
  realm: string;
  actorId: string | null;
  actorRole: string;
  action: string;
  ground: string | null;
  subjectType: string;
  subjectId: string;
  seals: [table: string, id: string, sealHex: string][];
}

/** The head in the exact form that is committed to (canonical JSON of this object); see docs/journal.md. */
export function headOf(entry: EntryHead): { [key: string]: Json } {
  return {
    action: entry.action,
    actor: entry.actorId,
    at: entry.at.toISOString(),
    ground: entry.ground,
    id: entry.id,
    polres: entry.polresId,
    realm: entry.realm,
    role: entry.actorRole,
    seals: entry.seals,
    subject: { id: entry.subjectId, type: entry.subjectType },
  };
}
