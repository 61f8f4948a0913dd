import { z } from 'zod';
import { Id, Moment, page } from '../http/shapes.ts';
import { roles } from './permissions.ts';

export const Credentials = z.object({
  username: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
  /** `bearer`: the token is in the answer, for programs. `cookie`: it is set as a cookie that scripts cannot read, for screens. */
  kind: z.enum(['cookie', 'bearer']).default('bearer'),
});

export const Session = z.object({
  user: z.object({ id: Id, username: z.string(), name: z.string() }),
  roles: z.array(z.enum(roles)),
  permissions: z.array(z.string()),
  polres: z.object({
    id: Id,
    name: z.string(),
    timezone: z.string(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
  }),
  realm: z.enum(['live', 'exercise', 'demo']),
  zone: z.enum(['WIB', 'WITA', 'WIT']),
  csrf: z.string(),
  unitId: Id.nullable(),
  mustChangePassword: z.boolean(),
});
export const SignedIn = Session.extend({ token: z.string().optional() });

const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/);
/** At least twelve characters; length protects better than rules about which ones. */
const Password = z.string().min(12).max(200);

export const NewAccount = z.object({
  username: Username,
  displayName: z.string().trim().min(1).max(100),
  roles: z.array(z.enum(roles)).min(1).max(10),
  password: Password,
  areaCodes: z.array(z.string().max(40)).max(100).nullable().default(null),
  unit: z.string().max(60).nullable().default(null),
});
export const EditAccount = z.object({
  version: z.number().int().min(1),
  displayName: z.string().trim().min(1).max(100).optional(),
  roles: z.array(z.enum(roles)).min(1).max(10).optional(),
  areaCodes: z.array(z.string().max(40)).max(100).nullable().optional(),
  unit: z.string().max(60).nullable().optional(),
  active: z.boolean().optional(),
  password: Password.optional(),
});
export const OwnPassword = z.object({ current: z.string().min(1).max(200), next: Password });

export const Account = z.object({
  id: Id,
  username: z.string(),
  displayName: z.string(),
  roles: z.array(z.string()),
  areaCodes: z.array(z.string()).nullable(),
  unit: z.string().nullable(),
  active: z.boolean(),
  version: z.number().int(),
  lastSeenAt: Moment.nullable(),
});
export type Account = z.infer<typeof Account>;
export const AccountPage = page(Account);

export const accessPaths = {
  session: '/api/session',
  ownPassword: '/api/session/password',
  accounts: '/api/accounts',
  account: '/api/accounts/{id}',
} as const;
