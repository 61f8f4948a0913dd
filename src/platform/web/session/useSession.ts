import { useSyncExternalStore } from 'react';
import { type Session, type SessionState, sessionStore } from './session.ts';

export interface UseSession {
  state: SessionState;
  session: Session | undefined;
  /** Whether to show a thing. The server decides again when it is done. */
  can(permission: string): boolean;
  has(...roles: readonly string[]): boolean;
}

export function useSession(): UseSession {
  const state = useSyncExternalStore(sessionStore.subscribe, sessionStore.get);
  const session = state.kind === 'in' ? state.session : undefined;
  return {
    state,
    session,
    can: (permission) => session?.permissions.includes(permission) ?? false,
    has: (...roles) => roles.some((role) => session?.roles.includes(role)),
  };
}
