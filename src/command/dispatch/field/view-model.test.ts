import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentPaths } from '../../incidents/incidents.contract.ts';
import { routingPaths } from '../../routing/routing.contract.ts';
import { unitPaths } from '../../units/units.contract.ts';
import { assignmentRanks, assignmentStates } from '../assignments.states.ts';
import { type Assignment, dispatchPaths, type UnitDesk } from '../dispatch.contract.ts';
import { type PhoneCommand, phonePaths, readCommand, toEntry } from './phone-commands.ts';
import { aDesk, anAssignment, anEntry } from './testing/desks.ts';
import {
  accepted,
  mayRefuse,
  nextStep,
  ownChoices,
  stepMarks,
  steps,
  timelineLines,
  withPending,
} from './view-model.ts';

const me = { id: 'me', name: 'Aiptu Contoh' };
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 20, minute)).toISOString();
type Kept = Exclude<PhoneCommand, { kind: 'panic' }>;
const press = (command: Kept) => toEntry(command, 'x');
const step = (status: (typeof steps)[number] | 'refused', minute: number) =>
  press({ kind: 'status', assignmentId: 'a1', body: { status, at: at(minute) } });

describe('paths', () => {
  it('are those of the contracts', () => {
    const filled = (path: string): string => path.replace('{id}', 'x');
    expect(phonePaths.desk).toBe(dispatchPaths.unitDesk);
    expect(phonePaths.status('x')).toBe(filled(dispatchPaths.assignmentStatus));
    expect(phonePaths.alarmCancel('x')).toBe(filled(dispatchPaths.alarmCancel));
    expect(phonePaths.ownStatus).toBe(unitPaths.mineStatus);
    expect(phonePaths.panic('x')).toBe(filled(unitPaths.panic));
    expect(phonePaths.positions).toBe(unitPaths.positions);
    expect(phonePaths.narrative('x')).toBe(filled(incidentPaths.narrative));
    expect(phonePaths.number('x')).toBe(filled(incidentPaths.number));
    expect(phonePaths.route).toBe(routingPaths.route);
    expect(phonePaths.roads).toBe(routingPaths.roads);
  });
});

describe('commands', () => {
  it('read back as they were written', () => {
    const commands: Kept[] = [
      { kind: 'status', assignmentId: 'a1', body: { status: 'on_scene', at: at(1) } },
      { kind: 'own-status', body: { status: 'out', reason: 'break', at: at(2) } },
      { kind: 'note', incidentId: 'i1', body: { id: 'n1', text: 'x', at: at(3) } },
    ];
    for (const command of commands) expect(readCommand(press(command))).toEqual(command);
    expect(readCommand({ path: '/api/calls', body: {} })).toBeUndefined();
  });
  it('chain the steps of one task, so that none overtakes a refused one', () => {
    expect(step('responding', 1).chain).toBe(step('on_scene', 2).chain);
    expect(press({ kind: 'note', incidentId: 'i1', body: { id: 'n', text: 'x', at: at(1) } }).chain).toBeUndefined();
  });
});

describe('unsent presses', () => {
  it('show at once, with the time of the press', () => {
    const view = withPending(aDesk(), [step('acknowledged', 3), step('responding', 4)], me);
    expect(view.assignment).toMatchObject({ state: 'responding', acknowledgedAt: at(3), respondingAt: at(4) });
    expect(view.unit.status).toBe('responding');
  });
  it('never take the task back behind what the server knows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...assignmentStates),
        fc.array(fc.tuple(fc.constantFrom(...steps), fc.nat(59)), { maxLength: 6 }),
        (state, presses) => {
          const desk = aDesk({ assignment: anAssignment({ state }) });
          const view = withPending(
            desk,
            presses.map(([status, minute]) => step(status, minute)),
            me,
          );
          const rank = assignmentRanks[view.assignment?.state ?? 'cleared'];
          expect(rank).toBeGreaterThanOrEqual(assignmentRanks[state]);
        },
      ),
    );
  });
  it('clear the screen when the task is done or refused', () => {
    expect(withPending(aDesk(), [step('cleared', 9)], me)).toMatchObject({
      assignment: null,
      incident: null,
      unit: { status: 'returning' },
    });
    expect(withPending(aDesk(), [step('refused', 9)], me).unit.status).toBe('available');
  });
  it('of another task do nothing', () => {
    const other = press({ kind: 'status', assignmentId: 'a2', body: { status: 'cleared', at: at(1) } });
    expect(withPending(aDesk(), [other], me).assignment?.state).toBe('assigned');
  });
  it('notes stand in the timeline, once, marked as unsent', () => {
    const note = press({ kind: 'note', incidentId: 'i1', body: { id: 'n1', text: 'Satu diamankan', at: at(5) } });
    const view = withPending(aDesk(), [note], me);
    expect(view.timeline.at(-1)).toMatchObject({ text: { id: 'Satu diamankan' }, author: me, pending: true });
    const sent = accepted(aDesk(), note, me);
    expect(sent.timeline.at(-1)).not.toHaveProperty('pending');
    expect(withPending(sent, [note], me).timeline).toHaveLength(sent.timeline.length);
  });
  it('own status and call for help', () => {
    const out = press({ kind: 'own-status', body: { status: 'out', reason: 'fuel', at: at(7) } });
    const view = withPending(aDesk({ assignment: null }), [out, { path: phonePaths.panic('u1'), body: {} }], me);
    expect(view.unit).toMatchObject({ status: 'out', statusReason: 'fuel', statusAt: at(7) });
    expect(view.panicUnsent).toBe(true);
  });
});

describe('steps', () => {
  const next = (state: Assignment['state']) => nextStep(anAssignment({ state }));
  it('one at a time, none after the end', () => {
    expect(
      ['assigned', 'acknowledged', 'responding', 'on_scene'].map((state) => next(state as Assignment['state'])),
    ).toEqual(steps);
    expect([next('cleared'), next('refused'), nextStep(null)]).toEqual([undefined, undefined, undefined]);
  });
  it('a skipped step counts as done, without a time', () => {
    const marks = stepMarks(anAssignment({ state: 'on_scene', onSceneAt: at(8) }));
    expect(marks.map((mark) => [mark.done, mark.at])).toEqual([
      [true, null],
      [true, null],
      [true, at(8)],
      [false, null],
    ]);
    expect(marks.find((mark) => mark.next)?.step).toBe('cleared');
  });
  it('a crew on scene does not refuse any more', () => {
    expect(mayRefuse(anAssignment({ state: 'responding' }))).toBe(true);
    expect(mayRefuse(anAssignment({ state: 'on_scene' }))).toBe(false);
  });
});

describe('own status', () => {
  it('offers what the state table allows', () => {
    const status = (value: UnitDesk['unit']['status']) => ownChoices(value);
    expect(status('available')).toEqual({ release: false, takeOut: true });
    expect(status('out')).toEqual({ release: true, takeOut: false });
    expect(status('returning')).toEqual({ release: true, takeOut: true });
  });
});

describe('timeline', () => {
  it('is newest first and marks what was corrected', () => {
    const lines = timelineLines([
      anEntry({ id: 'e1', at: at(1), narrativeId: 'n1' }),
      anEntry({ id: 'e2', at: at(2), narrativeId: 'n2', corrects: 'n1' }),
    ]);
    expect(lines.map((line) => [line.id, line.corrected])).toEqual([
      ['e2', false],
      ['e1', true],
    ]);
  });
});
