import { useSyncExternalStore } from 'react';

/** One timer for every clock on the screen, so that all of them change in the same picture. */
const listeners = new Set<() => void>();
let offset = 0;
let now = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  now = Date.now() + offset;
  for (const listener of listeners) listener();
  // Aim at the next full second of the time shown.
  timer = setTimeout(tick, 1000 - (now % 1000) + 5);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}

/** Between two ticks the time stands still, so that one picture never shows two times. */
function snapshot(): number {
  const real = Date.now() + offset;
  if (real - now > 1500) now = real;
  return now;
}

/** Corrects a wrong clock of this computer: server time minus local time, ms. */
export function setClockOffset(milliseconds: number): void {
  offset = milliseconds;
}

/** Epoch ms, changing once per second; the component draws again each time. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, snapshot);
}

/**
 * A value derived from the time, drawing again only when it changes: `useTick((now) => Math.floor(now / 60_000))`.
 * Keep the result a primitive.
 */
export function useTick<T extends string | number | boolean>(derive: (now: number) => T): T {
  return useSyncExternalStore(subscribe, () => derive(snapshot()));
}
