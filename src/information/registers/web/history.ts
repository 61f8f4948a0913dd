const keys = {
  added: 'action_created',
  changed: 'action_changed',
  closed: 'action_closed',
  imported: 'action_imported',
} as const;

/** The words for a journal action such as `register.record_changed`; undefined for one that has none here. */
export function actionKey(action: string): (typeof keys)[keyof typeof keys] | undefined {
  const act = action.split(/[._]/).at(-1);
  return Object.entries(keys).find(([name]) => name === act)?.[1];
}

const roles = [
  'operator',
  'dispatcher',
  'commander',
  'field',
  'service',
  'traffic',
  'analyst',
  'partner',
  'board',
  'admin',
] as const;

/** The words for a role; undefined for one that has none here. */
export function roleKey(role: string): `role_${(typeof roles)[number]}` | undefined {
  const known = roles.find((one) => one === role);
  return known && `role_${known}`;
}
