import { useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/index.ts';

export interface Act {
  /** Given while the server is asked. */
  busy: boolean;
  /** Why it refused, in words. */
  error: ApiProblem | undefined;
  /** One command; says `done` when it is through. Resolves with the answer, or undefined when it was refused. */
  run<T>(path: string, body: unknown, done: string, undo?: () => void): Promise<T | undefined>;
  clear(): void;
}

/** One command of the page at a time, with its refusal beside the button that gave it. */
export function useAct(after: () => void): Act {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiProblem>();
  return {
    busy,
    error,
    clear: () => setError(undefined),
    async run<T>(path: string, body: unknown, done: string, undo?: () => void) {
      setBusy(true);
      setError(undefined);
      try {
        const answer = await api.post<T>(path, body);
        toast({ text: done, ...(undo ? { undo } : {}) });
        after();
        return answer;
      } catch (problem) {
        if (!(problem instanceof ApiProblem)) throw problem;
        setError(problem);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}

/** The refusal of a command, with the fields it names. */
export function refusal(error: ApiProblem): string {
  return [error.message, ...error.fields.map((field) => field.reason)].join(' ');
}
