import type { Permission } from '../../platform/access/permissions.ts';
import type { Text } from '../../platform/problem/problem.ts';

/** Whom a field tells about. A field about a person is allowed in few registers only (`guard.rules.ts`). */
export type About = 'person' | 'group' | 'area' | 'thing';

interface FieldBase {
  texts: Text;
  /** One sentence under the input: what to write, and what not. */
  help?: Text;
  about: About;
  required?: boolean;
  /** Its words are found by the search box of the register. */
  search?: boolean;
  /** Offered as a filter; enum, yes or no, date and number fields, references and areas. */
  filter?: boolean;
  /** Who sees it; left out: whoever may read the register. */
  seenBy?: Permission;
  /** First version of the definition that has it (default 1), and the last one; a retired field is shown, never asked. */
  since?: number;
  until?: number;
}

/** An item of an enum; retired ones are kept for the records that have them, and can no longer be chosen. */
export interface EnumItem {
  texts: Text;
  retired?: boolean;
}

/** A field. Its type and meaning never change: it retires, and another begins. */
export type Field = FieldBase &
  (
    | { type: 'text'; maxLength?: number }
    | { type: 'longtext'; maxLength?: number }
    | { type: 'number'; unit: Text; min?: number; max?: number; integer?: boolean }
    | { type: 'date' }
    | { type: 'enum'; items: Readonly<Record<string, EnumItem>>; several?: boolean }
    /** Whole rupiah. */
    | { type: 'money' }
    | { type: 'yesno' }
    | { type: 'reference'; to: ReferenceTarget; register?: string; several?: boolean }
    /** A name or number that its owner agreed to give: value and the day of the consent. */
    | { type: 'contact' }
  );
export type FieldType = Field['type'];

export const referenceTargets = ['record', 'unit', 'incident', 'account', 'area'] as const;
export type ReferenceTarget = (typeof referenceTargets)[number];

/** Where a record lies: at one place of the map, somewhere in an area, or nowhere in particular. */
export type Placement = 'point' | 'area' | 'none';

export const symbolShapes = ['circle', 'square', 'triangle', 'diamond'] as const;
export interface MapSymbol {
  shape: (typeof symbolShapes)[number];
  /** A colour token of the screens, without its dashes. */
  colour: 'accent' | 'info' | 'ok' | 'warn' | 'danger' | 'muted';
}

/** One list of a district, in one file. Everything else comes from it. */
export interface RegisterDefinition {
  /** In addresses and journal entries: lower case, digits, dashes. */
  id: string;
  version: number;
  /** Ids of the requirement catalogue that it answers. */
  sources: readonly string[];
  /** Who looked at its fields and found them lawful, and when (YYYY-MM-DD). */
  approvedBy: { name: string; on: string };
  texts: { one: Text; many: Text; purpose: Text };
  placement: Placement;
  read: Permission;
  write: Permission;
  symbol: MapSymbol;
  /** The field that names a record in lists and on the map. */
  title: string;
  fields: Readonly<Record<string, Field>>;
  /** Screens, clocks and reports that use it. */
  usedBy: readonly string[];
}
