import type { Actor } from '../../../platform/access/actor.ts';
import type { RegisterDefinition } from '../definition.types.ts';
import { mayRead } from '../projection.rules.ts';
import type { RegisterReading } from '../reading.service.ts';
import type { RecordQuery, RecordView } from '../registers.contract.ts';

/** A report or library reads this many at most; more than a district has posts, people or things. */
export const mostRead = 20_000;

/** The open records of a register that this person may see, as that person sees them; none of a register that is not theirs. */
export async function allRecords(
  reading: RegisterReading,
  actor: Actor,
  definition: RegisterDefinition | undefined,
  query: Pick<RecordQuery, 'filter'> = {},
): Promise<RecordView[]> {
  if (!definition || !mayRead(actor, definition)) return [];
  const found: RecordView[] = [];
  let cursor: string | undefined;
  do {
    const page = await reading.list(actor, definition, { ...query, closed: 'open', cursor, limit: 500 });
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && found.length < mostRead);
  return found;
}
