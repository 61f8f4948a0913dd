import type { Actor } from '../access/actor.ts';

/**
 * How one kind of subject appears in live events. The view is made once for each announced entry and shared by all
 * screens, so it holds nothing that any of them may not see (numbers are masked in it).
 */
export interface Projection {
  /** The journal's subject type: `incident`, `unit`, `call`, `assignment`, … */
  subjectType: string;
  /** The present views of these subjects, by id; a subject that is gone is left out. */
  load(ids: string[]): Promise<Map<string, unknown>>;
  /** Whether this person may see the subject; without it the event carries its position only. */
  visible(actor: Actor, view: unknown): boolean;
}
