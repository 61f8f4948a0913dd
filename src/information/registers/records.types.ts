import type { Permission } from '../../platform/access/permissions.ts';
import type { FieldValue, LineOrBorder, Values } from './registers.contract.ts';

/** Where a record was placed in the area tree when it was written. */
export interface RecordAreas {
  lon: number | null;
  lat: number | null;
  /** Finest area that is known; null = of the whole district. */
  areaCode: string | null;
  rt: string | null;
  rw: string | null;
  village: string | null;
  district: string | null;
  regency: string | null;
  guessed: boolean;
  boundaryVersion: number | null;
  /** Line or border; null where there is none, and in lists, which do not read it. */
  geometry: LineOrBorder | null;
}

/** A record as it is stored, with all its values. It leaves the room through `project` only. */
export interface StoredRecord extends RecordAreas {
  id: string;
  polresId: string;
  realm: string;
  register: string;
  definitionVersion: number;
  data: Values;
  closedAt: Date | null;
  closingReason: string | null;
  createdBy: string | null;
  createdAt: Date;
  changedAt: Date;
  version: number;
  /** Fields whose values were erased when their time was over. */
  erasedFields: readonly string[];
}

/** What decides about sight: the rights of a person. */
export interface Viewer {
  permissions: ReadonlySet<Permission>;
}

/** Field → before and after, as the journal keeps it. */
export type Changes = Record<string, { from: FieldValue; to: FieldValue }>;
