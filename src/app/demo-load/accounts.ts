import type { Accounts } from '../../platform/access/accounts.ts';
import { type Role, roles } from '../../platform/access/permissions.ts';
import type { Work } from '../../platform/journal/work.ts';
import type { District } from '../demo/index.ts';

const names: Record<Role, string> = {
  operator: 'Operator 110',
  dispatcher: 'Dispatcher',
  commander: 'Kabag Ops',
  field: 'Awak unit',
  service: 'Petugas SPKT',
  traffic: 'Petugas TMC',
  analyst: 'Analis',
  partner: 'Mitra 119',
  board: 'Dewan Pengawas',
  admin: 'Admin TIK',
};

/** One account for each role, named after it; `field` is the crew of the first patrol unit. */
export async function createAccounts(
  work: Work,
  accounts: Accounts,
  district: District,
  password: string,
): Promise<void> {
  const patrol = district.units.find((unit) => unit.function === 'samapta') ?? district.units[0]!;
  for (const role of roles) {
    await accounts.create(
      work,
      {
        username: role,
        displayName: names[role],
        roles: [role],
        password,
        areaCodes: null,
        unit: role === 'field' ? patrol.callsign : null,
      },
      false,
    );
  }
}
