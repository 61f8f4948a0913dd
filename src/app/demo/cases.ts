import type { Values } from '../../information/registers/registers.contract.ts';
import type { Role } from '../../platform/access/permissions.ts';
import {
  backupStories,
  type CaseCourse,
  problemCourses,
  stepValues,
  tensionStories,
  warningStories,
} from './case-words.ts';
import { Random } from './random.ts';
import type { District } from './types.ts';

/** A problem of the register, as far as a case about it needs it. */
export interface KnownProblem {
  id: string;
  name: string;
  /** Groups, parted by commas. */
  parties: string;
  village: string;
}

export interface DemoStep {
  action: string;
  by: Role;
  at: Date;
  values: Values;
  /** Before it, every party accepts. */
  accepted: boolean;
}
export interface DemoCase {
  key: string;
  process: string;
  by: Role;
  at: Date;
  values: Values;
  areaCode: string | null;
  parties: string[];
  problem: string | null;
  assignee: Role | null;
  steps: DemoStep[];
}

const hourMs = 3_600_000;

/** Who takes a step: the back-up desk answers what the field asked; decisions are the commander's. */
function doerOf(process: string, action: string, opener: Role): Role {
  if (process === 'backup-request' && ['take', 'answer'].includes(action)) return 'dispatcher';
  return ['drop', 'stop'].includes(action) ? 'commander' : opener;
}

/**
 * Cases of each process at different stages, with steps spread from their beginning until `now`.
 * @param problems records of the register; problem solving begins from them.
 */
export function generateCases(
  district: District,
  problems: readonly KnownProblem[],
  now: Date,
  random = new Random(district.seed).fork('cases'),
): DemoCase[] {
  const villages = district.areas.filter(({ level }) => level === 'village').map(({ code }) => code);
  const make = (
    process: string,
    index: number,
    course: CaseCourse,
    more: Pick<DemoCase, 'by' | 'values'> & Partial<DemoCase>,
  ): DemoCase => {
    const start = now.getTime() - course.daysAgo * 24 * hourMs;
    const end = now.getTime() - course.restHours * hourMs;
    const at = (step: number) => new Date(start + ((end - start) * step) / Math.max(1, course.steps.length));
    return {
      key: `${process} ${index + 1}`,
      process,
      at: at(0),
      areaCode: random.pick(villages),
      parties: [],
      problem: null,
      assignee: null,
      steps: course.steps.map((action, step) => ({
        action,
        by: doerOf(process, action, more.by),
        at: at(step + 1),
        values: stepValues[process]?.[action] ?? {},
        accepted: action === 'close',
      })),
      ...more,
    };
  };
  return [
    ...problems.slice(0, problemCourses.length).map(({ id, name, parties, village }, index) =>
      make('problem-solving', index, problemCourses[index]!, {
        by: 'field',
        values: { name },
        areaCode: village,
        parties: parties
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one.length >= 2),
        problem: id,
        assignee: index % 3 === 0 ? null : 'field',
      }),
    ),
    ...warningStories.map(({ values, ...course }, index) =>
      make('warning-task', index, course, {
        by: 'commander',
        values,
        assignee: course.steps.length === 0 ? null : 'traffic',
      }),
    ),
    ...backupStories.map(({ values, ...course }, index) =>
      make('backup-request', index, course, {
        by: 'field',
        values,
        assignee: course.steps.includes('take') ? 'dispatcher' : null,
      }),
    ),
    ...tensionStories.map(({ values, parties, ...course }, index) =>
      make('tension', index, course, { by: 'commander', values, parties: [...parties] }),
    ),
  ];
}
