import { sql } from 'kysely';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { importHistory } from '../../../command/incidents/incidents.history.ts';
import type { Actor } from '../../../platform/access/actor.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { SystemDoer } from '../../../platform/journal/work.ts';
import type { Areas, Placed } from '../../areas/index.ts';
import { createRegisters, type Registers, shippedDefinitions } from '../../registers/index.ts';
import type { RecordView } from '../../registers/registers.contract.ts';
import { createStatus, type StatusRoom, type Warning } from '../index.ts';

export const regency = '99.01';
/** Two districts with two villages each; every village with two RW. */
export const villages = ['99.01.01.1001', '99.01.01.1002', '99.01.02.1001', '99.01.02.1002'] as const;
const districts = ['99.01.01', '99.01.02'];
export const [quiet, busy, other] = villages;
const parentOf = (code: string) => code.split('.').slice(0, -1).join('.');
const rws = villages.flatMap((village) => [`${village}.RW01`, `${village}.RW02`]);
const all = [
  { code: regency, level: 'regency' },
  ...districts.map((code) => ({ code, level: 'district' })),
  ...villages.map((code) => ({ code, level: 'village' })),
  ...rws.map((code) => ({ code, level: 'rw' })),
];

/** A point whose longitude says the village (107.0, 107.1, …) and whose latitude the RW. */
export const at = (village: string, rw = 1) => ({
  lon: 107.05 + (villages as readonly string[]).indexOf(village) / 10,
  lat: -9 - rw / 10,
});

const areas: Areas = {
  place(_polresId, lon, lat): Placed {
    const village = villages[Math.floor((lon - 107) * 10)] ?? null;
    const rw = village && `${village}.RW0${lat > -9.15 ? 1 : 2}`;
    const district = village && parentOf(village);
    return { rt: null, rw, village, district, regency: village && regency, guessed: false, boundaryVersion: null };
  },
  nameOf: (_polresId, code) => (all.some((area) => area.code === code) ? `Wilayah ${code}` : null),
};

export interface TestStatus extends TestDatabase {
  status: StatusRoom;
  registers: Registers;
  system: SystemDoer;
  warnings: Warning[];
  /** Reports of the public known so many days ago. */
  report(
    village: string,
    daysAgo: readonly number[],
    extra?: { kind?: string; channel?: string; rw?: number },
  ): Promise<void>;
  record(
    actor: Actor,
    register: 'problems' | 'tension',
    village: string,
    values?: Record<string, string | number>,
  ): Promise<RecordView>;
  /** Gives entries their positions, as the sequencer does, and lets the statuses follow. */
  follow(): Promise<void>;
}

export async function openStatus(): Promise<TestStatus> {
  const it = await openTestDatabase();
  const { db, polresId } = it;
  const version = await sql<{ version: number }>`insert into areas.import (polres_id, kind, source, rows, refused)
    values (${polresId}, 'areas', 'test', ${all.length}, 0) returning version`.execute(db);
  const rows = all.map((area) => ({
    id: newId(),
    polres_id: polresId,
    code: area.code,
    parent_code: area.level === 'regency' ? null : parentOf(area.code),
    level: area.level,
    name: `Wilayah ${area.code}`,
    geometry: { type: 'Polygon', coordinates: [] },
    area_m2: 1,
    lon: 107,
    lat: -9,
    valid_from: '2020-01-01',
    version: version.rows[0]?.version,
  }));
  await sql`insert into areas.area (id, polres_id, code, parent_code, level, name, geometry, area_m2, lon, lat, valid_from, version)
    select id, polres_id, code, parent_code, level, name, geometry, area_m2, lon, lat, valid_from, version
    from jsonb_populate_recordset(null::areas.area, ${JSON.stringify(rows)}::jsonb)`.execute(db);
  await sql`insert into areas.population (polres_id, area_code, year, population)
    select ${polresId}, code, 2026, 10000 from unnest(${[...villages]}::text[]) code`.execute(db);
  const registers = await createRegisters({ db, areas, definitions: shippedDefinitions });
  const status = createStatus({
    db,
    areas,
    registers,
    settings: { current: async () => 0 as never },
  });
  const warnings: Warning[] = [];
  status.connectTasks(async (_work, warning) => {
    warnings.push(warning);
    return warning.id;
  });
  const system: SystemDoer = { accountId: null, roles: ['system'], polresId, realm: 'demo' };
  const importer = await it.actor(['admin']);
  return {
    ...it,
    status,
    registers,
    system,
    warnings,
    async report(village, daysAgo, { kind = 'curat', channel = 'telephony', rw = 1 } = {}) {
      const past = daysAgo.map((days) => {
        const knownAt = new Date(Date.now() - days * 86_400_000 - 60_000);
        return {
          id: newId(),
          kind,
          summary: '',
          narrative: 'Laporan warga.',
          priority: 3,
          channel,
          placeText: 'Jalan Uji',
          ...at(village, rw),
          knownAt,
          assignedAt: null,
          arrivedAt: null,
          endedAt: knownAt,
          disposition: 'handled_on_scene',
          targetSeconds: 600,
        };
      });
      await it.work(importer, (work) => importHistory(work, past, areas, 'Asia/Jakarta'));
    },
    record(actor, register, village, values = {}) {
      const start: Record<string, string | number> =
        register === 'problems'
          ? { name: 'Balap liar', kind: 'street', trigger: 'Jalan lurus' }
          : { name: 'Rebutan lahan parkir', trigger: 'Lahan sempit', heat: 2, trend: 'steady' };
      const place = register === 'problems' ? at(village) : { areaCode: village };
      return it.work(actor, (work) =>
        registers.create(work, actor, registers.open(actor, register), { values: { ...start, ...values }, place }),
      );
    },
    async follow() {
      const owner = it.ownerUrl;
      const { default: pg } = await import('pg');
      const client = new pg.Client(owner);
      await client.connect();
      await client.query(`with waiting as (
          select p.entry_id, row_number() over (order by e.id) as turn from journal.pending p join journal.entry e on e.id = p.entry_id),
        taken as (delete from journal.pending)
        insert into journal.sequence (position, entry_id, leaf)
        select (select coalesce(max(position), -1) from journal.sequence) + turn, entry_id, sha256(entry_id::text::bytea) from waiting`);
      await client.end();
      await status.follow();
    },
  };
}

/** So many reports in each of the thirteen windows before the present one. */
export const usually = (n: number): number[] =>
  Array.from({ length: 13 }, (_, w) => Array.from({ length: n }, (_, i) => 28 * (w + 1) + 1 + (i * 26) / n)).flat();
/** So many reports in the last 28 days, not in the last seven. */
export const lately = (n: number): number[] => Array.from({ length: n }, (_, i) => 8 + (i * 18) / n);
