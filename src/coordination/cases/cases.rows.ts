import { sql } from 'kysely';
import type { Values } from '../../information/registers/registers.contract.ts';
import type { StoredCase } from './cases.types.ts';
import type { OutsideBody, PoliceFunction } from './owners.types.ts';

/** A row of `cases.case` as the queries of this room read it. */
export interface CaseRecord {
  id: string;
  polres_id: string;
  realm: string;
  number: number;
  process: string;
  definition_version: number;
  state: string;
  title: string;
  data: Values;
  area_code: string | null;
  village_code: string | null;
  boundary_version: number | null;
  functions: PoliceFunction[];
  bodies: OutsideBody[];
  assignee_id: string | null;
  open_key: string | null;
  opened_by: string | null;
  opened_at: Date;
  entered_at: Date;
  changed_at: Date;
  closed_at: Date | null;
  reopened: number;
  clock: string | null;
  clock_started_at: Date | null;
  warn_at: Date | null;
  due_at: Date | null;
  warned_at: Date | null;
  escalated_at: Date | null;
  calendar: string | null;
  version: number;
}

export const caseColumns =
  sql.raw(`c.id, c.polres_id, c.realm, c.number, c.process, c.definition_version, c.state, c.title, c.data,
  c.area_code, c.village_code, c.boundary_version, c.functions, c.bodies, c.assignee_id, c.open_key, c.opened_by, c.opened_at,
  c.entered_at, c.changed_at, c.closed_at, c.reopened, c.clock, c.clock_started_at, c.warn_at, c.due_at, c.warned_at,
  c.escalated_at, c.calendar, c.version`);

export const toStored = (row: CaseRecord): StoredCase => ({
  id: row.id,
  polresId: row.polres_id,
  realm: row.realm,
  number: row.number,
  process: row.process,
  definitionVersion: row.definition_version,
  state: row.state,
  title: row.title,
  data: row.data,
  areaCode: row.area_code,
  village: row.village_code,
  boundaryVersion: row.boundary_version,
  functions: row.functions,
  bodies: row.bodies,
  assigneeId: row.assignee_id,
  openKey: row.open_key,
  openedBy: row.opened_by,
  openedAt: row.opened_at,
  enteredAt: row.entered_at,
  changedAt: row.changed_at,
  closedAt: row.closed_at,
  reopened: row.reopened,
  clock:
    row.clock === null || row.clock_started_at === null || row.warn_at === null || row.due_at === null
      ? null
      : {
          name: row.clock,
          startedAt: row.clock_started_at,
          warnAt: row.warn_at,
          dueAt: row.due_at,
          warnedAt: row.warned_at,
          escalatedAt: row.escalated_at,
          calendar: row.calendar,
        },
  version: row.version,
});
