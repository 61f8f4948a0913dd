import type { Cases } from '../coordination/cases/index.ts';
import { ownerFunctions } from '../information/registers/definition.types.ts';
import type { OpenTask } from '../information/status/index.ts';
import type { SystemDoer } from '../platform/journal/work.ts';

/** Warnings of the status room become tasks of the room of cases, which it knows nothing of. */
export const openWarningTasks =
  (cases: Pick<Cases, 'open' | 'calendars'>): OpenTask =>
  async (work, warning) => {
    const { polresId, realm } = work.doer;
    const system: SystemDoer = { accountId: null, roles: ['system'], polresId, realm };
    const { calendar } = await cases.calendars.of(work.tx, polresId);
    const { id } = await cases.open(work, system, 'warning-task', {
      id: warning.id,
      values: {
        name: warning.title.id,
        warning: warning.reasons.map((reason) => reason.id).join(' ') || warning.title.id,
        proposedAction: warning.proposedAction.id,
        deadline: warning.dueAt.toLocaleDateString('sv-SE', { timeZone: calendar.timezone }),
      },
      areaCode: warning.areaCode,
      ...owners(warning.owner),
      links: warning.problemId === null ? [] : [{ to: 'record', target: warning.problemId }],
    });
    return id;
  };

/** The function that the warning names, where it is one; else the process says who owns the task. */
function owners(owner: string): Partial<Pick<Parameters<Cases['open']>[3], 'functions'>> {
  const named = ownerFunctions.find((one) => one === owner);
  return named ? { functions: [named] } : {};
}
