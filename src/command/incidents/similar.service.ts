import { type Actor, coversArea } from '../../platform/access/actor.ts';
import type { Queryable } from '../../platform/database/database.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { type DuplicateSettings, duplicateSettings } from './duplicates.rules.ts';
import type { Similar, SimilarQuery } from './incidents.contract.ts';
import type { RowRecord } from './rows.repository.ts';
import { createSimilarCounts, type SimilarCounts } from './similar.counts.ts';
import { candidates, neighbours } from './similar.repository.ts';
import { type Report, reachOf, readReport, scoreReports } from './similar.scores.ts';

/** Most that are shown while typing; more would not be read. */
const shown = 8;

const reportOf = (row: Pick<RowRecord, 'id' | 'kind' | 'lon' | 'lat' | 'known_at' | 'summary'>): Report => ({
  id: row.id,
  kind: row.kind,
  lon: row.lon,
  lat: row.lat,
  at: row.known_at.getTime(),
  text: row.summary,
});

export interface SimilarService {
  /** Open incidents that look like what is being written, likeliest first. Empty until there is a place. */
  similar(db: Queryable, actor: Actor, query: SimilarQuery, now: Date): Promise<Similar[]>;
  /** For the whole open list of a district: how many look like each and are not linked with it. From memory. */
  countAll(polresId: string, rows: RowRecord[]): Promise<(row: RowRecord) => number>;
  /** The same for a few rows, from the database. */
  countFew(db: Queryable, rows: RowRecord[]): Promise<(row: RowRecord) => number>;
}

export function createSimilarService(settings: Pick<Settings, 'current'>): SimilarService {
  const counts = new Map<string, SimilarCounts>();

  async function inForce(now: Date): Promise<DuplicateSettings> {
    return { ...duplicateSettings, showFrom: await settings.current('duplicate_threshold', now) };
  }

  return {
    async similar(db, actor, query, now) {
      if (!query.place) return [];
      const rule = await inForce(now);
      const at = query.at ? new Date(query.at) : now;
      const near = { ...query.place, at };
      const mine = readReport({ id: '', kind: '', ...query.place, at: at.getTime(), text: query.text });
      const found = await candidates(db, actor.polresId, near, reachOf(rule), query.except ?? null);
      return found
        .filter((one) => coversArea(actor, one.village_code))
        .flatMap((one) => {
          const text = `${one.summary} ${one.narrative ?? ''}`;
          const theirs = readReport({ ...reportOf(one), text });
          const scored = scoreReports({ ...mine, kind: query.kind ?? null }, theirs, rule);
          if (!scored) return [];
          const { id, number, kind, priority, state, summary, lon, lat } = one;
          const { score, reason } = scored;
          return [{ id, number, kind, priority, state, placeText: one.place_text, summary, lon, lat, score, reason }];
        })
        .sort((a, b) => b.score - a.score)
        .slice(0, shown);
    },

    async countAll(polresId, rows) {
      const known = counts.get(polresId) ?? createSimilarCounts();
      counts.set(polresId, known);
      known.update(rows.map(reportOf), await inForce(new Date()));
      return (row) => known.count(row.id, row.linked);
    },

    async countFew(db, rows) {
      const rule = await inForce(new Date());
      const own = new Map(rows.map((row) => [row.id, { row, report: readReport(reportOf(row)) }]));
      const count = new Map<string, number>();
      for (const near of await neighbours(db, [...own.keys()], reachOf(rule))) {
        const mine = own.get(near.of);
        if (!mine || mine.row.linked.includes(near.id)) continue;
        if (scoreReports(mine.report, readReport(reportOf(near)), rule) === null) continue;
        count.set(near.of, (count.get(near.of) ?? 0) + 1);
      }
      return (row) => count.get(row.id) ?? 0;
    },
  };
}
