import type { Areas } from '../../information/areas/index.ts';
import type { Registers } from '../../information/registers/index.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { coversArea } from '../../platform/access/actor.ts';
import type { Database, Queryable } from '../../platform/database/database.ts';
import type { Projection } from '../../platform/live/projection.ts';
import { Problem } from '../../platform/problem/problem.ts';
import type { CaseRow, CaseView, LinkView } from './cases.contract.ts';
import { casesRepository as repository } from './cases.repository.ts';
import type { StoredCase, StoredLink } from './cases.types.ts';
import type { Processes } from './definitions.service.ts';
import { type LinkTarget, partsRepository } from './parts.repository.ts';
import {
  inScope,
  mayChange,
  mayRead,
  projectActions,
  projectProcess,
  projectRow,
  visibleOf,
} from './projection.rules.ts';

export interface Views {
  rows(db: Queryable, found: readonly StoredCase[], now: Date): Promise<CaseRow[]>;
  /** The case page for one person. */
  page(db: Queryable, actor: Actor, found: StoredCase, now: Date): Promise<CaseView>;
  /** The target of a link with its title, if this person may open it. */
  openable(db: Queryable, actor: Actor, to: StoredLink['to'], id: string): Promise<LinkTarget | undefined>;
  live(db: Database): Projection;
}

export function createViews(deps: {
  processes: Processes;
  areas: Areas;
  registers: Pick<Registers, 'open' | 'titles'>;
}): Views {
  const { processes, areas, registers } = deps;

  async function rows(db: Queryable, found: readonly StoredCase[], now: Date): Promise<CaseRow[]> {
    const byPolres = Map.groupBy(found, ({ polresId }) => polresId);
    const names = new Map<string, string>();
    for (const [polresId, cases] of byPolres) {
      const ids = [...new Set(cases.flatMap(({ assigneeId }) => assigneeId ?? []))];
      for (const [id, name] of await repository.accounts(db, polresId, ids)) names.set(id, name);
    }
    return found.map((one) =>
      projectRow(processes.of(one), one, now, {
        nameOf: (code) => areas.nameOf(one.polresId, code),
        accountOf: (id) => names.get(id),
      }),
    );
  }

  async function mayOpen(actor: Actor, to: StoredLink['to'], target: LinkTarget): Promise<LinkTarget | undefined> {
    switch (to) {
      case 'incident':
        return actor.permissions.has('incident:read') && coversArea(actor, target.village) ? target : undefined;
      case 'case': {
        const process = processes.present(target.of ?? '');
        return process && mayRead(actor, process) && inScope(actor, target) ? target : undefined;
      }
      case 'record':
        try {
          const titles = await registers.titles(actor, registers.open(actor, target.of ?? ''), [target.id]);
          const title = titles.get(target.id);
          return title === undefined ? undefined : { ...target, title };
        } catch (error) {
          if (error instanceof Problem && error.status === 404) return undefined;
          throw error;
        }
    }
  }

  async function linkViews(db: Queryable, actor: Actor, links: readonly StoredLink[]): Promise<LinkView[]> {
    const views: LinkView[] = [];
    for (const [to, same] of Map.groupBy(links, (link) => link.to)) {
      const ids = same.map(({ target }) => target);
      const known = new Map((await partsRepository.targets(db, actor.polresId, to, ids)).map((one) => [one.id, one]));
      for (const { id, target } of same) {
        const found = known.get(target);
        const opened = found && (await mayOpen(actor, to, found));
        views.push({
          id,
          to,
          of: opened?.of ?? null,
          target,
          title: opened?.title ?? null,
          open: opened?.open ?? null,
        });
      }
    }
    return views.sort((a, b) => a.id.localeCompare(b.id));
  }

  return {
    rows,

    async page(db, actor, found, now) {
      const process = processes.of(found);
      const [row] = await rows(db, [found], now);
      const parties = await partsRepository.parties(db, found.id);
      const steps = await partsRepository.steps(db, found.id);
      const people = await repository.accounts(db, found.polresId, [
        ...(found.openedBy ? [found.openedBy] : []),
        ...parties.flatMap(({ recordedBy }) => recordedBy ?? []),
      ]);
      const ended = found.closedAt !== null;
      return {
        ...row!,
        definition: projectProcess(actor, process, { open: 0, overdue: 0, mine: 0 }),
        values: visibleOf(actor, process, found.data),
        opener: found.openedBy === null ? null : { id: found.openedBy, name: people.get(found.openedBy) ?? '' },
        actions: projectActions(actor, process, { found, parties, accountId: actor.accountId }),
        editable: !ended && actor.permissions.has(process.write) && mayChange(actor, found),
        parties: parties.map(({ id, name, acceptedAt, acceptedHow, recordedBy }) => ({
          id,
          name,
          acceptedAt: acceptedAt?.toISOString() ?? null,
          acceptedHow,
          recordedBy: recordedBy && (people.get(recordedBy) ?? ''),
        })),
        links: await linkViews(db, actor, await partsRepository.links(db, found.id)),
        steps: [
          ...steps.map(({ state, enteredAt, leftAt, dueAt }) => ({
            state,
            enteredAt: enteredAt.toISOString(),
            leftAt: leftAt.toISOString(),
            overdue: dueAt !== null && leftAt > dueAt,
          })),
          {
            state: found.state,
            enteredAt: found.enteredAt.toISOString(),
            leftAt: null,
            overdue: found.clock !== null && now >= found.clock.dueAt,
          },
        ],
      };
    },

    async openable(db, actor, to, id) {
      const [found] = await partsRepository.targets(db, actor.polresId, to, [id]);
      return found && mayOpen(actor, to, found);
    },

    live(db) {
      /** The case stands beside its view, since the view itself is sent to every screen as it is. */
      const known = new WeakMap<object, StoredCase>();
      return {
        subjectType: 'case',
        async load(ids) {
          const found = await repository.byIds(db, ids);
          const views = await rows(db, found, new Date());
          for (const [index, view] of views.entries()) known.set(view, found[index]!);
          return new Map(views.map((view) => [view.id, view]));
        },
        visible(actor, view) {
          const found = typeof view === 'object' && view !== null ? known.get(view) : undefined;
          return found?.polresId === actor.polresId && mayRead(actor, processes.of(found)) && inScope(actor, found);
        },
      };
    },
  };
}
