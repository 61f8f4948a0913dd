import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import type { Actor } from '../../../platform/access/actor.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Areas } from '../../areas/index.ts';
import type { RegisterDefinition } from '../definition.types.ts';
import { drawFile } from '../export-draw.ts';
import { createRegisters, type Registers } from '../index.ts';
import type { NewRecord, RecordView } from '../registers.contract.ts';
import { wells } from './definition.ts';

const names: Record<string, string> = {
  '99.01': 'Kabupaten Uji',
  '99.01.01': 'Barat',
  '99.01.02': 'Timur',
  '99.01.01.1001': 'Melati',
  '99.01.02.1001': 'Kenanga',
};
export const west = '99.01.01.1001';
export const inWest = { lon: 107.49, lat: -9.5 };
export const inEast = { lon: 107.51, lat: -9.5 };

/** Two villages: west and east of longitude 107.5; beyond 110 nothing. */
export const fakeAreas: Areas = {
  place: (_polresId, lon) => {
    if (lon > 110) {
      const none = { rt: null, rw: null, village: null, district: null, regency: null };
      return { ...none, guessed: false, boundaryVersion: null };
    }
    const village = lon < 107.5 ? west : '99.01.02.1001';
    return {
      rt: null,
      rw: null,
      village,
      district: village.slice(0, 8),
      regency: '99.01',
      guessed: false,
      boundaryVersion: null,
    };
  },
  nameOf: (_polresId, code) => names[code] ?? null,
};

export interface TestRegisters extends TestDatabase {
  registers: Registers;
  /** The room again, with other definitions on the same database. */
  start(definitions: readonly RegisterDefinition[]): Promise<Registers>;
  add(actor: Actor, input?: Partial<NewRecord>, definition?: RegisterDefinition): Promise<RecordView>;
  unit(callsign: string): Promise<string>;
}

/** The same lists with a place somewhere in an area, and with none. */
export const ponds: RegisterDefinition = { ...wells, id: 'ponds', placement: 'area' };
export const tools: RegisterDefinition = { ...wells, id: 'tools', placement: 'none' };

export async function openRegisters(): Promise<TestRegisters> {
  const it = await openTestDatabase();
  const start = (definitions: readonly RegisterDefinition[]) =>
    createRegisters({ db: it.db, areas: fakeAreas, definitions, draw: drawFile });
  const registers = await start([wells, ponds, tools]);
  return {
    ...it,
    registers,
    start,
    add: (actor, input = {}, definition = wells) =>
      it.work(actor, (work) =>
        registers.create(work, actor, definition, { values: { name: 'Sumur' }, place: inWest, ...input }),
      ),
    async unit(callsign) {
      const id = newId();
      const row = {
        id,
        polres_id: it.polresId,
        realm: 'demo',
        callsign,
        name: callsign,
        kind: 'patrol_car',
        profile: 'car',
        function: 'samapta',
        crew_size: 2,
        status: 'available',
        status_at: new Date(),
        status_source: 'system',
      };
      await it.db.insertInto('units.unit').values(row).execute();
      return id;
    },
  };
}
