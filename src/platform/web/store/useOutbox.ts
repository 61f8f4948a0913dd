import { useSyncExternalStore } from 'react';
import { type OutboxView, outbox } from './outbox.ts';

/** The unsent and refused commands of the signed-in person, live. */
export function useOutbox(): OutboxView {
  return useSyncExternalStore(outbox.subscribe, outbox.view);
}
