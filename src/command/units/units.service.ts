import type { Actor } from '../../platform/access/actor.ts';
import type { Database, Queryable } from '../../platform/database/database.ts';
import { decodeCursor, encodeCursor, type Page } from '../../platform/http/shapes.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import { conflict, invalidField, notFound } from '../../platform/problem/problem.ts';
import { unitKindInfo } from './unit-kinds.types.ts';
import type { EditUnit, NewUnit, UnitDetail, UnitRow } from './units.contract.ts';
import type { KnownUnit, UnitMemory } from './units.memory.ts';
import { unitsRepository as repository, type UnitFacts } from './units.repository.ts';
import { toDetail } from './units.view.ts';

export interface UnitsService {
  list(actor: Actor, query: { cursor?: string; limit: number; status?: string }): Promise<Page<UnitRow>>;
  get(actor: Actor, id: string): Promise<UnitDetail>;
  create(work: Work, input: NewUnit): Promise<UnitDetail>;
  edit(work: Work, id: string, input: EditUnit): Promise<UnitDetail>;
  /** Units of a district by id, from the database; for desks and live views. */
  byIds(db: Queryable, ids: string[]): Promise<Map<string, UnitRow>>;
  /** All active units of a district, from the database. */
  allActive(db: Queryable, polresId: string): Promise<UnitRow[]>;
}

const callsignTaken = (callsign: string) =>
  conflict(`Tanda panggil ${callsign} sudah dipakai.`, `The call sign ${callsign} is taken.`);

/** PostgreSQL's word for a broken unique constraint, here that of the call sign. */
const isDuplicate = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '23505' &&
  'constraint' in error &&
  error.constraint === 'unit_callsign';

export function createUnitsService(db: Database, memory: UnitMemory): UnitsService {
  async function stationId(tx: Queryable, polresId: string, code: string | null): Promise<string | null> {
    if (code === null) return null;
    const id = await repository.stationByCode(tx, polresId, code);
    if (!id) throw invalidField('station', 'Pos dengan kode ini tidak ada.', 'There is no post with this code.');
    return id;
  }

  async function mine(tx: Queryable, polresId: string, id: string): Promise<KnownUnit> {
    const [unit] = await repository.byIds(tx, [id]);
    if (unit?.polresId !== polresId) throw notFound();
    return unit;
  }

  /** Records the act with the row's new seal, and gives the row as it now is. */
  async function done(work: Work, action: string, id: string, seal: Buffer | null): Promise<UnitDetail> {
    const record = await mine(work.tx, work.doer.polresId, id);
    const { crew, ...facts } = record.facts;
    work.record({
      action,
      subject: { type: 'unit', id },
      body: { ...facts, crew: crew.map(({ name, rank }) => ({ name, rank })) },
      seals: [['units.unit', id, seal]],
    });
    work.afterCommit(() => memory.put(record));
    return toDetail(record);
  }

  return {
    async list(actor, query) {
      const [after] = decodeCursor(query.cursor) ?? [];
      if (query.cursor && (typeof after !== 'string' || after.includes('\0') || !after.isWellFormed())) {
        throw invalidField('query.cursor', 'Penanda halaman tidak dikenal.', 'Not a cursor of this list.');
      }
      const { limit, status } = query;
      const page = { status, limit: limit + 1, after: typeof after === 'string' ? after : undefined };
      const rows = await repository.list(db, actor.polresId, page);
      const items = rows.slice(0, limit).map((unit) => unit.row);
      const last = items.at(-1);
      return { items, next: rows.length > limit && last ? encodeCursor([last.callsign]) : null };
    },

    async get(actor, id) {
      if (!actor.permissions.has('unit:read') && actor.unitId !== id) throw notFound();
      return toDetail(await mine(db, actor.polresId, id));
    },

    async create(work, input) {
      const id = input.id ?? newId();
      const { polresId, realm } = work.doer;
      const facts = factsOf(input, await stationId(work.tx, polresId, input.station));
      try {
        const status = { status: 'available', at: work.now } as const;
        const saved = await repository.insert(work.tx, id, { polresId, realm }, facts, status);
        return await done(work, 'unit.created', id, saved.seal);
      } catch (error) {
        throw isDuplicate(error) ? callsignTaken(input.callsign) : error;
      }
    },

    async edit(work, id, input) {
      const { version, station, ...changes } = input;
      const known = await mine(work.tx, work.doer.polresId, id);
      const kept = { ...known.facts, ...withoutAbsent(changes) };
      const profile = changes.profile ?? (changes.kind ? unitKindInfo[changes.kind].profile : kept.profile);
      const station_id = station === undefined ? kept.stationId : await stationId(work.tx, work.doer.polresId, station);
      try {
        const saved = await repository.update(work.tx, id, version, { ...kept, profile, stationId: station_id });
        if (!saved)
          throw conflict('Unit ini baru saja diubah orang lain.', 'Somebody else has just changed this unit.');
        return await done(work, 'unit.changed', id, saved.seal);
      } catch (error) {
        throw isDuplicate(error) ? callsignTaken(kept.callsign) : error;
      }
    },

    async byIds(from, ids) {
      return new Map((await repository.byIds(from, ids)).map(({ row }) => [row.id, row]));
    },

    async allActive(from, polresId) {
      return (await repository.list(from, polresId, { limit: 5_000 })).map((unit) => unit.row);
    },
  };
}

/** What was left out is not changed; with plain spreading an absent field would erase the stored one. */
function withoutAbsent<Changes extends object>(changes: Changes): Partial<UnitFacts> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

/** The stored form of what was given, with the defaults that follow from the kind and the crew. */
export function factsOf(input: NewUnit, stationId: string | null): UnitFacts {
  const { id: _id, station: _station, profile, crewSize, ...rest } = input;
  return {
    ...rest,
    profile: profile ?? unitKindInfo[input.kind].profile,
    crewSize: crewSize ?? Math.max(1, input.crew.length),
    stationId,
  };
}
