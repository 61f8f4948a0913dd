import type { Areas } from '../../information/areas/areas.port.ts';
import { type Actor, coversArea } from '../../platform/access/actor.ts';
import type { Database, Queryable } from '../../platform/database/database.ts';
import { decodeCursor, encodeCursor, type Page } from '../../platform/http/shapes.ts';
import { newId } from '../../platform/ids/ids.ts';
import { doWork } from '../../platform/journal/work.ts';
import { forbidden, invalidField, notFound } from '../../platform/problem/problem.ts';
import type { IncidentQuery, IncidentRow } from './incidents.contract.ts';
import { incidentRow } from './incidents.views.ts';
import {
  type AssignmentRecord,
  assignmentsOf,
  openRows,
  type RowFilter,
  type RowRecord,
  rowsByIds,
  searchRows,
} from './rows.repository.ts';
import { searchesPerson } from './search-words.rules.ts';
import type { SimilarService } from './similar.service.ts';

/** Which rows: these ids, or all open ones of a district in queue order. */
export type RowChoice = string[] | { polresId: string; open: true };

export interface RowService {
  /** Rows as the queue, the map and live events show them, made in a fixed number of statements. */
  rows(choice: RowChoice): Promise<IncidentRow[]>;
  /** The same with the district beside each, for those who must check it. */
  rowsOf(choice: RowChoice): Promise<{ polresId: string; row: IncidentRow }[]>;
  /** One row as it stands inside an open transaction. */
  rowIn(tx: Queryable, id: string): Promise<IncidentRow>;
  /** Search. One that looks for a person needs `incident:person` and a purpose, and is journaled. */
  list(actor: Actor, query: IncidentQuery): Promise<Page<IncidentRow>>;
}

export function createRowService(deps: {
  db: Database;
  areas: Areas;
  similar: SimilarService;
  committed?: () => void;
}): RowService {
  const { db, areas, similar } = deps;

  async function complete(
    from: Queryable,
    records: RowRecord[],
    countOf: (row: RowRecord) => number,
  ): Promise<IncidentRow[]> {
    const byIncident = new Map<string, AssignmentRecord[]>();
    for (const one of await assignmentsOf(
      from,
      records.map((record) => record.id),
    )) {
      const list = byIncident.get(one.incident_id);
      if (list) list.push(one);
      else byIncident.set(one.incident_id, [one]);
    }
    return records.map((record) =>
      incidentRow(record, { areas, assignments: byIncident.get(record.id) ?? [], similarCount: countOf(record) }),
    );
  }

  async function rowsOf(choice: RowChoice): Promise<{ polresId: string; row: IncidentRow }[]> {
    const few = Array.isArray(choice);
    const records = few ? await rowsByIds(db, choice) : await openRows(db, choice.polresId);
    const countOf = few ? await similar.countFew(db, records) : await similar.countAll(choice.polresId, records);
    const rows = await complete(db, records, countOf);
    return rows.map((row, at) => ({ row, polresId: records[at]?.polres_id ?? '' }));
  }

  /** A look at persons is an act: it is durable before anything is shown. */
  async function journalLook(actor: Actor, query: IncidentQuery, found: RowRecord[]): Promise<void> {
    await doWork(
      db,
      actor,
      async (work) =>
        work.record({
          action: 'incident.person_searched',
          subject: { type: 'search', id: newId() },
          ground: query.purpose,
          body: { person: query.person ?? null, q: query.q ?? null, found: found.map((record) => record.id) },
        }),
      { committed: deps.committed },
    );
  }

  return {
    rowsOf,
    rows: async (choice) => (await rowsOf(choice)).map(({ row }) => row),
    async rowIn(tx, id) {
      const records = await rowsByIds(tx, [id]);
      const [row] = await complete(tx, records, await similar.countFew(tx, records));
      if (!row) throw notFound();
      return row;
    },
    async list(actor, query) {
      const looks = query.person !== undefined || (query.q !== undefined && searchesPerson(query.q));
      if (looks && !actor.permissions.has('incident:person')) throw forbidden();
      if (looks && !query.purpose?.trim()) {
        throw invalidField(
          'query.purpose',
          'Mencari orang, nomor, atau pelat perlu tujuan; tujuan dicatat.',
          'Searching for a person, number or plate needs a purpose, which is journaled.',
        );
      }
      const found = await searchRows(db, filterOf(actor, query));
      const records = found.slice(0, query.limit);
      if (looks) await journalLook(actor, query, records);
      const last = records.at(-1);
      const next = found.length > records.length && last ? cursorOf(query, last) : null;
      return { items: await complete(db, records, await similar.countFew(db, records)), next };
    },
  };

  function filterOf(actor: Actor, query: IncidentQuery): RowFilter {
    return {
      polresId: actor.polresId,
      areaCodes: actor.areaCodes,
      state: query.state,
      text: query.q?.trim() || undefined,
      kind: query.kind,
      priority: query.priority,
      area: query.area,
      from: query.from ? new Date(query.from) : undefined,
      to: query.to ? new Date(query.to) : undefined,
      bbox: query.bbox ? boxOf(query.bbox) : undefined,
      person: query.person
        ? { name: query.person.trim(), digits: query.person.replace(/\D/g, '').replace(/^62/, '') }
        : undefined,
      after: afterOf(query),
      limit: query.limit + 1,
    };
  }
}

/** Whether a person may see a row: same district, and in their areas. */
export const inScope = (actor: Actor, polresId: string, row: Pick<IncidentRow, 'villageCode'>): boolean =>
  actor.polresId === polresId && coversArea(actor, row.villageCode);

function boxOf(text: string): [number, number, number, number] {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number);
  if (
    west > east ||
    south > north ||
    Math.abs(west) > 180 ||
    Math.abs(east) > 180 ||
    Math.abs(south) > 90 ||
    Math.abs(north) > 90
  ) {
    throw invalidField('query.bbox', 'Urutannya barat,selatan,timur,utara.', 'The order is west,south,east,north.');
  }
  return [west, south, east, north];
}

const cursorOf = (query: IncidentQuery, last: RowRecord): string => {
  const age = [last.known_at.toISOString(), last.id];
  return encodeCursor(query.state === 'open' ? [last.emergency ? 1 : 0, last.priority, ...age] : age);
};

function afterOf(query: IncidentQuery): RowFilter['after'] {
  if (!query.cursor) return undefined;
  const keys = decodeCursor(query.cursor);
  const open = query.state === 'open';
  const [first, second] = keys ?? [];
  const when = keys?.at(-2);
  const at = new Date(typeof when === 'string' && /^[12]\d{3}-/.test(when) ? when : Number.NaN);
  const id = keys?.at(-1);
  const whole =
    keys?.length === (open ? 4 : 2) &&
    (!open || ([0, 1].includes(Number(first)) && [1, 2, 3, 4].includes(Number(second))));
  if (
    !whole ||
    Number.isNaN(at.getTime()) ||
    typeof id !== 'string' ||
    !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  ) {
    throw invalidField('query.cursor', 'Penanda halaman tidak dikenal.', 'Not a cursor of this list.');
  }
  return open ? { emergency: first === 1, priority: Number(second), at, id } : { at, id };
}
