import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { hiddenParts, mergedCount } from '../../platform/privacy/small-counts.ts';
import { invalidField, notFound, type Text } from '../../platform/problem/problem.ts';
import type { Areas } from '../areas/index.ts';
import type { Registers } from '../registers/index.ts';
import type { AreaFigure, Figures, FiguresQuery, IncidentPoints, InView, InViewQuery } from './atlas.contract.ts';
import { atlasRepository as repository } from './atlas.repository.ts';

export interface FiguresService {
  /** What the areas of a level are coloured by. @throws Problem invalid naming `query.to` or `query.register`; not_found. */
  figures(actor: Actor, query: FiguresQuery, now?: Date): Promise<Figures>;
  /** Incidents of a period as points, for the slider and the heat. @throws Problem invalid naming `query.to`. */
  points(actor: Actor, from: Date, to: Date): Promise<IncidentPoints>;
  /** Records of these registers in a box; registers that this person may not read are left out. */
  inView(actor: Actor, query: InViewQuery): Promise<InView>;
}

const dayMs = 86_400_000;
const longestMs = 770 * dayMs;

const sources = {
  incidents: {
    id: 'Kejadian yang tercatat, tanpa yang ganda dan dibatalkan',
    en: 'Recorded incidents, without duplicates and cancelled ones',
  },
  people: { id: 'Data penduduk yang diimpor, tahun terbaru', en: 'Imported population data, newest year' },
  records: { id: 'Catatan register yang terbuka', en: 'Open records of the register' },
} satisfies Record<string, Text>;

/** The two ends of a period; the last 30 days unless told. @throws Problem invalid naming `query.to`. */
export function periodOf(query: { from?: string | undefined; to?: string | undefined }, now: Date) {
  const to = query.to === undefined ? now : new Date(query.to);
  const from = query.from === undefined ? new Date(to.getTime() - 30 * dayMs) : new Date(query.from);
  if (from >= to)
    throw invalidField('query.to', 'Harus sesudah awal periode.', 'Must be after the start of the period.');
  if (to.getTime() - from.getTime() > longestMs)
    throw invalidField('query.to', 'Periode paling lama 25 bulan.', 'A period has 25 months at most.');
  return { from, to };
}

type Counted = Omit<AreaFigure, 'value' | 'few' | 'count'> & { count: number };

/**
 * Areas with their number, or its rate for 1,000 residents. Small numbers are marked, and they are for those who see the
 * incidents themselves.
 */
export function toFigures(rows: readonly Counted[], rate: boolean, inside: boolean): AreaFigure[] {
  const hidden = inside ? [] : hiddenParts(rows.map(({ count }) => count));
  return rows.map(({ code, name, lon, lat, population, count }, at) => {
    const area = { code, name, lon, lat, population };
    if (hidden[at] === true) return { ...area, count: null, value: null, few: true };
    const value = rate ? (population ? (count / population) * 1000 : null) : count;
    return { ...area, count, value, few: mergedCount(count) === null };
  });
}

export function createFigures(db: Database, areas: Areas, registers: Registers): FiguresService {
  /** "RT 001, RW 04, Cempaka": a number alone says nothing. */
  const named = <Row extends { code: string; name: string }>(polresId: string, row: Row): Row => {
    const parts = row.code.split('.');
    const above = [parts.slice(0, 5), parts.slice(0, 4)].filter(({ length }) => length < parts.length && length > 3);
    if (parts.length < 5) return row;
    const names = above.flatMap((code) => areas.nameOf(polresId, code.join('.')) ?? []);
    return { ...row, name: [row.name, ...names].join(', ') };
  };
  return {
    async figures(actor, query, now = new Date()) {
      const { level, measure } = query;
      const day = now.toISOString().slice(0, 10);
      if (measure === 'register') {
        if (query.register === undefined)
          throw invalidField('query.register', 'Sebut registernya.', 'Name the register.');
        if (!actor.permissions.has('register:read')) throw notFound();
        const { id } = registers.open(actor, query.register);
        const { areas: rows, n } = await repository.recordFigures(db, actor, level, day, id);
        const own = rows.map((row) => named(actor.polresId, row));
        const items = toFigures(own, false, true).map((figure) => ({ ...figure, few: false }));
        return {
          items,
          n,
          unplaced: n - placed(rows),
          from: null,
          to: null,
          asOf: now.toISOString(),
          source: sources.records,
        };
      }
      if (measure === 'population') {
        const { areas: rows } = await repository.peopleFigures(db, actor, level, day);
        const items = rows.map((row) => {
          const { code, name, lon, lat, population } = named(actor.polresId, row);
          return { code, name, lon, lat, population, value: population, count: population, few: false };
        });
        const n = items.reduce((sum, { population }) => sum + (population ?? 0), 0);
        return { items, n, unplaced: 0, from: null, to: null, asOf: now.toISOString(), source: sources.people };
      }
      const { from, to } = periodOf(query, now);
      const inside = actor.permissions.has('incident:read');
      const { areas: rows, n } = await repository.incidentFigures(db, actor, level, day, from, to);
      const own = rows.map((row) => named(actor.polresId, row));
      return {
        items: toFigures(own, measure === 'rate', inside),
        n,
        unplaced: n - placed(rows),
        from: from.toISOString(),
        to: to.toISOString(),
        asOf: now.toISOString(),
        source: sources.incidents,
      };
    },

    async points(actor, from, to) {
      periodOf({ from: from.toISOString(), to: to.toISOString() }, to);
      const rows = await repository.points(db, actor, from, to);
      const kinds = [...new Set(rows.map(({ kind }) => kind))].sort();
      const kindAt = new Map(kinds.map((kind, index) => [kind, index]));
      return {
        from: from.toISOString(),
        to: to.toISOString(),
        lon: rows.map(({ lon }) => Math.round(lon * 100_000)),
        lat: rows.map(({ lat }) => Math.round(lat * 100_000)),
        minute: rows.map(({ known_at }) => Math.floor((known_at.getTime() - from.getTime()) / 60_000)),
        kind: rows.map(({ kind }) => kindAt.get(kind) ?? 0),
        public: rows.map(({ channel }) => (channel === 'radio' ? 0 : 1)),
        kinds,
      };
    },

    async inView(actor, { bbox, registers: asked, limit }) {
      const readable = new Map((await registers.registers(actor)).map(({ id }) => [id, registers.open(actor, id)]));
      const rows = await repository.inBox(
        db,
        actor,
        asked.filter((id) => readable.has(id)),
        bbox,
        limit,
      );
      const titles = new Map<string, string>();
      for (const [register, own] of Map.groupBy(rows, (row) => row.register)) {
        const definition = readable.get(register);
        if (!definition) continue;
        const ids = own.map(({ id }) => id);
        for (const [id, title] of await registers.titles(actor, definition, ids)) titles.set(id, title);
      }
      return {
        items: rows.map(({ id, register, lon, lat }) => ({ id, register, title: titles.get(id) ?? '', lon, lat })),
        total: rows[0]?.total ?? 0,
      };
    },
  };
}

const placed = (areas: readonly { count: number }[]): number => areas.reduce((sum, { count }) => sum + count, 0);
