import { api, setCsrf, whenSignedOut } from '../api.ts';
import { live, whenLiveRefused } from '../live/useLive.ts';
import { ApiProblem } from '../problem.ts';
import { outbox } from '../store/outbox.ts';
import type { Zone } from '../text/format.ts';

export type Realm = 'live' | 'exercise' | 'demo';

/** The answer of `GET /api/session` for a signed-in person. */
export interface Session {
  user: { id: string; username: string; name: string };
  roles: readonly string[];
  permissions: readonly string[];
  polres: { id: string; name: string };
  realm: Realm;
  zone: Zone;
  csrf: string;
  /** The password was given by someone else and is changed before anything else. */
  mustChangePassword: boolean;
  /** The shift team and its hours, e.g. `Regu B`, `20.00–08.00`; absent outside of a shift. */
  team?: { name: string; hours: string };
}

export type SessionState =
  | { kind: 'unknown' }
  | { kind: 'out' }
  | { kind: 'in'; session: Session }
  /** The server could not be asked; the screen keeps the last known session if it has one. */
  | { kind: 'unreachable' };

let state: SessionState = { kind: 'unknown' };
const listeners = new Set<() => void>();

function become(next: SessionState): void {
  state = next;
  setCsrf(next.kind === 'in' ? next.session.csrf : undefined);
  if (next.kind === 'in') outbox.setAccount(next.session.user.id);
  if (next.kind === 'out') {
    outbox.setAccount(undefined);
    live.stop();
  }
  for (const listener of listeners) listener();
}

/** Asks the server who is signed in. Called at start, and again after a sign-in. */
export async function loadSession(): Promise<void> {
  try {
    become({ kind: 'in', session: await api.get<Session>('/api/session') });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.away) become(state.kind === 'in' ? state : { kind: 'unreachable' });
    else become({ kind: 'out' });
  }
}

/** Signs in with a cookie session. Throws `ApiProblem`: 401 wrong, 423 or 429 with `retryAfter` locked out. */
export async function signIn(username: string, password: string): Promise<void> {
  await api.post('/api/session', { username, password, kind: 'cookie' });
  await loadSession();
}

/** Ends the session here and on the server. What was typed stays, for the same person, until the next sign-in. */
export async function signOut(): Promise<void> {
  try {
    await api.delete('/api/session');
  } finally {
    become({ kind: 'out' });
  }
}

whenSignedOut(() => {
  if (state.kind === 'in') become({ kind: 'out' });
});

whenLiveRefused(() => void loadSession());

export const sessionStore = {
  get: (): SessionState => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
