import type { ApiProblem } from '../problem.ts';

/** A command typed by a person, kept until the server has answered. `id` is its Idempotency-Key. */
export interface OutboxCommand {
  /** Order of typing, given by the database. */
  sequence?: number;
  id: string;
  /** Who typed it; nobody else's session may send it. */
  account: string;
  path: string;
  body: unknown;
  /** What it does, in words, for the list of unsent commands. */
  label: string;
  /** Commands of one chain depend on each other: when one is refused, the later ones are not sent. */
  chain?: string;
  /** Epoch ms. */
  typedAt: number;
  attempts: number;
  state: 'waiting' | 'refused';
  reason?: string;
}

export type Step =
  | { do: 'remove' }
  | { do: 'retry'; afterMs: number }
  | { do: 'sign-in' }
  | { do: 'refuse'; reason: string };

/** The server's own failure is repeated this often; then a person has to look, so that the rest can go on. */
const serverErrorTries = 5;

/**
 * What to do with a command after a try. Repeats are safe: the key stays the same.
 * @param problem undefined for a success
 * @param attempts tries so far, this one included
 * @param afterMs the back-off for this number of tries
 */
export function nextStep(problem: ApiProblem | undefined, attempts: number, afterMs: number): Step {
  if (!problem) return { do: 'remove' };
  if (problem.status === 401) return { do: 'sign-in' };
  const wait: Step = { do: 'retry', afterMs: Math.max(afterMs, (problem.retryAfter ?? 0) * 1000) };
  if (problem.away || problem.status === 429 || problem.status === 408) return wait;
  if (problem.status >= 500 && attempts < serverErrorTries) return wait;
  return { do: 'refuse', reason: problem.message };
}

/** The next command to send: the oldest waiting one of this account; undefined when nothing waits. */
export function nextCommand(commands: readonly OutboxCommand[], account: string): OutboxCommand | undefined {
  return inOrder(commands).find((command) => command.account === account && command.state === 'waiting');
}

/** Waiting commands that depend on the refused one, and so must not be sent. */
export function dependents(commands: readonly OutboxCommand[], refused: OutboxCommand): OutboxCommand[] {
  if (refused.chain === undefined) return [];
  return inOrder(commands).filter(
    (command) =>
      command.chain === refused.chain &&
      command.account === refused.account &&
      command.state === 'waiting' &&
      (command.sequence ?? 0) > (refused.sequence ?? 0),
  );
}

function inOrder(commands: readonly OutboxCommand[]): OutboxCommand[] {
  return [...commands].sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
}
