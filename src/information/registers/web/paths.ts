import type { RegisterView } from '../registers.contract.ts';

/** Fills the ids of a path: `pathOf(registerPaths.record, { register, id })`. */
export function pathOf(path: string, ids: Readonly<Record<string, string>>): string {
  return Object.entries(ids).reduce((filled, [name, id]) => filled.replace(`{${name}}`, encodeURIComponent(id)), path);
}

/** Address of a register's list. */
export function listAddress(register: Pick<RegisterView, 'id'> | string): string {
  return `/registers/${typeof register === 'string' ? register : register.id}`;
}

/** Address of one record. */
export function recordAddress(register: string, id: string): string {
  return `/registers/${register}/${id}`;
}
