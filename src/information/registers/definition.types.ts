import type { Permission } from '../../platform/access/permissions.ts';
import type { Text } from '../../platform/problem/problem.ts';

/** Whom a field tells about. A field about a person is allowed in few registers only (`guard.rules.ts`). */
export const abouts = ['person', 'group', 'area', 'thing'] as const;
export type About = (typeof abouts)[number];

interface FieldBase {
  texts: Text;
  /** One sentence under the input: what to write, and what not. */
  help?: Text;
  about: About;
  required?: boolean;
  /** Its words are found by the search box of the register. */
  search?: boolean;
  /** Offered as a filter; enum, yes or no, date, number and money fields, references and areas. */
  filter?: boolean;
  /** Who sees it; left out: whoever may read the register. */
  seenBy?: Permission;
  /** First version of the definition that has it (default 1), and the last one; a retired field is shown, never asked. */
  since?: number;
  until?: number;
  /** Whole months after a record's closing at whose end its value is erased, there and in the journal. */
  retention?: number;
}

/** An item of an enum; retired ones are kept for the records that have them, and can no longer be chosen. */
export interface EnumItem {
  texts: Text;
  retired?: boolean;
  /** Other words that the search box finds it by: "begal" for street robbery. */
  aliases?: readonly string[];
}

/** A field. Its type and meaning never change: it retires, and another begins. */
export type Field = FieldBase &
  (
    | { type: 'text'; maxLength?: number }
    | { type: 'longtext'; maxLength?: number }
    | { type: 'number'; unit: Text; min?: number; max?: number; integer?: boolean }
    /** `due`: a day that somebody must not let pass; near and past ones are listed. */
    | { type: 'date'; due?: boolean }
    | { type: 'enum'; items: Readonly<Record<string, EnumItem>>; several?: boolean }
    /** Whole rupiah. */
    | { type: 'money' }
    | { type: 'yesno' }
    | { type: 'reference'; to: ReferenceTarget; register?: string; several?: boolean }
    /** A name or number that its owner agreed to give: value and the day of the consent. */
    | { type: 'contact' }
    /** Code of an area, not below `finest` (default RT). */
    | { type: 'area'; finest?: PlaceLevel; several?: boolean }
    /** Files, kept as ids; at most 10 MB each (`files.rules.ts`). */
    | { type: 'attachment'; several?: boolean }
    /** A second place on the map, besides the record's own; GeoJSON (`geometry.rules.ts`). */
    | { type: 'point' | 'line' | 'polygon' }
    /** Never stored and never asked: worked out for each reader from what that person may see. */
    | { type: 'computed'; compute: Compute }
  );
export type FieldType = Field['type'];

/**
 * A figure over the records of `register` whose reference field `by` points to this record, or over the incidents that
 * this record's own reference field `incidents` names. Open records only, unless `closed` is said.
 */
export type Source =
  | {
      register: string;
      by: string;
      closed?: boolean;
      /** Only those whose enum or yes-or-no field has this value. */
      where?: Readonly<Record<string, string | boolean>>;
    }
  | { incidents: string };

/** How a computed field is worked out; anything more is a named function beside the definition. */
export type Compute =
  | { how: 'count'; of: Source }
  /** The latest day: of a date field there, or of the last change (incidents: of the report). */
  | { how: 'latest'; of: Source; field?: string }
  /** Sum of a number or money field there; records without it count as nothing. */
  | { how: 'sum'; of: Extract<Source, { register: string }>; field: string }
  /** Whole days from this record's own date field until today; negative before that day. */
  | { how: 'age'; field: string };

export const referenceTargets = ['record', 'unit', 'incident', 'account', 'area'] as const;
export type ReferenceTarget = (typeof referenceTargets)[number];

/** Where a record lies: at one place of the map, along a line, within a border, somewhere in an area, or nowhere in particular. */
export const placements = ['point', 'line', 'polygon', 'area', 'none'] as const;
export type Placement = (typeof placements)[number];

/** Levels of the area tree that a record may belong to, from the top down. */
export const placeLevels = ['regency', 'district', 'village', 'rw', 'rt'] as const;
export type PlaceLevel = (typeof placeLevels)[number];

/** Functions of a district that look after a register. */
export const ownerFunctions = [
  'command',
  'operations',
  'planning',
  'personnel',
  'logistics',
  'intelkam',
  'reskrim',
  'resnarkoba',
  'samapta',
  'traffic',
  'binmas',
  'water',
  'women_children',
  'service',
  'sector',
  'communication',
  'oversight',
] as const;
export type OwnerFunction = (typeof ownerFunctions)[number];

export const symbolShapes = ['circle', 'square', 'triangle', 'diamond'] as const;
/** Colour tokens of the screens, without their dashes. */
export const symbolColours = ['accent', 'info', 'ok', 'warn', 'danger', 'muted'] as const;
export interface MapSymbol {
  shape: (typeof symbolShapes)[number];
  colour: (typeof symbolColours)[number];
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
  /** The finest area that a record may belong to (default RT); a place is kept no finer than this in words and figures. */
  level?: PlaceLevel;
  /** The function that looks after it. */
  owner?: OwnerFunction;
  read: Permission;
  write: Permission;
  symbol: MapSymbol;
  /** The field that names a record in lists and on the map. */
  title: string;
  fields: Readonly<Record<string, Field>>;
  /** Screens, clocks and reports that use it. */
  usedBy: readonly string[];
  /** Whole months after its closing at whose end all values of a record are erased, there and in the journal. */
  retention?: number;
  /** Name of the one screen of its own that it may have. */
  component?: string;
}
