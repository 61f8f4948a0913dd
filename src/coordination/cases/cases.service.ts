import { type Actor, coversArea } from '../../platform/access/actor.ts';
import { permissionsOf } from '../../platform/access/permissions.ts';
import type { Database, Queryable } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import {
  conflictWith,
  forbidden,
  illegalMove,
  invalid,
  invalidField,
  notFound,
  Problem,
} from '../../platform/problem/problem.ts';
import type { Calendars } from './calendar.service.ts';
import type { CaseView, EditCase, TakeAction } from './cases.contract.ts';
import { casesRepository as repository } from './cases.repository.ts';
import { changesOf, correctable, readForm, searchWords, titleOf } from './cases.rules.ts';
import type { StoredCase } from './cases.types.ts';
import type { Processes } from './definitions.service.ts';
import { blockedBy } from './guards.rules.ts';
import { partsRepository } from './parts.repository.ts';
import { stateOf } from './process.rules.ts';
import type { ProcessDefinition } from './process.types.ts';
import { mayChange, mayRead, maySeeCase } from './projection.rules.ts';
import { areaOf, clockAfter, mustBeOwned, record, type Seals } from './settling.ts';
import type { Views } from './views.service.ts';

export interface CaseCommands {
  /** The process by its id, if this person may read it. @throws Problem not_found otherwise. */
  process(actor: Actor, process: string): ProcessDefinition;
  /** Takes a step. @throws Problem conflict (409) with the present case when another was first; illegal_move. */
  act(work: Work, actor: Actor, id: string, action: string, input: TakeAction): Promise<StoredCase>;
  /** Corrects values, area or owners between two steps. */
  edit(work: Work, actor: Actor, id: string, input: EditCase): Promise<StoredCase>;
  /** Gives a case to somebody, or to nobody. Oneself may be chosen by all who write; others by those who decide. */
  assign(
    work: Work,
    actor: Actor,
    id: string,
    input: { version: number; accountId: string | null },
  ): Promise<StoredCase>;
  /** A case that this person may see. @throws Problem not_found. */
  find(db: Queryable, actor: Actor, id: string): Promise<StoredCase>;
  /** The case, held, as this person may change it now. @throws Problem not_found, forbidden, illegal_move. */
  held(work: Work, actor: Actor, id: string): Promise<StoredCase>;
  view(work: Work, actor: Actor, found: StoredCase): Promise<CaseView>;
}

export interface CasesDeps {
  db: Database;
  processes: Processes;
  calendars: Calendars;
  views: Views;
}

export function createCommands({ processes, calendars, views }: CasesDeps): CaseCommands {
  const visible = (actor: Actor, found: StoredCase | undefined): found is StoredCase =>
    found !== undefined && maySeeCase(actor, processes.of(found), found);

  async function lock(work: Work, actor: Actor, id: string): Promise<StoredCase> {
    const found = await repository.lock(work.tx, id);
    if (!visible(actor, found)) throw notFound();
    if (!mayChange(actor, found)) throw forbidden();
    return found;
  }

  async function sameVersion(work: Work, actor: Actor, found: StoredCase, version: number): Promise<void> {
    if (found.version === version) return;
    throw conflictWith(
      await views.page(work.tx, actor, found, work.now),
      `Kasus ini baru saja diubah orang lain (versi ${found.version}).`,
      `Somebody else has just changed this case (now version ${found.version}).`,
    );
  }

  function mustWrite(actor: Actor, process: ProcessDefinition, found: StoredCase): void {
    if (!actor.permissions.has(process.write)) throw forbidden();
    if (found.closedAt) throw illegalMove('Kasus ini sudah ditutup.', 'This case is closed.');
  }

  /** Writes the case's next version. */
  async function write(work: Work, process: ProcessDefinition, after: StoredCase): Promise<Seals[number]> {
    const seal = await repository.update(work.tx, after, searchWords(process, after.data));
    return ['cases.case', after.id, seal];
  }
  const next = (work: Work, before: StoredCase): Pick<StoredCase, 'changedAt' | 'version'> => ({
    changedAt: work.now,
    version: before.version + 1,
  });

  return {
    process(actor, id) {
      const process = processes.present(id);
      if (!process || !mayRead(actor, process)) throw notFound();
      return process;
    },

    async find(db, actor, id) {
      const [found] = await repository.byIds(db, [id]);
      if (!visible(actor, found)) throw notFound();
      return found;
    },

    async held(work, actor, id) {
      const found = await lock(work, actor, id);
      mustWrite(actor, processes.of(found), found);
      return found;
    },

    view: (work, actor, found) => views.page(work.tx, actor, found, work.now),

    async act(work, actor, id, action, { version, values: given, note }) {
      const before = await lock(work, actor, id);
      const process = processes.of(before);
      await sameVersion(work, actor, before, version);
      const row = process.table[before.state] ?? {};
      const move = Object.hasOwn(row, action) ? row[action] : undefined;
      if (!move) {
        const state = stateOf(process, before.state).texts;
        throw illegalMove(
          `Langkah ini tidak ada pada keadaan "${state.id}".`,
          `There is no such step from the state "${state.en}".`,
        );
      }
      if (!actor.permissions.has(move.permission)) throw forbidden();
      const parties = await partsRepository.parties(work.tx, id);
      const form = { fields: move.fields ?? [], required: move.required ?? [] };
      const { values, errors } = readForm(actor, process, form, given, before.data, work.now);
      if (errors.length > 0) throw invalid(errors);
      const blocked = blockedBy(move.guard, { found: before, parties, accountId: actor.accountId });
      if (blocked) throw new Problem('illegal_move', 409, blocked);
      const [was, is] = [stateOf(process, before.state), stateOf(process, move.to)];
      const after: StoredCase = {
        ...before,
        ...next(work, before),
        state: move.to,
        data: values,
        title: titleOf(process, values),
        enteredAt: work.now,
        closedAt: is.end ? work.now : null,
        reopened: before.reopened + (was.end && !is.end ? 1 : 0),
      };
      after.clock = await clockAfter(work, calendars, process, after, move.clock);
      const step = newId();
      const leftAt = work.now < before.enteredAt ? before.enteredAt : work.now;
      const left = { id: step, action, to: move.to, leftAt, by: actor.accountId };
      const seals: Seals = [
        await write(work, process, after),
        ['cases.step', step, await partsRepository.insertStep(work.tx, before, left)],
      ];
      record(work, 'case.moved', after, seals, {
        action,
        from: before.state,
        to: after.state,
        changes: changesOf(before, after),
        ...(note ? { note } : {}),
        ...(move.message ? { message: move.message } : {}),
      });
      return after;
    },

    async edit(work, actor, id, input) {
      const before = await lock(work, actor, id);
      const process = processes.of(before);
      mustWrite(actor, process, before);
      await sameVersion(work, actor, before, input.version);
      const given = input.values ?? {};
      const { values, errors } = readForm(
        actor,
        process,
        correctable(process, before.data),
        given,
        before.data,
        work.now,
      );
      if (errors.length > 0) throw invalid(errors);
      const area = input.areaCode === undefined ? {} : await areaOf(work, actor, process, input.areaCode);
      const after: StoredCase = {
        ...before,
        ...next(work, before),
        ...area,
        data: values,
        title: titleOf(process, values),
        functions: [...new Set(input.functions ?? before.functions)],
        bodies: [...new Set(input.bodies ?? before.bodies)],
      };
      mustBeOwned(after);
      const changes = changesOf(before, after);
      if (Object.keys(changes).length === 0) return before;
      after.clock = await clockAfter(work, calendars, process, after, before.clock ? 'same' : undefined);
      record(work, 'case.changed', after, [await write(work, process, after)], { changes });
      return after;
    },

    async assign(work, actor, id, { version, accountId }) {
      const before = await lock(work, actor, id);
      const process = processes.of(before);
      mustWrite(actor, process, before);
      await sameVersion(work, actor, before, version);
      if (before.assigneeId === accountId) return before;
      const own = [accountId, before.assigneeId].every((one) => one === null || one === actor.accountId);
      if (!own && !actor.permissions.has('case:decide')) throw forbidden();
      const account = accountId === null ? null : await repository.account(work.tx, before.polresId, accountId);
      if (account !== null && !mayBeGiven(account, process, before)) {
        throw invalidField('accountId', 'Tidak dapat menangani kasus ini.', 'Cannot be given this case.');
      }
      const after: StoredCase = { ...before, ...next(work, before), assigneeId: accountId };
      record(work, accountId === null ? 'case.released' : 'case.assigned', after, [await write(work, process, after)], {
        about: account?.name ?? '',
      });
      return after;
    },
  };
}

/** Who may handle a case may write in its process and has its area; what belongs to the whole district, anybody of it. */
function mayBeGiven(
  account: Awaited<ReturnType<typeof repository.account>>,
  process: ProcessDefinition,
  { areaCode }: StoredCase,
): boolean {
  if (!account?.active || !permissionsOf(account.roles).has(process.write)) return false;
  return areaCode === null || coversArea(account, areaCode);
}
