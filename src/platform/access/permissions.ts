/** Every right there is. A route names one of these, or `public`. */
export const permissions = [
  'call:read',
  'call:answer',
  'call:ring',
  'call:write',
  'call:number',
  'incident:read',
  'incident:write',
  'incident:triage',
  'incident:dispatch',
  'incident:status',
  'incident:close',
  'incident:merge',
  'incident:narrate',
  'incident:number',
  'incident:person',
  'incident:report',
  'assignment:status',
  'alarm:acknowledge',
  'unit:read',
  'unit:status',
  'unit:own',
  'unit:write',
  'position:write',
  'area:read',
  'routing:read',
  'routing:close',
  'journal:read',
  'journal:erase',
  'live:read',
  'account:manage',
  'setting:read',
  'setting:write',
  'line:write',
  'agency:answer',
] as const;
export type Permission = (typeof permissions)[number];

export const roles = [
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
export type Role = (typeof roles)[number];

const room: Permission[] = ['incident:read', 'unit:read', 'area:read', 'routing:read', 'live:read', 'setting:read'];

/** Who may do what. Anything that is not in the list is refused. */
const rights: Record<Role, readonly Permission[]> = {
  operator: [
    ...room, 'call:read', 'call:answer', 'call:ring', 'call:write', 'call:number', 'incident:write', 'incident:triage',
    'incident:merge', 'incident:narrate', 'incident:number', 'incident:person', 'incident:report', 'alarm:acknowledge', 'agency:answer',
  ],
  dispatcher: [
    ...room, 'call:read', 'call:answer', 'call:ring', 'call:write', 'call:number', 'incident:write', 'incident:triage',
    'incident:dispatch', 'incident:status', 'incident:close', 'incident:merge', 'incident:narrate', 'incident:number',
    'incident:report', 'assignment:status', 'alarm:acknowledge', 'unit:status', 'position:write', 'routing:close',
    'agency:answer',
  ],
  commander: [
    ...room, 'call:read', 'incident:write', 'incident:triage', 'incident:dispatch', 'incident:status', 'incident:close',
    'incident:merge', 'incident:narrate', 'incident:person', 'incident:report', 'assignment:status', 'alarm:acknowledge',
    'unit:status', 'routing:close', 'journal:read', 'journal:erase',
  ],
  field: [
    'area:read', 'routing:read', 'live:read', 'setting:read', 'unit:own', 'position:write', 'assignment:status',
    'incident:narrate', 'incident:number',
  ],
  service: ['incident:read', 'area:read', 'live:read', 'setting:read'],
  traffic: [...room, 'incident:write', 'incident:narrate', 'routing:close'],
  analyst: ['incident:read', 'unit:read', 'area:read', 'routing:read', 'setting:read', 'incident:report'],
  partner: ['area:read', 'setting:read', 'agency:answer'],
  board: ['setting:read'],
  admin: [
    'account:manage', 'setting:read', 'setting:write', 'line:write', 'unit:read', 'unit:write', 'area:read', 'routing:read',
    'live:read', 'journal:read', 'journal:erase', 'position:write', 'call:ring',
  ],
};

/** All rights of a person with these roles. */
export function permissionsOf(held: readonly string[]): Set<Permission> {
  return new Set(held.flatMap((role) => rights[role as Role] ?? []));
}

/** The roles that may do this; for the documents and the tests. */
export function rolesWith(permission: Permission): Role[] {
  return roles.filter((role) => rights[role].includes(permission));
}
