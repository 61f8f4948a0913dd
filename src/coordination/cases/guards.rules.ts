import type { Text } from '../../platform/problem/problem.ts';
import type { StoredCase, StoredParty } from './cases.types.ts';
import type { MoveGuard } from './process.types.ts';

export interface GuardFacts {
  found: Pick<StoredCase, 'openedBy'>;
  parties: readonly Pick<StoredParty, 'name' | 'acceptedAt'>[];
  /** Who wants to take the move; null for the system. */
  accountId: string | null;
}

/** Why a move may not be taken yet, in words; undefined when nothing is in its way. */
export function blockedBy(guard: MoveGuard | undefined, { found, parties, accountId }: GuardFacts): Text | undefined {
  switch (guard) {
    case undefined:
      return undefined;
    case 'parties_accepted': {
      if (parties.length === 0) return { id: 'Belum ada pihak yang dicatat.', en: 'No party has been recorded yet.' };
      const waiting = parties.filter(({ acceptedAt }) => acceptedAt === null).map(({ name }) => name);
      if (waiting.length === 0) return undefined;
      const names = waiting.join(', ');
      return { id: `Belum menerima: ${names}.`, en: `Not accepted yet by: ${names}.` };
    }
    case 'not_by_opener':
      return found.openedBy !== null && found.openedBy === accountId
        ? { id: 'Harus oleh orang lain, bukan yang meminta.', en: 'Somebody else than the one who asked must do this.' }
        : undefined;
  }
}
