import { useSyncExternalStore } from 'react';
import type { Query } from '../../../platform/web/api.ts';
import { sessionStore } from '../../../platform/web/session/session.ts';
import type { RegisterView } from '../registers.contract.ts';

/**
 * Why people are looked at, by account and register. Kept as long as this page lives and no longer: whoever comes back
 * another time says anew what for.
 */
const stated = new Map<string, string>();
const listeners = new Set<() => void>();

function keyOf(register: string): string {
  const state = sessionStore.get();
  return `${state.kind === 'in' ? state.session.user.id : ''}/${register}`;
}

/** The purpose that was stated for a register; empty when none was. */
export const purposeOf = (register: string): string => stated.get(keyOf(register)) ?? '';

/** Keeps a purpose; an empty one asks again. */
export function statePurpose(register: string, purpose: string): void {
  stated.set(keyOf(register), purpose.trim());
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The purpose that was stated for a register, kept fresh. */
export const usePurpose = (register: string): string => useSyncExternalStore(subscribe, () => purposeOf(register));

export interface LookAt {
  /** Whether the register may be asked: it is known, and where its records are people a purpose was stated. */
  ready: boolean;
  /** What goes along with each question. */
  query: Query;
}

/** How this page looks into a register: freely, or where its records are people with the purpose that was stated. */
export function useLook(register: Pick<RegisterView, 'id' | 'people'> | undefined): LookAt {
  const purpose = usePurpose(register?.id ?? '');
  if (!register?.people) return { ready: register !== undefined, query: {} };
  return { ready: purpose !== '', query: { purpose } };
}
