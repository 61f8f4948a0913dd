import pg from 'pg';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { createRegisters, type Registers } from '../../../information/registers/index.ts';
import { wells } from '../../../information/registers/testing/definition.ts';
import { fakeAreas, inWest, ponds, west } from '../../../information/registers/testing/room.ts';
import type { Actor } from '../../../platform/access/actor.ts';
import type { CaseView, NewCase } from '../cases.contract.ts';
import { type Cases, createCases } from '../index.ts';
import type { ProcessDefinition } from '../process.types.ts';
import { shippedProcesses } from '../processes/index.ts';
import { errands } from './process.ts';

export { west };
export const east = '99.01.02.1001';

export interface TestCases extends TestDatabase {
  cases: Cases;
  registers: Registers;
  /** The room again, with other processes on the same database. */
  start(processes: readonly ProcessDefinition[]): Promise<Cases>;
  open(actor: Actor, input?: Partial<NewCase>, process?: string): Promise<CaseView>;
  act(actor: Actor, found: CaseView, action: string, values?: NewCase['values']): Promise<CaseView>;
  /** A record of the register `wells`, in the west. */
  record(actor: Actor): Promise<string>;
  /** Runs SQL as the owner of the database. */
  owner(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
}

/** The room of cases on a database of its own, with the process made for tests besides the shipped ones, and two villages. */
export async function openCases(): Promise<TestCases> {
  const it = await openTestDatabase();
  const registers = await createRegisters({ db: it.db, areas: fakeAreas, definitions: [wells, ponds] });
  const start = (processes: readonly ProcessDefinition[]) =>
    createCases({ db: it.db, areas: fakeAreas, registers, processes });
  const cases = await start([errands, ...shippedProcesses]);
  const owner = async (text: string, values: unknown[] = []) => {
    const client = new pg.Client(it.ownerUrl);
    await client.connect();
    try {
      return (await client.query(text, values)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  const [imported] = await owner(
    `insert into areas.import (polres_id, kind, source, rows, refused) values ($1, 'areas', 'test', 2, 0) returning version`,
    [it.polresId],
  );
  await owner(
    `insert into areas.area (id, polres_id, code, parent_code, level, name, geometry, area_m2, lon, lat, valid_from, version)
     select gen_random_uuid(), $1, a.code, a.parent, a.level, a.code, '{}', 1, 0, 0, '2020-01-01', $2
     from (values ('99.01.01', '99.01', 'district'), ('99.01.02', '99.01', 'district'),
       ('99.01.01.1001', '99.01.01', 'village'), ('99.01.02.1001', '99.01.02', 'village')) a(code, parent, level)`,
    [it.polresId, imported!.version],
  );
  return {
    ...it,
    cases,
    registers,
    start,
    owner,
    open: (actor, input = {}, process = 'errands') =>
      it.work(actor, async (work) =>
        cases.view(work, actor, await cases.open(work, actor, process, { values: { name: 'Urusan' }, ...input })),
      ),
    act: (actor, { id, version }, action, values = {}) =>
      it.work(actor, async (work) =>
        cases.view(work, actor, await cases.act(work, actor, id, action, { version, values })),
      ),
    record: async (actor) =>
      (
        await it.work(actor, (work) =>
          registers.create(work, actor, wells, { values: { name: 'Sumur tua' }, place: inWest }),
        )
      ).id,
  };
}
