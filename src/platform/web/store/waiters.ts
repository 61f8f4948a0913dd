import { ApiProblem } from '../problem.ts';

/** How one command ended, in a form that can be sent to another tab. */
export interface Ending {
  id: string;
  answer?: unknown;
  problem?: { status: number; code: string; title: string; detail: string; fields: { path: string; reason: string }[] };
}

/** The refusal in a form that can be sent to another tab. */
export function plainProblem(problem: ApiProblem): NonNullable<Ending['problem']> {
  const { status, code, title, detail, fields } = problem;
  return { status, code, title, detail, fields: fields.map((field) => ({ ...field })) };
}

/**
 * Those who wait for the answer of a command. The tab that typed it may not be the one that sends it, so endings
 * are told to all tabs.
 */
export function createWaiters() {
  const waiting = new Map<string, { resolve: (answer: unknown) => void; reject: (problem: ApiProblem) => void }>();
  return {
    wait: (id: string): Promise<unknown> => new Promise((resolve, reject) => waiting.set(id, { resolve, reject })),
    end({ id, answer, problem }: Ending): void {
      const waiter = waiting.get(id);
      waiting.delete(id);
      if (problem) waiter?.reject(new ApiProblem(problem));
      else waiter?.resolve(answer);
    },
  };
}
