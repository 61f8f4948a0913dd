import type { NewSetting, SettingView } from '../../../platform/settings/settings.contract.ts';
import type { Zone } from '../../../platform/web/text/format.ts';

export type SettingKey = SettingView['key'];
export interface DistanceTarget {
  overKm: number;
  minutes: number;
}

/** Whether a value is a list of response targets; every other setting is a number. */
export function isTargets(value: unknown): value is DistanceTarget[] {
  return (
    Array.isArray(value) &&
    value.every((one) => typeof one === 'object' && one !== null && 'overKm' in one && 'minutes' in one)
  );
}

/** What the form holds: numbers as typed, so that a half-typed one is not changed under the hands. */
export interface SettingForm {
  number: string;
  targets: { overKm: string; minutes: string }[];
  /** `2026-11-23T08:00` of the district's clock; empty = now. */
  validFrom: string;
  reason: string;
}

export function formOf(view: SettingView): SettingForm {
  const { value } = view;
  return {
    number: typeof value === 'number' ? String(value) : '',
    targets: isTargets(value)
      ? value.map(({ overKm, minutes }) => ({ overKm: String(overKm), minutes: String(minutes) }))
      : [],
    validFrom: '',
    reason: '',
  };
}

const zoneHours: Readonly<Record<Zone, number>> = { WIB: 7, WITA: 8, WIT: 9 };

/** The instant of a wall-clock time of the district; undefined for what is none. */
export function instantOf(wall: string, zone: Zone): string | undefined {
  const at = Date.parse(`${wall}:00Z`);
  return Number.isNaN(at) ? undefined : new Date(at - zoneHours[zone] * 3_600_000).toISOString();
}

const figure = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed.replace(',', '.')));

/** The decision, or undefined while something is missing. Whether the value itself is allowed the server says. */
export function toDecision(view: SettingView, form: SettingForm, zone: Zone): NewSetting | undefined {
  const reason = form.reason.trim();
  if (reason.length < 5) return undefined;
  const value = isTargets(view.value)
    ? form.targets.map((row) => ({ overKm: figure(row.overKm), minutes: figure(row.minutes) }))
    : figure(form.number);
  const numbers = typeof value === 'number' ? [value] : value.flatMap((row) => [row.overKm, row.minutes]);
  if (numbers.length === 0 || numbers.some(Number.isNaN)) return undefined;
  if (form.validFrom === '') return { key: view.key, value, reason };
  const validFrom = instantOf(form.validFrom, zone);
  return validFrom ? { key: view.key, value, validFrom, reason } : undefined;
}
