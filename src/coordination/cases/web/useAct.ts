import { useState } from 'react';
import { ApiProblem } from '../../../platform/web/problem.ts';
import type { CaseView } from '../cases.contract.ts';
import { useRefresh, useShow } from './useCases.ts';

/**
 * One command at a time: whether it is under way, and why the last one was refused. A case that it answers is shown at
 * once; everything else is read again after it.
 */
export function useAct() {
  const refresh = useRefresh();
  const show = useShow();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiProblem>();
  async function act(command: () => Promise<CaseView | undefined>): Promise<boolean> {
    setBusy(true);
    setError(undefined);
    try {
      const answered = await command();
      if (answered) show(answered);
      return true;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setError(problem);
      return false;
    } finally {
      setBusy(false);
      refresh();
    }
  }
  return { act, busy, error };
}

/** Why a command was refused, in one line. */
export const refusal = (error: ApiProblem): string =>
  [error.message, ...error.fields.map(({ reason }) => reason)].join(' ');
