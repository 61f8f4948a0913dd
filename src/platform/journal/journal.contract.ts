import { z } from 'zod';
import { Id, Moment, page } from '../http/shapes.ts';

export const PositionParams = z.object({ position: z.coerce.number().int().min(0) });

export const JournalEntry = z.object({
  position: z.number().int(),
  id: Id,
  at: Moment,
  action: z.string(),
  actor: z.object({ id: Id, name: z.string() }).nullable(),
  role: z.string(),
  ground: z.string().nullable(),
  subject: z.object({ type: z.string(), id: Id }),
  /** Null after a lawful erasure, when the commitment stays in the log, and where the reader may see nothing of it. */
  body: z.unknown(),
  erased: z.boolean(),
});
/** Opening a body for a proof shows what was said in the clear: it needs a stated ground, which is journaled. */
export const ProofQuery = z.object({ ground: z.string().trim().min(5).max(300).optional() });

export const JournalPage = page(JournalEntry);
export const JournalQuery = z.object({
  subject: Id.optional(),
  /** Begin at this position: a long journal is read from its end backwards, window by window. */
  from: z.coerce.number().int().min(0).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** Everything an outsider needs to check one entry against a signed checkpoint with RFC 6962. */
export const InclusionProof = z.object({
  position: z.number().int(),
  size: z.number().int(),
  /** The 65 bytes of the log entry, base64. */
  entry: z.string(),
  leafHash: z.string(),
  proof: z.array(z.string()),
  checkpoint: z.string(),
  /** The readable halves with their salts, so that the commitments can be recomputed. The body comes with a stated ground only, to those who may see all of it; null also when erased. */
  head: z.unknown(),
  headSalt: z.string(),
  body: z.unknown(),
  bodySalt: z.string().nullable(),
});

export const NewErasure = z.object({
  id: Id.optional(),
  positions: z.array(z.number().int().min(0)).min(1).max(200),
  ground: z.string().trim().min(10).max(300),
});
export const Erasure = z.object({
  id: Id,
  entries: z.number().int(),
  ground: z.string(),
  /** Null: a retention rule asks. */
  requestedBy: Id.nullable(),
  approvedBy: Id.nullable(),
});
export const ErasurePage = page(Erasure);

export const journalPaths = {
  entries: '/api/journal/entries',
  entry: '/api/journal/entries/{position}',
  proof: '/api/journal/proofs/{position}',
  erasures: '/api/journal/erasures',
  erasureApprove: '/api/journal/erasures/{id}/approve',
} as const;
