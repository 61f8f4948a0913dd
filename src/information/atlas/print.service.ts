import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { notFound, unavailable } from '../../platform/problem/problem.ts';
import type { AreasService } from '../areas/index.ts';
import type { RegisterDefinition } from '../registers/definition.types.ts';
import type { Registers } from '../registers/index.ts';
import type { StatusRoom } from '../status/index.ts';
import { assessedLevels, gauges } from '../status/status.types.ts';
import type { Box, Figures, PlacedRecord, PrintQuery } from './atlas.contract.ts';
import { atlasRepository as repository } from './atlas.repository.ts';
import type { FiguresService } from './figures.service.ts';
import { type PrintedMap, type PrintedMarks, printMap } from './print.ts';

export interface Printing {
  /** One page, A4 landscape. @throws Problem not_found for a register that this person may not read. */
  print(actor: Actor, query: PrintQuery, now?: Date): Promise<Buffer>;
}

interface PrintingDeps {
  db: Database;
  areas: Pick<AreasService, 'map'>;
  registers: Registers;
  figures: FiguresService;
  status: Pick<StatusRoom, 'areaStatuses'>;
}

/** Marks and roads on one page: more would be a blot. */
const mostMarks = 500;
const mostRoads = 6_000;

/** Gathers what a printed map shows, by the same rules as the screen. */
export function createPrinting({ db, areas, registers, figures, status }: PrintingDeps): Printing {
  async function coloured(actor: Actor, query: PrintQuery, now: Date): Promise<PrintedMap['coloured']> {
    const { measure, level, register, from, to } = query;
    if (measure === 'none') return { kind: 'none' };
    if (measure === 'status') {
      const assessed = assessedLevels.find((one) => one === level);
      const gauge = gauges.find((one) => one === query.gauge);
      // An RT is too small for a status: it is printed without.
      const found = assessed ? (await status.areaStatuses(actor, { level: assessed, gauge })).items : [];
      return {
        kind: 'status',
        gauge: query.gauge ?? null,
        of: new Map(found.map((one) => [one.code, one.status])),
      };
    }
    const figured: Figures = await figures.figures(actor, { measure, level, register, from, to }, now);
    const texts = measure === 'register' && register ? registers.open(actor, register).texts : undefined;
    return { kind: 'figures', measure, figures: figured, of: texts?.many ?? null };
  }

  async function marks(actor: Actor, ids: readonly string[], box: Box): Promise<PrintedMarks> {
    if (ids.length === 0) return { items: [], total: 0, of: new Map() };
    if (!actor.permissions.has('register:read')) throw notFound();
    const of = new Map<string, Pick<RegisterDefinition, 'symbol' | 'texts'>>(
      ids.map((id) => [id, registers.open(actor, id)]),
    );
    const found: { items: PlacedRecord[]; total: number } = await figures.inView(actor, {
      bbox: box,
      registers: [...ids],
      limit: mostMarks,
    });
    return { ...found, of };
  }

  return {
    async print(actor, query, now = new Date()) {
      const day = now.toISOString().slice(0, 10);
      const { polresId } = actor;
      const { attribution, bounds } = areas.map(polresId);
      if (!bounds) throw unavailable('Peta wilayah belum diimpor.', 'The areas have not been imported yet.', 60);
      const [district, own, borders, roads] = await Promise.all([
        repository.district(db, polresId),
        coloured(actor, query, now),
        Promise.all(
          [...new Set([query.level, 'district', 'regency'])].map(async (level) => ({
            level,
            areas: await repository.borders(db, polresId, level, day),
          })),
        ),
        repository.roads(db, polresId, query.bbox, mostRoads),
      ]);
      return printMap({
        query,
        district,
        attribution,
        coloured: own,
        borders,
        roads,
        marks: (box) => marks(actor, query.registers, box),
        printedBy: actor.displayName,
        now,
      });
    },
  };
}
