import type { PositionMark } from './units.memory.ts';

export type PositionListener = (polresId: string, marks: PositionMark[]) => void;

export interface PositionFeed {
  moved(polresId: string, mark: PositionMark): void;
  onPositions(listener: PositionListener): () => void;
  close(): void;
}

const tickMs = 250;
/** A unit appears on the screens at most this often, however often its device reports. */
const perUnitMs = 1_000;

/** Tells the screens where units are: the newest place of each, at most once a second, many in one message. */
export function createPositionFeed(): PositionFeed {
  const listeners = new Set<PositionListener>();
  const pending = new Map<string, { polresId: string; mark: PositionMark }>();
  const lastSent = new Map<string, number>();

  function send(): void {
    const now = Date.now();
    const batches = new Map<string, PositionMark[]>();
    for (const [unitId, { polresId, mark }] of pending) {
      if (now - (lastSent.get(unitId) ?? 0) < perUnitMs) continue;
      pending.delete(unitId);
      lastSent.set(unitId, now);
      const batch = batches.get(polresId);
      if (batch) batch.push(mark);
      else batches.set(polresId, [mark]);
    }
    for (const [polresId, marks] of batches) for (const listener of listeners) listener(polresId, marks);
  }
  const timer = setInterval(send, tickMs);
  timer.unref();

  return {
    moved(polresId, mark) {
      if (listeners.size > 0) pending.set(mark.unitId, { polresId, mark });
    },
    onPositions(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => clearInterval(timer),
  };
}
