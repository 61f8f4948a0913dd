import type { FieldView } from '../../../information/registers/registers.contract.ts';
import type { NewCase, ProcessView } from '../cases.contract.ts';
import type { OutsideBody, PoliceFunction } from '../owners.types.ts';
import { isFaulty, type TypedValues, toValues } from './form.ts';
import type { Picked } from './LinkPicker.tsx';

/** The intake as it is typed; plain JSON, kept as a draft under the id that the case will have. */
export interface Intake {
  id: string;
  typed: TypedValues;
  areaCode: string;
  functions: readonly PoliceFunction[];
  bodies: readonly OutsideBody[];
  parties: readonly string[];
  links: readonly Picked[];
}

/** What the address brings along: what the case is about, and where. */
export function linkFrom(query: URLSearchParams): { to: 'record' | 'incident'; target: string } | undefined {
  const [record, incident] = [query.get('record'), query.get('incident')];
  if (record) return { to: 'record', target: record };
  return incident ? { to: 'incident', target: incident } : undefined;
}

/** Whether a process takes what the address brings along. */
export function takesFrom(process: Pick<ProcessView, 'links'>, query: URLSearchParams): boolean {
  const brought = linkFrom(query);
  if (!brought) return true;
  const register = query.get('register');
  return process.links.some(
    (rule) => rule.to === brought.to && (rule.register === null || register === null || rule.register === register),
  );
}

/** The register of a record that the address brings: named there, or the only one that the process links to. */
export function registerFrom(process: Pick<ProcessView, 'links'>, query: URLSearchParams): string | undefined {
  return (
    query.get('register') ?? process.links.find((rule) => rule.to === 'record' && rule.register)?.register ?? undefined
  );
}

/** The intake before anything is typed. */
export function emptyIntake(process: ProcessView, id: string, areaCode: string): Intake {
  const { functions, bodies } = process.owners;
  return { id, typed: {}, areaCode, functions, bodies, parties: [], links: [] };
}

/** Whether the area is asked for and missing. */
export const lacksArea = (process: Pick<ProcessView, 'area'>, intake: Pick<Intake, 'areaCode'>): boolean =>
  process.area === 'required' && intake.areaCode === '';

/** Whether the intake can be sent. */
export function isComplete(process: ProcessView, fields: readonly FieldView[], intake: Intake): boolean {
  return !isFaulty(fields, intake.typed) && !lacksArea(process, intake);
}

/** The command that opens the case; the id is the form's own, so that sending twice opens one. */
export function toCommand(process: ProcessView, fields: readonly FieldView[], intake: Intake): NewCase {
  const parties = intake.parties.map((name) => name.trim()).filter(Boolean);
  return {
    id: intake.id,
    values: toValues(fields, intake.typed),
    functions: [...intake.functions],
    bodies: [...intake.bodies],
    ...(intake.areaCode ? { areaCode: intake.areaCode } : {}),
    ...(process.parties && parties.length > 0 ? { parties: parties.map((name) => ({ name })) } : {}),
    ...(intake.links.length > 0 ? { links: intake.links.map(({ to, target }) => ({ to, target })) } : {}),
  };
}
