import type { OutboxCommand } from '../../../platform/web/store/outbox.rules.ts';
import type { TimelineEntry } from '../../incidents/incidents.contract.ts';
import { unitTable } from '../../units/units.states.ts';
import {
  type AssignmentState,
  activeAssignmentStates,
  assignmentRanks,
  unitStateAfter,
} from '../assignments.states.ts';
import type { Assignment, UnitDesk } from '../dispatch.contract.ts';
import { readCommand } from './phone-commands.ts';

/** The four presses of a task, in order. */
export const steps = ['acknowledged', 'responding', 'on_scene', 'cleared'] as const;
export type Step = (typeof steps)[number];

const timeOf = {
  acknowledged: 'acknowledgedAt',
  responding: 'respondingAt',
  on_scene: 'onSceneAt',
  cleared: 'endedAt',
} as const satisfies Record<Step, keyof Assignment>;

/** A note or act on the incident, as the phone lists it. */
export type TimelineLine = TimelineEntry & { pending?: true };

/** What the crew sees: the server's word with their own unsent presses laid over it. */
export interface PhoneView extends Omit<UnitDesk, 'timeline'> {
  timeline: TimelineLine[];
  /** A call for help that has not reached the server yet. */
  panicUnsent: boolean;
}

/** The assignment after the crew's own word; unchanged when the word is behind (`assignmentRanks`). */
function advanced(assignment: Assignment, status: AssignmentState, at: string): Assignment {
  if (assignmentRanks[status] <= assignmentRanks[assignment.state]) return assignment;
  const field = status === 'refused' || status === 'cancelled' ? 'endedAt' : timeOf[status as Step];
  return { ...assignment, state: status, [field]: assignment[field] ?? at };
}

/**
 * Lays the unsent presses over what the server told, in their order, so that the screen shows each press at once, also
 * after a reload without signal. A task that ended leaves the screen.
 * @param me the signed-in person, as the author of unsent notes
 */
export function withPending(
  desk: UnitDesk,
  waiting: readonly Pick<OutboxCommand, 'path' | 'body'>[],
  me: { id: string; name: string },
): PhoneView {
  let view: PhoneView = { ...desk, panicUnsent: false };
  for (const kept of waiting) {
    const command = readCommand(kept);
    if (command?.kind === 'panic') view = { ...view, panicUnsent: true };
    else if (command?.kind === 'own-status') {
      const { status, at, reason } = command.body;
      view = {
        ...view,
        unit: { ...view.unit, status, statusAt: at, statusReason: reason ?? null, statusSource: 'unit' },
      };
    } else if (command?.kind === 'status' && command.assignmentId === view.assignment?.id) {
      const assignment = advanced(view.assignment, command.body.status, command.body.at);
      if (assignment === view.assignment) continue;
      view = {
        ...view,
        assignment,
        unit: { ...view.unit, status: unitStateAfter(assignment.state), statusAt: command.body.at },
      };
    } else if (command?.kind === 'note' && command.incidentId === view.incident?.id) {
      if (view.timeline.some((entry) => entry.narrativeId === command.body.id)) continue;
      view = { ...view, timeline: [...view.timeline, pendingNote(command.body, me)] };
    }
  }
  return view.assignment && !activeAssignmentStates.has(view.assignment.state) ? withoutTask(view) : view;
}

/** The desk's data after the server took a command: what was laid over becomes part of it until the data is asked again. */
export function accepted(
  desk: UnitDesk,
  command: Pick<OutboxCommand, 'path' | 'body'>,
  me: { id: string; name: string },
): UnitDesk {
  const { panicUnsent: _, ...view } = withPending(desk, [command], me);
  return { ...view, timeline: view.timeline.map(({ pending: _pending, ...entry }) => entry) };
}

/** The view of a crew whose task ended. */
export function withoutTask<View extends UnitDesk>(view: View): View {
  return { ...view, assignment: null, incident: null, timeline: [], others: [] };
}

function pendingNote(
  note: { id: string; text: string; at: string; corrects?: string | undefined },
  me: { id: string; name: string },
): TimelineLine {
  return {
    position: null,
    id: note.id,
    at: note.at,
    action: 'incident.narrated',
    author: me,
    role: 'field',
    kind: 'narration',
    text: { id: note.text, en: note.text },
    narrativeId: note.id,
    corrects: note.corrects ?? null,
    erased: false,
    pending: true,
  };
}

/** The one press that comes next; undefined without a task. */
export function nextStep(assignment: Assignment | null): Step | undefined {
  if (!assignment || !activeAssignmentStates.has(assignment.state)) return undefined;
  return steps.find((step) => assignmentRanks[step] > assignmentRanks[assignment.state]);
}

export interface StepMark {
  step: Step;
  done: boolean;
  /** The one to press now. */
  next: boolean;
  /** When it was pressed; null also for a step that was skipped. */
  at: string | null;
}

/** The four steps with their times, for the line above the button. */
export function stepMarks(assignment: Assignment): StepMark[] {
  const next = nextStep(assignment);
  return steps.map((step) => ({
    step,
    done: assignmentRanks[step] <= assignmentRanks[assignment.state],
    next: step === next,
    at: assignment[timeOf[step]],
  }));
}

/** Newest first; what a correction replaces stays in the list, with `correctedBy` naming the newer one. */
export function timelineLines(timeline: readonly TimelineLine[]): (TimelineLine & { corrected: boolean })[] {
  const corrected = new Set(timeline.map((entry) => entry.corrects).filter((id) => id !== null));
  return timeline
    .map((entry) => ({ ...entry, corrected: entry.narrativeId !== null && corrected.has(entry.narrativeId) }))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (b.position ?? Infinity) - (a.position ?? Infinity));
}

/** What a crew without a task may say of itself, by the state table. */
export function ownChoices(status: UnitDesk['unit']['status']): { release: boolean; takeOut: boolean } {
  return { release: unitTable[status].release !== undefined, takeOut: unitTable[status].take_out !== undefined };
}

/** May the crew give the task back now? Not any more once it is on scene. */
export function mayRefuse(assignment: Assignment | null): boolean {
  return assignment !== null && assignmentRanks[assignment.state] < assignmentRanks.on_scene;
}
