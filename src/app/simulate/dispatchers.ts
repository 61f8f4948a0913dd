import {
  AssignmentList,
  dispatchPaths,
  type NewAssignments,
  Recommendation,
  type RecommendedUnit,
} from '../../command/dispatch/dispatch.contract.ts';
import { dispositionsFor } from '../../command/incidents/dispositions.types.ts';
import { findKind } from '../../command/incidents/incident-kinds.types.ts';
import { IncidentRow, incidentPaths } from '../../command/incidents/incidents.contract.ts';
import type { Random } from '../demo/random.ts';
import { ApiError } from './api.ts';
import { spread } from './call-script.ts';
import type { Desk } from './desk.ts';
import type { World } from './world.ts';

/** How often a dispatcher sends another unit than the proposed one. */
const overrideShare = 0.12;
const overrideReasons = ['knows_area', 'already_near', 'capability', 'other'] as const;
/** Units that can be sent without being taken from another event. */
const freeStatuses = new Set(['available', 'returning']);
/** Simulated seconds until an incident for which no unit was free is looked at again. */
const lookAgain = 45;

/** What the dispatchers of one room have between them: who is at which incident, and what has to wait. */
export class Claims {
  readonly #held = new Set<string>();
  readonly #notBefore = new Map<string, number>();

  /** The most urgent work nobody is at: a waiting incident, else one that can be closed. Held until `release`. */
  take(world: World): IncidentRow | undefined {
    const now = world.clock.now();
    const free = (ids: Iterable<string>) =>
      [...ids]
        .filter((id) => !this.#held.has(id) && (this.#notBefore.get(id) ?? 0) <= now)
        .flatMap((id) => world.board.incidents.get(id) ?? []);
    const row = free(world.board.waiting).toSorted(byUrgency)[0] ?? free(world.board.resolved).toSorted(byUrgency)[0];
    if (row) this.#held.add(row.id);
    return row;
  }

  release(id: string, notBefore = 0): void {
    this.#held.delete(id);
    if (notBefore > 0) this.#notBefore.set(id, notBefore);
    else this.#notBefore.delete(id);
  }
}

/** Emergencies, then priority, then the oldest. */
const byUrgency = (a: IncidentRow, b: IncidentRow): number =>
  Number(b.emergency) - Number(a.emergency) ||
  a.priority - b.priority ||
  a.knownAt.localeCompare(b.knownAt) ||
  a.number - b.number;

/** Works off the queue, most urgent first, until the clock stops. */
export async function playDispatcher(world: World, desk: Desk, claims: Claims, random: Random): Promise<void> {
  const { clock, board } = world;
  for (;;) {
    const row = claims.take(world);
    if (!row) {
      await clock.wait(board.changed, lookAgain);
      continue;
    }
    let wait = lookAgain;
    await clock.attempt(async () => {
      wait = await handle(world, desk, row, random);
    });
    claims.release(row.id, wait > 0 ? clock.now() + wait : 0);
  }
}

/** Does what the incident needs next; answers after how many seconds it should be looked at again, 0 = whenever the board says. */
async function handle(world: World, desk: Desk, row: IncidentRow, random: Random): Promise<number> {
  const needsUnit = row.state !== 'resolved' && row.needs.length > 0;
  try {
    if (!needsUnit) await close(world, desk, row, random);
    else if (!(await send(world, desk, row, random))) return lookAgain;
    return 0;
  } catch (error) {
    // Somebody else was quicker, or the unit has just been taken: what is still to do shows on the board.
    if (error instanceof ApiError && error.status === 409) return 5;
    throw error;
  }
}

/** Reads the recommendation and sends; false when no unit can be sent now. */
async function send(world: World, desk: Desk, row: IncidentRow, random: Random): Promise<boolean> {
  const { clock, board, tally } = world;
  const params = { id: row.id };
  await clock.sleep(spread(random, row.priority <= 2 ? 10 : 18, 0.4));
  if (!board.waiting.has(row.id)) return true;
  const advice = await desk.send({ path: dispatchPaths.recommendation, params, answer: Recommendation });
  const body = chooseUnits(advice, random);
  if (!body) return false;
  await clock.sleep(spread(random, 4, 0.4));
  if (!board.waiting.has(row.id)) return true;
  const { items } = await desk.send({
    method: 'POST',
    path: dispatchPaths.assignments,
    params,
    body,
    answer: AssignmentList,
  });
  tally.counts.assignments += body.units.length;
  if (body.override) tally.counts.overrides += 1;
  await world.seen(() => !board.waiting.has(row.id) && items.every(({ id }) => board.assignments.has(id)));
  return true;
}

/** The proposal as it is; sometimes another free unit in place of its last one; the best free unit where nothing is proposed. */
export function chooseUnits(
  advice: Pick<Recommendation, 'items' | 'proposal'>,
  random: Random,
): NewAssignments | undefined {
  const able = advice.items
    .filter((unit) => unit.canBeSent && freeStatuses.has(unit.status))
    .toSorted((a, b) => a.rank - b.rank);
  const ids = new Set(able.map((unit) => unit.unitId));
  const proposed = advice.proposal.filter((id) => ids.has(id));
  const other = (choice: RecommendedUnit, kept: string[]): NewAssignments => ({
    units: [...kept, choice.unitId],
    override: { reason: random.pick(overrideReasons), note: 'Pilihan simulasi' },
  });
  if (proposed.length === 0) return able[0] ? other(able[0], []) : undefined;
  const spare = able.filter((unit) => !proposed.includes(unit.unitId)).slice(0, 4);
  if (spare.length > 0 && random.chance(overrideShare)) return other(random.pick(spare), proposed.slice(0, -1));
  return { units: proposed };
}

/** Closes a resolved incident, or one that needs no unit, with a disposition that fits its kind. */
async function close(world: World, desk: Desk, row: IncidentRow, random: Random): Promise<void> {
  const { clock, board, tally } = world;
  await clock.sleep(spread(random, 40, 0.5));
  const now = board.incidents.get(row.id);
  if (now?.state !== row.state) return;
  const offered = dispositionsFor(findKind(row.kind)?.group ?? 'information', 'closed');
  const body = { action: 'close', disposition: random.pick(offered.slice(0, 4)).code };
  await desk.send({ method: 'POST', path: incidentPaths.moves, params: { id: row.id }, body, answer: IncidentRow });
  tally.counts.closed += 1;
  await world.seen(() => !board.incidents.has(row.id));
}
