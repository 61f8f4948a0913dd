import type { Changes } from '../../information/registers/records.types.ts';
import type { Values } from '../../information/registers/registers.contract.ts';
import type { Text } from '../../platform/problem/problem.ts';
import type { OutsideBody, PoliceFunction } from './owners.types.ts';

/** The running clock of a case as it is stored. */
export interface StoredClock {
  name: string;
  startedAt: Date;
  warnAt: Date;
  dueAt: Date;
  warnedAt: Date | null;
  escalatedAt: Date | null;
  /** Working calendar it was counted with; null for one that runs day and night. */
  calendar: string | null;
}

/** A case as it is stored, with all its values. It leaves the room through `projection.rules.ts` only. */
export interface StoredCase {
  id: string;
  polresId: string;
  realm: string;
  number: number;
  process: string;
  definitionVersion: number;
  state: string;
  title: string;
  data: Values;
  areaCode: string | null;
  village: string | null;
  boundaryVersion: number | null;
  functions: PoliceFunction[];
  bodies: OutsideBody[];
  assigneeId: string | null;
  openKey: string | null;
  openedBy: string | null;
  openedAt: Date;
  enteredAt: Date;
  changedAt: Date;
  closedAt: Date | null;
  reopened: number;
  clock: StoredClock | null;
  version: number;
}

export interface StoredParty {
  id: string;
  caseId: string;
  name: string;
  acceptedAt: Date | null;
  acceptedHow: string | null;
  recordedBy: string | null;
}

/** A link as it is stored, with what is told of its target to those who may open it. */
export interface StoredLink {
  id: string;
  to: 'record' | 'incident' | 'case';
  target: string;
}

export interface StoredStep {
  state: string;
  enteredAt: Date;
  leftAt: Date;
  dueAt: Date | null;
}

/** What the journal keeps of an act on a case. */
export interface CaseBody {
  process: string;
  definitionVersion: number;
  action?: string;
  from?: string;
  to?: string;
  changes?: Changes;
  note?: string;
  message?: { to: string; text: Text };
  /** Party, link or assignee in words. */
  about?: string;
  clock?: string;
  dueAt?: string;
}
