import type { Work } from '../../platform/journal/work.ts';
import type { Text } from '../../platform/problem/problem.ts';

/** A warning that asks for a task: where, why, what to do, whose it is, by when. */
export interface Warning {
  /** Of the task, made here, so that a repeat opens nothing twice. */
  id: string;
  areaCode: string | null;
  title: Text;
  reasons: Text[];
  proposedAction: Text;
  /** Function that owns it: `samapta`, `binmas`, `intelkam`, `traffic`. */
  owner: string;
  dueAt: Date;
  /** The record of the register of problems that it is about, if it is about one. */
  problemId: string | null;
}

/**
 * Opens a task from a warning, in the command's transaction. Handed in by the composition, since this room knows nothing of the
 * one that keeps tasks.
 * @returns the id of the opened case.
 */
export type OpenTask = (work: Work, warning: Warning) => Promise<string>;
