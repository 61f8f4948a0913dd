import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem/problem.ts';
import type { StatusRoom } from '../status/index.ts';
import type { StatusDetail } from '../status/status.contract.ts';
import { printBrief } from './brief.ts';
import { findPolres, findProof } from './holders.repository.ts';
import type { AreaProfile, AreaShapes } from './profile.contract.ts';

export interface BriefDeps {
  db: Database;
  status: Pick<StatusRoom, 'detail' | 'recordStatuses'>;
  profile(actor: Actor, code: string): Promise<AreaProfile>;
  shapes(actor: Actor, code: string): Promise<{ shapes: AreaShapes }>;
}

/** The area on one page: what the screen shows, with the journal's position and newest checkpoint at the time of printing. */
export async function printBriefOf(
  deps: BriefDeps,
  actor: Actor,
  code: string,
  language: 'id' | 'en',
): Promise<Buffer> {
  const profile = await deps.profile(actor, code);
  const [{ shapes }, polres, proof, status, problems] = await Promise.all([
    deps.shapes(actor, code),
    findPolres(deps.db, actor.polresId),
    findProof(deps.db),
    statusOf(deps, actor, code),
    deps.status.recordStatuses(actor, 'problem', code),
  ]);
  return printBrief({
    profile,
    shapes,
    polres,
    proof,
    status,
    problems: new Map(problems.items.flatMap(({ code: id, status: level }) => (level === null ? [] : [[id, level]]))),
    printedBy: actor.displayName,
    language,
  });
}

/** Null where an area has no status: an RT, or one of which too little is known. */
async function statusOf({ db, status }: BriefDeps, actor: Actor, code: string): Promise<StatusDetail | null> {
  try {
    return await status.detail(db, actor, 'area', code);
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return null;
    throw error;
  }
}
