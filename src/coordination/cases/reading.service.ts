import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import { rolesWith } from '../../platform/access/permissions.ts';
import type { Database } from '../../platform/database/database.ts';
import { decodeCursor, encodeCursor, type Page } from '../../platform/http/shapes.ts';
import { invalidField } from '../../platform/problem/problem.ts';
import type { CaseLoad, CaseQuery, CaseRow, CaseView, ProcessView, TimelineEntry } from './cases.contract.ts';
import { type After, type CaseFilter, casesRepository as repository } from './cases.repository.ts';
import type { CaseCommands, CasesDeps } from './cases.service.ts';
import type { CaseBody, StoredCase } from './cases.types.ts';
import type { ProcessDefinition } from './process.types.ts';
import { actText, mayRead, projectChanges, projectProcess } from './projection.rules.ts';

export interface CaseReading {
  /** The processes that this person may read, with counts of the open cases that he may see. */
  processes(actor: Actor, now: Date): Promise<ProcessView[]>;
  overview(actor: Actor, process: ProcessDefinition, now: Date): Promise<ProcessView>;
  /** One page of the queue. @throws Problem invalid naming `query.cursor`. */
  list(actor: Actor, query: CaseQuery, now: Date): Promise<Page<CaseRow>>;
  get(actor: Actor, id: string, now: Date): Promise<CaseView>;
  /** What happened to a case, oldest first, from the journal. */
  timeline(actor: Actor, id: string): Promise<TimelineEntry[]>;
  load(actor: Actor, process: string | undefined, now: Date): Promise<z.output<typeof CaseLoad>>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const never = 'infinity';
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The cursor names the order it belongs to, so that one of another list is refused. */
function readCursor(cursor: string | undefined, order: string): After | undefined {
  if (!cursor) return undefined;
  const [kind, at, id] = decodeCursor(cursor) ?? [];
  const known = typeof at === 'string' && (at === never || (moment.test(at) && !Number.isNaN(Date.parse(at))));
  if (kind !== order || !known || typeof id !== 'string' || !uuid.test(id)) {
    throw invalidField('query.cursor', 'Penanda halaman tidak dikenal.', 'Not a cursor of this list.');
  }
  return { at, id };
}

export function createReading(
  { db, processes, views }: CasesDeps & { db: Database },
  find: CaseCommands['find'],
): CaseReading {
  const readable = (actor: Actor): ProcessDefinition[] => processes.all.filter((process) => mayRead(actor, process));

  function filterOf(actor: Actor, query: Partial<CaseQuery>, now: Date): CaseFilter {
    const readables = readable(actor);
    // By the states of today's definitions: what awaits a role is a matter of who works now.
    const awaiting = readables.flatMap((process) =>
      Object.entries(process.states)
        .filter(([, { awaits }]) => awaits.some((role) => actor.roles.includes(role)))
        .map(([state]) => `${process.id}/${state}`),
    );
    return {
      polresId: actor.polresId,
      areaCodes: actor.areaCodes,
      processes: readables.map(({ id }) => id),
      status: query.status ?? 'open',
      ...(query.process === undefined ? {} : { process: query.process }),
      ...(query.state === undefined ? {} : { state: query.state }),
      ...(query.mine === 'me' ? { assignee: actor.accountId } : {}),
      ...(query.mine === 'none' ? { assignee: null } : {}),
      ...(query.mine === 'role' ? { awaiting } : {}),
      ...(query.area === undefined ? {} : { area: query.area }),
      ...(query.overdue ? { overdueAt: now } : {}),
      ...(query.function === undefined ? {} : { function: query.function }),
      ...(query.linked === undefined ? {} : { linked: query.linked }),
      ...(query.q ? { q: query.q } : {}),
    };
  }
  const counts = (actor: Actor, now: Date, process?: string) =>
    repository.counts(db, filterOf(actor, process === undefined ? {} : { process }, now), actor.accountId, now);
  const none = { open: 0, overdue: 0, mine: 0 };

  return {
    async processes(actor, now) {
      const counted = await counts(actor, now);
      return readable(actor).map((process) => projectProcess(actor, process, counted.get(process.id) ?? none));
    },

    async overview(actor, process, now) {
      const counted = await counts(actor, now, process.id);
      return projectProcess(actor, process, counted.get(process.id) ?? none);
    },

    async list(actor, query, now) {
      const order = query.status === 'open' ? 'due' : 'changed';
      const after = readCursor(query.cursor, order);
      const found = await repository.list(db, filterOf(actor, query, now), after, query.limit + 1);
      const shown = found.slice(0, query.limit);
      const last = shown.at(-1);
      const at = (one: StoredCase) =>
        order === 'changed' ? one.changedAt.toISOString() : (one.clock?.dueAt.toISOString() ?? never);
      return {
        items: await views.rows(db, shown, now),
        next: found.length > shown.length && last ? encodeCursor([order, at(last), last.id]) : null,
      };
    },

    async get(actor, id, now) {
      return views.page(db, actor, await find(db, actor, id), now);
    },

    async timeline(actor, id) {
      const found = await find(db, actor, id);
      const process = processes.of(found);
      return (await repository.timeline(db, id)).map((entry) => {
        const body = entry.body as unknown as Partial<CaseBody> | null;
        const text = actText(process, entry.action, body?.from ?? null, body?.action ?? null);
        const about = body?.about ? `: ${body.about}` : '';
        return {
          id: entry.id,
          position: entry.position,
          at: entry.at.toISOString(),
          action: entry.action,
          text: { id: text.id + about, en: text.en + about },
          actorRole: entry.actor_role,
          actorName: entry.actor_name,
          from: body?.from ?? null,
          to: body?.to ?? null,
          changes: projectChanges(actor, process, body?.changes ?? {}),
          note: body?.note ?? null,
          message: body?.message ? { to: body.message.to, text: body.message.text } : null,
          erased: entry.erased,
        };
      });
    },

    async load(actor, process, now) {
      const rows = await repository.load(
        db,
        filterOf(actor, process === undefined ? {} : { process }, now),
        rolesWith('case:write'),
        now,
      );
      return {
        items: rows.map(({ id, name, ...work }) => ({
          account: id === null ? null : { id, name: name ?? '' },
          ...work,
        })),
        next: null,
      };
    },
  };
}
