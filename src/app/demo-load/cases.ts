import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.ts';
import type { Role } from '../../platform/access/permissions.ts';
import { doWork, type SystemDoer, type Work } from '../../platform/journal/work.ts';
import { type DemoCase, generateCases, type KnownProblem } from '../demo/cases.ts';
import type { District } from '../demo/index.ts';
import type { Server } from '../server.ts';
import { person } from './person.ts';

/** Fills the queue through the room's own service, each step done by the demo account of its role at its time in the story. */
export async function loadCases(server: Server, doer: SystemDoer, district: District): Promise<number> {
  const { db, rooms, sequencer } = server;
  const people = new Map<Role, Actor>();
  for (const role of ['commander', 'dispatcher', 'field', 'traffic'] as const) {
    people.set(role, await person(server, doer, role));
  }
  const act = <Result>(role: Role, at: Date, perform: (work: Work, actor: Actor) => Promise<Result>) => {
    const actor = people.get(role)!;
    const then = (work: Work) => {
      // The story's own time, in the case and in the journal alike.
      work.now = at;
      return perform(work, actor);
    };
    return doWork(db, actor, then, { committed: sequencer.wake });
  };
  const cases = generateCases(district, await knownProblems(server, doer), new Date());
  for (const one of cases) await load(one);
  return cases.length;

  async function load(one: DemoCase): Promise<void> {
    const random = createHash('sha256').update(`${district.seed} ${one.key}`).digest().subarray(0, 16);
    const id = v7({ msecs: one.at.getTime(), random });
    await act(one.by, one.at, (work, actor) =>
      rooms.cases.open(work, actor, one.process, {
        id,
        values: one.values,
        areaCode: one.areaCode,
        parties: one.parties.map((name) => ({ name })),
        links: one.problem === null ? [] : [{ to: 'record', target: one.problem }],
      }),
    );
    if (one.assignee) {
      const accountId = people.get(one.assignee)!.accountId;
      await act('commander', one.at, (work, actor) => rooms.cases.assign(work, actor, id, { version: 1, accountId }));
    }
    for (const step of one.steps) {
      await act(step.by, step.at, async (work, actor) => {
        if (step.accepted) await acceptAll(work, actor, id);
        const { version } = await rooms.cases.find(work.tx, actor, id);
        await rooms.cases.act(work, actor, id, step.action, { version, values: step.values });
      });
    }
  }

  async function acceptAll(work: Work, actor: Actor, id: string): Promise<void> {
    const found = await rooms.cases.find(work.tx, actor, id);
    const { parties } = await rooms.cases.view(work, actor, found);
    for (const { id: party } of parties) {
      await rooms.cases.accept(work, actor, id, party, {
        accepted: true,
        how: 'Berita acara rapat di kantor kelurahan.',
      });
    }
  }
}

/** The first problems of the register that lie in a kelurahan. */
async function knownProblems({ db }: Server, doer: SystemDoer): Promise<KnownProblem[]> {
  const rows = await db
    .selectFrom('registers.record')
    .select(['id', 'data', 'village_code'])
    .where('polres_id', '=', doer.polresId)
    .where('register', '=', 'problems')
    .where('village_code', 'is not', null)
    .orderBy('id')
    .limit(8)
    .execute();
  return rows.flatMap(({ id, data, village_code: village }) => {
    const values = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {};
    const { name, parties } = values;
    return typeof name === 'string' && village !== null
      ? [{ id, name, parties: typeof parties === 'string' ? parties : '', village }]
      : [];
  });
}
