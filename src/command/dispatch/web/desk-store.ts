import type { LiveEvent } from '../../../platform/web/live/live.ts';
import type { DispatchDesk } from '../dispatch.contract.ts';
import { applySteps, type DeskState, type DeskStep, emptyDesk, type PositionMark, stateOf } from './desk-state.ts';

export interface DeskStore {
  get(): DeskState;
  subscribe(listener: () => void): () => void;
  /** First data, or all of it again; live events newer than it are applied on top. */
  load(desk: DispatchDesk): void;
  event(event: LiveEvent): void;
  positions(items: readonly PositionMark[]): void;
}

/** Events are remembered this long, so that first data read a moment earlier cannot undo them. */
const remembered = 2000;

/**
 * The desk's rows outside of React. Live events are gathered and applied once per drawn picture.
 * @param schedule calls back before the next picture; a timer while the tab is hidden
 */
export function createDeskStore(schedule: (run: () => void) => void = nextPicture): DeskStore {
  let state = emptyDesk;
  let loaded = false;
  let waiting: DeskStep[] = [];
  let planned = false;
  let recent: { position: number; step: DeskStep }[] = [];
  const listeners = new Set<() => void>();

  function become(next: DeskState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }
  function flush(): void {
    planned = false;
    if (!loaded || waiting.length === 0) return;
    const steps = waiting;
    waiting = [];
    become(applySteps(state, steps));
  }
  function plan(step: DeskStep): void {
    waiting.push(step);
    if (planned) return;
    planned = true;
    schedule(flush);
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load(desk) {
      loaded = true;
      waiting = [];
      const later = recent.filter((one) => one.position > desk.position).map((one) => one.step);
      become(applySteps(stateOf(desk), later));
    },
    event(event) {
      const step = stepOf(event);
      if (!step) return;
      recent.push({ position: event.position, step });
      if (recent.length > 2 * remembered) recent = recent.slice(-remembered);
      plan(step);
    },
    positions(items) {
      if (items.length > 0) plan({ kind: 'positions', items });
    },
  };
}

/** What an event means for the desk. The server's contract for live views is the promise of these shapes. */
export function stepOf({ subject: { type, id }, data }: LiveEvent): DeskStep | undefined {
  switch (type) {
    case 'incident':
    case 'unit':
    case 'call':
    case 'alarm':
      return { kind: type, id, data: data ?? null } as DeskStep;
    case 'assignment':
      return data ? ({ kind: type, data } as DeskStep) : undefined;
    default:
      return undefined;
  }
}

function nextPicture(run: () => void): void {
  // A hidden tab draws no pictures, but its alarms must sound.
  if (document.hidden) setTimeout(run, 250);
  else requestAnimationFrame(run);
}
