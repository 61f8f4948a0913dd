import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import { conflict, invalidField, notFound } from '../../platform/problem/problem.ts';
import type { CaseCommands, CasesDeps } from './cases.service.ts';
import type { StoredCase, StoredLink } from './cases.types.ts';
import { partsRepository as repository } from './parts.repository.ts';
import { addLink } from './parts.writing.ts';
import { record } from './settling.ts';

/** What is added to a case besides its steps. Each answers with the case; its version does not change. */
export interface PartCommands {
  /** A note stands in the journal only. */
  note(work: Work, actor: Actor, id: string, text: string): Promise<StoredCase>;
  /** The same link again changes nothing. @throws Problem invalid naming `target`. */
  link(work: Work, actor: Actor, id: string, input: Pick<StoredLink, 'to' | 'target'>): Promise<StoredCase>;
  unlink(work: Work, actor: Actor, id: string, link: string, reason: string): Promise<StoredCase>;
  /** @throws Problem conflict when the case has a party of this name. */
  addParty(work: Work, actor: Actor, id: string, name: string): Promise<StoredCase>;
  /** Records that a party accepts the outcome, or no longer does. */
  accept(
    work: Work,
    actor: Actor,
    id: string,
    party: string,
    input: { accepted: boolean; how: string },
  ): Promise<StoredCase>;
}

export function createParts({ processes, views }: CasesDeps, held: CaseCommands['held']): PartCommands {
  return {
    async note(work, actor, id, text) {
      const found = await held(work, actor, id);
      record(work, 'case.noted', found, [], { note: text });
      return found;
    },

    async link(work, actor, id, { to, target }) {
      const found = await held(work, actor, id);
      const link = { id: newId(), to, target: target.toLowerCase() };
      const seal = await addLink(work, views, actor, processes.of(found), id, link, 'target');
      if (seal) record(work, 'case.linked', found, [seal], { about: `${to} ${link.target}` });
      return found;
    },

    async unlink(work, actor, id, link, reason) {
      const found = await held(work, actor, id);
      const seal = await repository.removeLink(work.tx, id, link, work.now);
      if (seal === undefined) throw notFound();
      record(work, 'case.unlinked', found, [['cases.link', link, seal]], { note: reason });
      return found;
    },

    async addParty(work, actor, id, name) {
      const found = await held(work, actor, id);
      if (!processes.of(found).parties) {
        throw invalidField('name', 'Proses ini tidak memakai pihak.', 'This process has no parties.');
      }
      const party = newId();
      const seal = await repository.insertParty(work.tx, id, party, name);
      if (seal === undefined) throw conflict('Pihak ini sudah ada.', 'This party is there already.');
      record(work, 'case.party_added', found, [['cases.party', party, seal]], { about: name });
      return found;
    },

    async accept(work, actor, id, partyId, { accepted, how }) {
      const found = await held(work, actor, id);
      const party = (await repository.parties(work.tx, id)).find((one) => one.id === partyId);
      if (!party) throw notFound();
      if (accepted === (party.acceptedAt !== null)) return found;
      const seal = await repository.setAcceptance(work.tx, partyId, {
        at: accepted ? work.now : null,
        how,
        by: actor.accountId,
      });
      const action = accepted ? 'case.party_accepted' : 'case.party_withdrew';
      record(work, action, found, [['cases.party', partyId, seal]], { about: party.name, note: how });
      return found;
    },
  };
}
