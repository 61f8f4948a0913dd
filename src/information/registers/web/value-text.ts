import { dateLong, decimal, type Language } from '../../../platform/web/text/format.ts';
import type { FieldValue, FieldView, GeometryValue } from '../registers.contract.ts';
import { isGeometry } from '../shape.rules.ts';

/** What a value's words depend on besides the value. */
export interface Saying {
  language: Language;
  /** Names of what references point to, by id. */
  names: Readonly<Record<string, string>>;
  yes: string;
  no: string;
  /** Before the day of a consent: "setuju". */
  consent: string;
  /** A point, line or border in words. */
  shape: (shape: GeometryValue) => string;
}

/** Types whose values are ids that have a name. */
const named = new Set<FieldView['type']>(['reference', 'area', 'attachment']);

/** A day without its weekday: `22 November 2026`; what is no day stays as it is. */
export function dayText(day: string, language: Language): string {
  const at = Date.parse(`${day}T12:00:00Z`);
  return Number.isNaN(at) ? day : dateLong(at, 'WIB', language).replace(/^[^,]+, /, '');
}

/** Digits after the comma that a number needs, two at most. */
const digitsOf = (value: number): number => Math.min(2, String(value).split('.')[1]?.length ?? 0);

function one(field: FieldView, id: string, saying: Saying): string {
  if (field.type === 'enum') return field.items?.find((item) => item.id === id)?.texts[saying.language] ?? id;
  if (named.has(field.type)) return saying.names[id] ?? id;
  return field.type === 'date' || field.computed?.result === 'date' ? dayText(id, saying.language) : id;
}

/** A value in words; empty for nothing. */
export function valueText(field: FieldView, value: FieldValue | undefined, saying: Saying): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? saying.yes : saying.no;
  if (typeof value === 'number') {
    const figure = decimal(value, saying.language, digitsOf(value));
    if (field.type === 'money' || field.computed?.result === 'money') return `Rp ${figure}`;
    return field.unit ? `${figure} ${field.unit[saying.language]}` : figure;
  }
  if (Array.isArray(value)) return value.map((id) => one(field, id, saying)).join(', ');
  if (isGeometry(value)) return saying.shape(value);
  if (typeof value === 'object') {
    return `${value.value} · ${saying.consent} ${dayText(value.consentOn, saying.language)}`;
  }
  return one(field, value, saying);
}
