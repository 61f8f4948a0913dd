import type { Actor } from '../../platform/access/actor.ts';
import { permissionsOf } from '../../platform/access/permissions.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { SystemDoer, Work } from '../../platform/journal/work.ts';
import { conflict, forbidden, invalid, notFound } from '../../platform/problem/problem.ts';
import type { NewCase } from './cases.contract.ts';
import { casesRepository as repository } from './cases.repository.ts';
import { changesOf, readForm, searchWords, titleOf } from './cases.rules.ts';
import type { CasesDeps } from './cases.service.ts';
import type { StoredCase } from './cases.types.ts';
import { addParts } from './parts.writing.ts';
import { mayRead } from './projection.rules.ts';
import { areaOf, clockAfter, mustBeOwned, record } from './settling.ts';

/** A new case. `openKey`: what another room opens it for; no second case has the same while it is open. */
export type Opening = NewCase & { openKey?: string };

/**
 * Opens a case. The same client-made id again is the same case, opened once; so is the same open key while its case is
 * open. The system opens cases for other rooms by a rule of theirs.
 * @throws Problem not_found for a process that this person may not read; invalid naming `values.<field>`, `areaCode`.
 */
export type OpenCase = (work: Work, doer: Actor | SystemDoer, process: string, input: Opening) => Promise<StoredCase>;

export function createOpening({ processes, calendars, views }: CasesDeps): OpenCase {
  return async (work, doer, processId, { openKey, ...input }) => {
    const process = processes.present(processId);
    if (!process) throw notFound();
    const person = 'permissions' in doer ? doer : undefined;
    if (person && !mayRead(person, process)) throw notFound();
    if (person && !person.permissions.has(process.write)) throw forbidden();
    const viewer = person ?? { permissions: permissionsOf(['commander']) };
    const { values, errors } = readForm(viewer, process, process.intake, input.values, {}, work.now);
    if (errors.length > 0) throw invalid(errors);
    const made: StoredCase = {
      ...(await areaOf(work, doer, process, input.areaCode ?? null)),
      id: input.id?.toLowerCase() ?? newId(),
      polresId: doer.polresId,
      realm: doer.realm,
      number: 0,
      process: process.id,
      definitionVersion: process.version,
      state: process.initial,
      title: titleOf(process, values),
      data: values,
      functions: [...new Set(input.functions ?? process.owners.functions)],
      bodies: [...new Set(input.bodies ?? process.owners.bodies)],
      assigneeId: null,
      openKey: openKey ?? null,
      openedBy: doer.accountId,
      openedAt: work.now,
      enteredAt: work.now,
      changedAt: work.now,
      closedAt: null,
      reopened: 0,
      clock: null,
      version: 1,
    };
    mustBeOwned(made);
    made.clock = await clockAfter(work, calendars, process, made, process.intake.clock);
    const written = await repository.insert(work.tx, made, searchWords(process, values));
    if (!written) {
      const known = openKey
        ? await repository.byOpenKey(work.tx, doer.polresId, process.id, openKey)
        : (await repository.byIds(work.tx, [made.id]))[0];
      // Whose id it is decides, so that nobody reads another's case by guessing.
      const same = known?.process === process.id && known.polresId === doer.polresId;
      if (known && same && known.openedBy === doer.accountId) return known;
      throw conflict('Id ini sudah dipakai.', 'This id is taken.');
    }
    made.number = written.number;
    const seals = await addParts(work, views, doer, process, made.id, input);
    record(work, 'case.opened', made, [['cases.case', made.id, written.seal], ...seals], {
      to: made.state,
      changes: changesOf(null, made),
    });
    return made;
  };
}
