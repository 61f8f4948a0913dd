import type { OutboxCommand } from '../../../platform/web/store/outbox.rules.ts';
import type { OutboxEntry } from '../../../platform/web/store/outbox.ts';
import type { NewNarrative } from '../../incidents/incidents.contract.ts';
import type { NewPosition, SetUnitStatus } from '../../units/units.contract.ts';
import type { AssignmentStatus } from '../dispatch.contract.ts';

/**
 * The paths that the phone asks. The contracts hold the same, but with their schemas, which would double the script that
 * a slow phone has to load; a test compares the two.
 */
export const phonePaths = {
  desk: '/api/desk/unit',
  status: (assignmentId: string) => `/api/assignments/${assignmentId}/status`,
  ownStatus: '/api/units/mine/status',
  narrative: (incidentId: string) => `/api/incidents/${incidentId}/narrative`,
  number: (incidentId: string) => `/api/incidents/${incidentId}/number`,
  panic: (unitId: string) => `/api/units/${unitId}/panic`,
  alarmCancel: (alarmId: string) => `/api/alarms/${alarmId}/cancel`,
  positions: '/api/positions',
  route: '/api/routing/route',
  roads: '/api/routing/roads',
} as const;

/** Body of `POST /api/positions`. */
export interface PositionBatch {
  items: NewPosition[];
}

/** What a crew can do without signal; kept in the outbox and sent once, in the order of the presses. */
export type PhoneCommand =
  | { kind: 'status'; assignmentId: string; body: AssignmentStatus & { at: string } }
  | { kind: 'own-status'; body: SetUnitStatus & { at: string } }
  | { kind: 'note'; incidentId: string; body: NewNarrative & { id: string; at: string } }
  | { kind: 'panic'; unitId: string };

/** The command as the outbox keeps it. Steps of one task depend on each other; notes on nothing. */
export function toEntry(command: Exclude<PhoneCommand, { kind: 'panic' }>, label: string): OutboxEntry {
  switch (command.kind) {
    case 'status':
      return {
        path: phonePaths.status(command.assignmentId),
        body: command.body,
        label,
        chain: `assignment/${command.assignmentId}`,
      };
    case 'own-status':
      return { path: phonePaths.ownStatus, body: command.body, label, chain: 'own-status' };
    case 'note':
      return { path: phonePaths.narrative(command.incidentId), body: command.body, label };
  }
}

const shapes = {
  status: /^\/api\/assignments\/([^/]+)\/status$/,
  note: /^\/api\/incidents\/([^/]+)\/narrative$/,
  panic: /^\/api\/units\/([^/]+)\/panic$/,
};

/** Reads a kept command back, also one from before a reload; undefined for a command of another screen. */
export function readCommand({ path, body }: Pick<OutboxCommand, 'path' | 'body'>): PhoneCommand | undefined {
  // What is kept under these paths was written by `toEntry`.
  if (path === phonePaths.ownStatus) return { kind: 'own-status', body: body as SetUnitStatus & { at: string } };
  const assignmentId = shapes.status.exec(path)?.[1];
  if (assignmentId) return { kind: 'status', assignmentId, body: body as AssignmentStatus & { at: string } };
  const incidentId = shapes.note.exec(path)?.[1];
  if (incidentId) return { kind: 'note', incidentId, body: body as NewNarrative & { id: string; at: string } };
  const unitId = shapes.panic.exec(path)?.[1];
  return unitId ? { kind: 'panic', unitId } : undefined;
}
