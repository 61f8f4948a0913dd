import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { doWork, type SystemDoer } from '../../platform/journal/work.ts';
import type { District } from '../demo/index.ts';
import { type DemoRecord, generateRecords } from '../demo/records.ts';
import type { Server } from '../server.ts';
import { idOf } from './history.ts';
import { person } from './person.ts';

/** Fills the registers through their own service, as the demo commander; the same seed gives the same ids. */
export async function loadRegisters(server: Server, doer: SystemDoer, district: District): Promise<number> {
  const { rooms, db, sequencer } = server;
  const commander = await person(server, doer, 'commander');
  const units = await db
    .selectFrom('units.unit')
    .select(['id', 'callsign'])
    .where('polres_id', '=', doer.polresId)
    .execute();
  const unitOf = new Map(units.map(({ id, callsign }) => [callsign, id]));
  const reported = new Map(district.incidents.map(({ id, reportedAt }) => [id, new Date(reportedAt)]));
  const valuesOf = ({ values }: DemoRecord): DemoRecord['values'] => {
    const { holder, incidents, ...rest } = values;
    return {
      ...rest,
      ...(typeof holder === 'string' ? { holder: unitOf.get(holder) ?? '' } : {}),
      ...(Array.isArray(incidents) ? { incidents: incidents.map((id) => idOf(id, reported.get(id)!)) } : {}),
    };
  };
  const records = generateRecords(district);
  const msecs = Date.parse(district.asOf);
  await doWork(
    db,
    commander,
    async (work) => {
      for (const [index, record] of records.entries()) {
        const label = `${district.seed} ${record.register} ${index}`;
        const id = v7({ msecs, random: createHash('sha256').update(label).digest().subarray(0, 16) });
        const definition = rooms.registers.open(commander, record.register);
        await rooms.registers.create(work, commander, definition, {
          id,
          values: valuesOf(record),
          ...(record.place ? { place: record.place } : {}),
        });
      }
    },
    { committed: sequencer.wake },
  );
  return records.length;
}
