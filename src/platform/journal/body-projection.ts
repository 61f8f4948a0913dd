import type { Actor } from '../access/actor.ts';
import type { Json } from '../database/database.ts';

/** An entry as the room that wrote it needs it to decide about its body. */
export interface EntryBody {
  /** The entry's id. */
  id: string;
  subjectId: string;
  action: string;
  body: Json;
}

/**
 * What a reader of the journal sees of the bodies about one kind of subject. The right to read the journal is no right to
 * see a field that is hidden elsewhere; the room that owns the subject decides, as in its own doors.
 */
export interface BodyProjection {
  /** The journal's subject type: `record`. */
  subjectType: string;
  /** The bodies as this person may see them, by the entry's id; one that is left out is shown to nobody of that right. */
  project(actor: Actor, entries: readonly EntryBody[]): Promise<Map<string, Json>>;
}

/** Entries with the bodies that this person may see; null where there is none for them. */
export async function projectBodies<Entry extends EntryBody & { subjectType: string }>(
  projections: readonly BodyProjection[],
  actor: Actor,
  entries: readonly Entry[],
): Promise<Entry[]> {
  const shown = new Map<string, Json>();
  for (const projection of projections) {
    const own = entries.filter((entry) => entry.subjectType === projection.subjectType && entry.body !== null);
    if (own.length === 0) continue;
    const bodies = await projection.project(actor, own);
    for (const { id } of own) shown.set(id, bodies.get(id) ?? null);
  }
  return entries.map((entry) => (shown.has(entry.id) ? { ...entry, body: shown.get(entry.id) ?? null } : entry));
}
