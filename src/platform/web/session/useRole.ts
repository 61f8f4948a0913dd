import type { z } from 'zod';
import type { NewAccount } from '../../access/access.contract.ts';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';

/** The roles in the order in which they are offered. */
export const roleNames = [
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
] as const satisfies readonly z.infer<typeof NewAccount>['roles'][number][];

/** The words of a role; one that this version does not know stands for itself. */
export function useRole(): (role: string) => string {
  const t = useTexts(texts);
  return (role) => {
    const known = roleNames.find((name) => name === role);
    return known ? t(`role_${known}`) : role;
  };
}
