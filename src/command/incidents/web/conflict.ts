import { type Difference, differencesOf } from '../../../platform/web/kit/conflict.rules.ts';
import type { EditIncident, IncidentDetail } from '../incidents.contract.ts';

/** What the form changes. */
export interface EditForm {
  kind: string;
  placeText: string;
  lon: number;
  lat: number;
  priority: number;
  emergency: boolean;
  summary: string;
  answers: Record<string, string>;
}

/** The parts that are changed, compared and chosen as one. */
export const parts = ['kind', 'place', 'priority', 'emergency', 'summary', 'answers'] as const;
export type Part = (typeof parts)[number];

export function formOf(detail: IncidentDetail): EditForm {
  const { kind, placeText, lon, lat, priority, emergency, summary, answers } = detail;
  return { kind, placeText, lon, lat, priority, emergency, summary, answers: { ...answers } };
}

function partOf(form: EditForm, part: Part): unknown {
  if (part === 'place') return [form.placeText, form.lon, form.lat];
  if (part === 'answers') return Object.entries(form.answers).sort(([a], [b]) => a.localeCompare(b));
  return form[part];
}

/** Whether two forms say the same in this part. */
export function same(a: EditForm, b: EditForm, part: Part): boolean {
  return JSON.stringify(partOf(a, part)) === JSON.stringify(partOf(b, part));
}

/** The command with only what was changed; undefined when nothing was. */
export function toEdit(read: EditForm, form: EditForm, version: number): EditIncident | undefined {
  const changed = parts.filter((part) => !same(read, form, part));
  if (changed.length === 0) return undefined;
  const edit: EditIncident = { version };
  for (const part of changed) {
    if (part === 'place') edit.place = { text: form.placeText, lon: form.lon, lat: form.lat };
    else Object.assign(edit, { [part]: form[part] });
  }
  return edit;
}

/** What changed since `read`, on either side; parts on which both now agree are left out. */
export function differences(read: EditForm, mine: EditForm, theirs: EditForm): Difference<Part>[] {
  return differencesOf(parts, same, { read, mine, theirs });
}

/** The form after the choice: theirs, with my value in each part that is kept. */
export function merged(mine: EditForm, theirs: EditForm, keepMine: ReadonlySet<Part>): EditForm {
  const result: EditForm = { ...theirs };
  for (const part of keepMine) {
    if (part === 'place') Object.assign(result, { placeText: mine.placeText, lon: mine.lon, lat: mine.lat });
    else Object.assign(result, { [part]: mine[part] });
  }
  return result;
}
