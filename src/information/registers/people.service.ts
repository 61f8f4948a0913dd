import type { Actor } from '../../platform/access/actor.ts';
import type { Database, Json } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import { doWork, type Work } from '../../platform/journal/work.ts';
import { invalidField } from '../../platform/problem/problem.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { leastPurpose, namesPeople } from './people.rules.ts';

/** One look into a register: what was asked, and why. */
export interface Look {
  /** What is looked at: a page of the list, one record, its history, a file of it, counts. */
  door: 'list' | 'record' | 'history' | 'file' | 'groups';
  purpose: string | undefined;
  /** What the list was narrowed by. */
  query?: { q?: string | undefined; filter?: readonly string[] | undefined; area?: string | undefined };
}

export interface PeopleGate {
  /**
   * Reads, and where the register names people keeps the look in the journal before its answer leaves.
   * @param seen ids of the records that the answer shows.
   * @throws Problem invalid naming `query.purpose` when such a register is looked into without one.
   */
  look<Answer>(
    actor: Actor,
    definition: RegisterDefinition,
    look: Look,
    read: () => Promise<Answer>,
    seen: (answer: Answer) => readonly string[],
  ): Promise<Answer>;
  /** The same for a command that answers with the record: in the command's own work. */
  within(work: Work, definition: RegisterDefinition, id: string, purpose: string | undefined): void;
}

/** The gate of the registers that name people; any other register goes through as it is. */
export function createPeopleGate(db: Database, committed: () => void): PeopleGate {
  const groundOf = (purpose: string | undefined): string => {
    const ground = purpose?.trim() ?? '';
    if (ground.length >= leastPurpose) return ground;
    throw invalidField(
      'query.purpose',
      'Melihat data orang perlu tujuan; tujuan dicatat.',
      'Looking at people needs a purpose, which is journaled.',
    );
  };
  // The subject is the look and not the record: an act upon the record would call every screen to look again.
  const record = (work: Work, ground: string, body: Record<string, Json>): void =>
    work.record({ action: 'register.people_seen', subject: { type: 'look', id: newId() }, ground, body });

  return {
    async look(actor, definition, { door, purpose, query = {} }, read, seen) {
      if (!namesPeople(definition)) return read();
      const ground = groundOf(purpose);
      const answer = await read();
      const body = {
        register: definition.id,
        door,
        records: [...seen(answer)],
        ...(query.q ? { q: query.q } : {}),
        ...(query.filter?.length ? { filter: [...query.filter] } : {}),
        ...(query.area ? { area: query.area } : {}),
      };
      await doWork(db, actor, async (work) => record(work, ground, body), { committed });
      return answer;
    },

    within(work, definition, id, purpose) {
      if (!namesPeople(definition)) return;
      record(work, groundOf(purpose), { register: definition.id, door: 'record', records: [id] });
    },
  };
}
