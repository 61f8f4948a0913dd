import type { Text } from '../../platform/problem/problem.ts';
import { outReasons } from '../units/units.states.ts';
import { recallReasons, refuseReasons } from './assignments.states.ts';
import { overrideReasons } from './recommend.types.ts';

type Ready = readonly { code: string; label: Text }[];

/** Reasons that no one chooses: given by the server when one thing follows from another. */
const consequences: Ready = [
  { code: 'incident_ended', label: { id: 'Kejadian sudah berakhir', en: 'The incident has ended' } },
  { code: 'unit_status', label: { id: 'Menurut status unit', en: "By the unit's status" } },
];
/** `capability` was written by other programs for `ability`. */
const overrides: Ready = [
  ...overrideReasons,
  { code: 'capability', label: { id: 'Kemampuan atau perlengkapan', en: 'Skill or equipment' } },
];

const of = (ready: Ready, code: string): Text =>
  ready.find((one) => one.code === code)?.label ?? { id: code, en: code };

/**
 * Why an assignment ended, in words; free text stays as it is. An assignment also ends by the unit's own status, with
 * the reason of that status. Codes of two lists may be the same word, so a refusal is read by its own list first.
 */
export const endReasonText = (state: string, code: string): Text =>
  of(
    state === 'refused'
      ? [...refuseReasons, ...recallReasons, ...outReasons, ...consequences]
      : [...recallReasons, ...consequences, ...outReasons, ...refuseReasons],
    code,
  );

/** Why a unit is out of service, in words; free text stays as it is. */
export const outReasonText = (code: string): Text => of(outReasons, code);

/** Why a dispatcher chose otherwise than proposed, in words. */
export const overrideReasonText = (code: string): Text => of(overrides, code);
