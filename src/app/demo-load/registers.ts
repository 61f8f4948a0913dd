import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { shippedDefinitions } from '../../information/registers/index.ts';
import type { Values } from '../../information/registers/registers.contract.ts';
import { doWork, type SystemDoer } from '../../platform/journal/work.ts';
import type { District } from '../demo/index.ts';
import { Random } from '../demo/random.ts';
import { generateRecords } from '../demo/records.ts';
import type { DemoRecord } from '../demo/records-kit.ts';
import { generateReadings } from '../demo/records-rules.ts';
import type { Server } from '../server.ts';
import { idOf } from './history.ts';
import { person } from './person.ts';

/** Ids of the demo things that records name: incidents, units by callsign, accounts by user name, records by key. */
type Ids = (to: 'record' | 'unit' | 'incident' | 'account' | 'area', name: string, register?: string) => string;

/** Fills the registers through their own service, as the demo commander; the same seed gives the same ids. */
export async function loadRegisters(server: Server, doer: SystemDoer, district: District): Promise<number> {
  const { rooms, db, sequencer } = server;
  const writer = await person(server, doer, 'commander');
  const ids = await idsOf(server, doer, district);
  const records = generateRecords(district);
  await doWork(
    db,
    writer,
    async (work) => {
      for (const record of records) {
        const definition = rooms.registers.open(writer, record.register);
        await rooms.registers.create(work, writer, definition, {
          id: ids('record', record.key, record.register),
          values: valuesOf(record, ids),
          ...(record.place ? { place: record.place } : {}),
        });
      }
    },
    { committed: sequencer.wake },
  );
  const readings = generateReadings(records, new Random(district.seed).fork('readings'));
  for (const [account, list] of Map.groupBy(readings, (reading) => reading.account)) {
    const reader = await person(server, doer, account);
    await doWork(
      db,
      reader,
      async (work) => {
        for (const { register, key } of list) {
          await rooms.registers.uses.acknowledge(work, reader, register, ids('record', key, register));
        }
      },
      { committed: sequencer.wake },
    );
  }
  return records.length;
}

async function idsOf({ db }: Server, doer: SystemDoer, district: District): Promise<Ids> {
  const units = await db
    .selectFrom('units.unit')
    .select(['id', 'callsign'])
    .where('polres_id', '=', doer.polresId)
    .execute();
  const accounts = await db
    .selectFrom('access.account')
    .select(['id', 'username'])
    .where('polres_id', '=', doer.polresId)
    .execute();
  const unitOf = new Map(units.map(({ id, callsign }) => [callsign, id]));
  const accountOf = new Map(accounts.map(({ id, username }) => [username, id]));
  const reported = new Map(district.incidents.map(({ id, reportedAt }) => [id, new Date(reportedAt)]));
  const msecs = Date.parse(district.asOf);
  return (to, name, register = '') => {
    switch (to) {
      case 'area':
        return name;
      case 'unit':
        return unitOf.get(name) ?? '';
      case 'account':
        return accountOf.get(name) ?? '';
      case 'incident':
        return idOf(name, reported.get(name)!);
      case 'record': {
        const label = `${district.seed} ${register} ${name}`;
        return v7({ msecs, random: createHash('sha256').update(label).digest().subarray(0, 16) });
      }
    }
  };
}

/** The values with real ids where a field points to something. */
function valuesOf({ register, values }: DemoRecord, ids: Ids): Values {
  const fields = shippedDefinitions.find(({ id }) => id === register)?.fields ?? {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = fields[name];
      if (field?.type !== 'reference') return [name, value];
      const idOfOne = (one: string) => ids(field.to, one, field.register);
      if (Array.isArray(value)) return [name, value.map(idOfOne)];
      return [name, typeof value === 'string' ? idOfOne(value) : value];
    }),
  );
}
