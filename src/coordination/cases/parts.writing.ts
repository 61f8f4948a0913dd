import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { SystemDoer, Work } from '../../platform/journal/work.ts';
import { invalidField } from '../../platform/problem/problem.ts';
import type { NewCase } from './cases.contract.ts';
import type { StoredLink } from './cases.types.ts';
import { partsRepository } from './parts.repository.ts';
import type { ProcessDefinition } from './process.types.ts';
import type { Seals } from './settling.ts';
import type { Views } from './views.service.ts';

/** Parties and links that come with a new case. @throws Problem invalid naming `parties`, `links.<n>.target`. */
export async function addParts(
  work: Work,
  views: Views,
  doer: Actor | SystemDoer,
  process: ProcessDefinition,
  caseId: string,
  { parties = [], links = [] }: Pick<NewCase, 'parties' | 'links'>,
): Promise<Seals> {
  const seals: Seals = [];
  if (parties.length > 0 && !process.parties) {
    throw invalidField('parties', 'Proses ini tidak memakai pihak.', 'This process has no parties.');
  }
  for (const { name } of parties) {
    const id = newId();
    const seal = await partsRepository.insertParty(work.tx, caseId, id, name);
    if (seal !== undefined) seals.push(['cases.party', id, seal]);
  }
  for (const [index, { to, target }] of links.entries()) {
    const link = { id: newId(), to, target: target.toLowerCase() };
    const seal = await addLink(work, views, doer, process, caseId, link, `links.${index}.target`);
    if (seal) seals.push(seal);
  }
  return seals;
}

/**
 * Links a case to what this person may open; the system, to anything of the district.
 * @returns the seal of the link; undefined when it was there already.
 * @throws Problem invalid naming `path`.
 */
export async function addLink(
  work: Work,
  views: Views,
  doer: Actor | SystemDoer,
  process: ProcessDefinition,
  caseId: string,
  link: StoredLink,
  path: string,
): Promise<Seals[number] | undefined> {
  const [known] = await partsRepository.targets(work.tx, doer.polresId, link.to, [link.target]);
  const found = known && ('permissions' in doer ? await views.openable(work.tx, doer, link.to, link.target) : known);
  if (!found || found.id === caseId) {
    throw invalidField(path, 'Yang ditunjuk tidak ditemukan.', 'What it points to was not found.');
  }
  const allowed = process.links.some(({ to, register }) => to === link.to && (!register || register === found.of));
  if (!allowed) throw invalidField(path, 'Tidak dapat ditautkan ke sini.', 'This process takes no such link.');
  const seal = await partsRepository.insertLink(work.tx, caseId, link);
  return seal === undefined ? undefined : ['cases.link', link.id, seal];
}
