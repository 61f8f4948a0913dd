import type { ApiProblem } from '../../../platform/web/problem.ts';

/** A refusal with the reasons of the fields that it names. */
export function words(problem: ApiProblem): string {
  return [problem.message, ...problem.fields.map((field) => field.reason)].join(' ');
}
