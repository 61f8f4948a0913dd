import type { z } from 'zod';
import { type Actor, coversArea } from '../../platform/access/actor.ts';
import type { Database, Queryable } from '../../platform/database/database.ts';
import { mergesSmallCounts } from '../../platform/privacy/small-counts.ts';
import { notFound, Problem } from '../../platform/problem/problem.ts';
import type { Areas } from '../areas/index.ts';
import type { Registers } from '../registers/index.ts';
import type { AssessmentKind } from './assessments.repository.ts';
import { usualWindows, windowDays } from './counts.rules.ts';
import { detailOf, gaugeViews } from './detail.ts';
import { readingRepository as repository, type StatusRecord } from './reading.repository.ts';
import { decidable } from './settle.rules.ts';
import type { AreasQuery, RoadRows, StatusAreas, StatusDetail, StatusRow, StatusRows } from './status.contract.ts';
import { ruleVersion } from './status.rules.ts';
import { inForce } from './thresholds.service.ts';
import { hideSmall, statusRow } from './views.ts';

/** Registers whose records have a status of their own. */
const registerOf = { problem: 'problems', road: 'road-sections' } as const;

export interface StatusReading {
  areaStatuses(actor: Actor, query: AreasQuery): Promise<StatusAreas>;
  /** Open problems that this person may see. */
  recordStatuses(actor: Actor, kind: 'problem', area?: string): Promise<z.infer<typeof StatusRows>>;
  /** Open road sections that this person may see, with the figures of their gauges. */
  roadStatuses(actor: Actor, area?: string): Promise<RoadRows>;
  /** What waits for an officer, in this person's areas. */
  queue(actor: Actor): Promise<z.infer<typeof StatusRows>>;
  /** @throws Problem not_found. */
  detail(db: Queryable, actor: Actor, kind: AssessmentKind, code: string): Promise<StatusDetail>;
  /** The subject, if this person may see it. @throws Problem not_found. */
  find(db: Queryable, actor: Actor, kind: AssessmentKind, code: string): Promise<{ row: StatusRecord; title?: string }>;
}

/** Whether somebody works in the unit; others (the board) see no small counts. */
export const isInside = (actor: Actor): boolean => !mergesSmallCounts(actor.roles);

const newestOf = (rows: readonly StatusRecord[]): Date | null =>
  rows.reduce<Date | null>((last, row) => (last && last > row.computed_at ? last : row.computed_at), null);

export function createReading({
  db,
  areas,
  registers,
}: {
  db: Database;
  areas: Areas;
  registers: Registers;
}): StatusReading {
  /** Titles of records that this person may see; records of registers that are closed to it are left out. */
  async function titles(actor: Actor, kind: 'problem' | 'road', ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    try {
      return await registers.titles(actor, registers.open(actor, registerOf[kind]), ids);
    } catch (error) {
      if (error instanceof Problem && error.code === 'not_found') return new Map();
      throw error;
    }
  }

  async function viewsOf(actor: Actor, rows: readonly StatusRecord[]): Promise<StatusRow[]> {
    const ids = (kind: AssessmentKind) => rows.filter((row) => row.kind === kind).map(({ code }) => code);
    const [problems, roads] = await Promise.all([
      titles(actor, 'problem', ids('problem')),
      titles(actor, 'road', ids('road')),
    ]);
    return rows.flatMap((row) => {
      if (row.kind === 'area') return coversArea(actor, row.code) ? [statusRow(areas, row)] : [];
      const title = (row.kind === 'problem' ? problems : roads).get(row.code);
      return title === undefined ? [] : [statusRow(areas, row, undefined, title)];
    });
  }
  const shownTo = (actor: Actor, rows: StatusRow[]): StatusRow[] => (isInside(actor) ? rows : hideSmall(rows));

  async function find(queryable: Queryable, actor: Actor, kind: AssessmentKind, code: string) {
    const row = await repository.one(queryable, actor.polresId, kind, code);
    if (!row) throw notFound();
    if (kind === 'area') {
      if (!coversArea(actor, row.code)) throw notFound();
      return { row };
    }
    const title = (await titles(actor, kind, [code])).get(code);
    if (title === undefined) throw notFound();
    return { row, title };
  }

  return {
    find,
    async areaStatuses(actor, { level, gauge, parent }) {
      const rows = (await repository.areas(db, actor.polresId, level, parent)).filter(({ code }) =>
        coversArea(actor, code),
      );
      const at = newestOf(rows);
      const from = at && new Date(at.getTime() - (usualWindows + 1) * windowDays * 86_400_000);
      return {
        items: shownTo(
          actor,
          rows.map((row) => statusRow(areas, row, gauge)),
        ),
        next: null,
        computedAt: at?.toISOString() ?? null,
        ruleVersion,
        period: at && from && { from: from.toISOString(), to: at.toISOString() },
      };
    },

    async recordStatuses(actor, kind, area) {
      const rows = await repository.ofKind(db, actor.polresId, kind, area);
      return { items: shownTo(actor, await viewsOf(actor, rows)), next: null };
    },

    async roadStatuses(actor, area) {
      const [rows, thresholds] = await Promise.all([
        repository.ofKind(db, actor.polresId, 'road', area),
        inForce(db, actor.polresId, new Date()),
      ]);
      const shown = new Map(shownTo(actor, await viewsOf(actor, rows)).map((view) => [view.code, view]));
      const seen = rows.filter(({ code }) => shown.has(code));
      return {
        items: seen.flatMap((row) => {
          const view = shown.get(row.code);
          const figures = gaugeViews(row, thresholds.of(row.area_code ?? ''), isInside(actor));
          return view ? [{ ...view, figures, lon: row.lon, lat: row.lat }] : [];
        }),
        next: null,
        computedAt: newestOf(seen)?.toISOString() ?? null,
      };
    },

    async queue(actor) {
      const rows = await repository.waiting(db, actor.polresId);
      return { items: shownTo(actor, await viewsOf(actor, rows)), next: null };
    },

    async detail(queryable, actor, kind, code) {
      const { row, title } = await find(queryable, actor, kind, code);
      const inside = isInside(actor);
      const [decision, events, thresholds] = await Promise.all([
        repository.lastDecision(queryable, row.id),
        repository.events(queryable, row.id),
        inForce(queryable, actor.polresId, new Date()),
      ]);
      const short = statusRow(areas, row, undefined, title);
      return detailOf({
        row,
        short: inside ? short : (hideSmall([short])[0] ?? short),
        decision,
        events,
        thresholds,
        inside,
        mayDecide:
          kind !== 'road' &&
          actor.permissions.has('status:decide') &&
          coversArea(actor, row.area_code) &&
          decidable(kind, row.proposed),
      });
    },
  };
}
