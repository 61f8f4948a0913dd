import type { Permission, Role } from './permissions.ts';

export type Realm = 'live' | 'exercise' | 'demo';

/** Who is asking: an account in one of its sessions, with everything a decision needs to know about it. */
export interface Actor {
  accountId: string;
  username: string;
  displayName: string;
  roles: Role[];
  permissions: Set<Permission>;
  polresId: string;
  realm: Realm;
  /** Areas this person is limited to (with all below them); null = the whole district. */
  areaCodes: string[] | null;
  /** The unit whose crew this person is, if any. */
  unitId: string | null;
  /** SHA-256 of the session token, hex; the key for limits and revocation. */
  sessionId: string;
  sessionKind: 'cookie' | 'bearer';
  csrf: string;
  /** Signed in with a password that someone else knows: until it is changed, nothing else is open to this person. */
  mustChangePassword: boolean;
}

/** Whether a record placed in `code` (at any level) lies in the actor's areas. */
export function coversArea(actor: Pick<Actor, 'areaCodes'>, code: string | null): boolean {
  if (actor.areaCodes === null) return true;
  if (code === null) return false;
  return actor.areaCodes.some((own) => code === own || code.startsWith(`${own}.`));
}
