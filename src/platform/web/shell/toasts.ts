import { useSyncExternalStore } from 'react';

export interface ToastInput {
  text: string;
  /** Takes the act back. Every act that changes something has one. */
  undo?: () => void;
  /** `Urungkan` unless told, e.g. `Pisahkan`. */
  undoLabel?: string;
}
export interface Toast extends ToastInput {
  id: number;
  /** Epoch ms at which it goes. */
  until: number;
}

/** How long an act can be taken back from the toast, ms. */
const shownFor = 8000;
let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says what was done, bottom left, for 8 s. */
export function toast(input: ToastInput): void {
  const id = ++count;
  change([...toasts, { ...input, id, until: Date.now() + shownFor }]);
  setTimeout(() => dismiss(id), shownFor);
}

export function dismiss(id: number): void {
  if (toasts.some((one) => one.id === id)) change(toasts.filter((one) => one.id !== id));
}

/** Takes back the newest act that can be taken back; false when there is none. */
export function undoNewest(): boolean {
  const newest = toasts.findLast((one) => one.undo);
  if (!newest) return false;
  dismiss(newest.id);
  newest.undo?.();
  return true;
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
