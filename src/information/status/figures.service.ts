import { type Actor, coversArea } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { hiddenParts } from '../../platform/privacy/small-counts.ts';
import { Problem, type Text } from '../../platform/problem/problem.ts';
import type { Areas } from '../areas/index.ts';
import type { Registers } from '../registers/index.ts';
import { figuresRepository as repository } from './figures.repository.ts';
import { gaugeKinds } from './gauges.types.ts';
import { expectedRegisters, freshDays, type Mapped, progressOf } from './mapping.rules.ts';
import {
  functionWords,
  impactOfPriority,
  impactOfProblem,
  impactWords,
  interestWords,
  ofIncident,
  ofProblem,
} from './pivot.rules.ts';
import { rankAreas } from './ranking.rules.ts';
import { isInside } from './reading.service.ts';
import type { Mapping, Pivot, PivotQuery, Ranking, RankingQuery } from './status.contract.ts';
import { type Gauge, gauges, gaugeWords, statusLevels, statusWords } from './status.types.ts';
import { parentName } from './views.ts';

const dayMs = 86_400_000;
const yearDays = 364;
const kindsOf = (by: Gauge | 'all') => (by === 'all' ? gauges.flatMap((gauge) => gaugeKinds[gauge]) : gaugeKinds[by]);
const gaugeOf = new Map<string, Gauge>(
  gauges.flatMap((gauge) => gaugeKinds[gauge].map((kind) => [kind, gauge] as const)),
);

export interface StatusFigures {
  /** Areas by their rate of public reports, with the places that each may truly have. */
  ranking(actor: Actor, query: RankingQuery): Promise<Ranking>;
  pivot(actor: Actor, query: PivotQuery): Promise<Pivot>;
  /** What is mapped in each village, how old, how sure, and what to map next. */
  mapping(actor: Actor, parent?: string): Promise<Mapping>;
}

/** One thing that is counted, with its keys. */
interface Item {
  areaCode: string | null;
  row: string;
  label: Text;
  column: string;
  n: number;
}

export function createFigures({
  db,
  areas,
  registers,
}: {
  db: Database;
  areas: Areas;
  registers: Registers;
}): StatusFigures {
  const both = (text: string): Text => ({ id: text, en: text });

  async function items(actor: Actor, { rows, of, area }: PivotQuery): Promise<Item[]> {
    const { polresId, realm } = actor;
    const within = (code: string | null) =>
      area === undefined || code === area || (code?.startsWith(`${area}.`) ?? false);
    // Whole district: by kecamatan; within an area: by its kelurahan.
    const areaKey = (village: string | null, district: string | null): [string, Text] => {
      const code = area === undefined ? district : village;
      return code === null
        ? ['', { id: 'Tanpa wilayah', en: 'No area' }]
        : [code, both(areas.nameOf(polresId, code) ?? code)];
    };
    const keyOf = (
      village: string | null,
      district: string | null,
      [owner, interest]: ReturnType<typeof ofIncident>,
      impact: keyof typeof impactWords,
    ): [string, Text] => {
      switch (rows) {
        case 'area':
          return areaKey(village, district);
        case 'function':
          return [owner, functionWords[owner]];
        case 'interest':
          return [interest, interestWords[interest]];
        case 'impact':
          return [impact, impactWords[impact]];
      }
    };
    const visible = ({ areaCode }: Item) => coversArea(actor, areaCode) && within(areaCode);
    if (of === 'problems') {
      const found = await repository.problems(db, polresId, realm);
      return found
        .map((one): Item => {
          const key = keyOf(one.village_code, one.district_code, ofProblem(one.kind), impactOfProblem(one.linked));
          return { areaCode: one.area_code, row: key[0], label: key[1], column: one.shown ?? 'none', n: 1 };
        })
        .filter(visible);
    }
    const to = new Date();
    const from = new Date(to.getTime() - yearDays * dayMs);
    const found = await repository.reports(db, { polresId, realm, kinds: kindsOf('all'), from, to });
    return found
      .map((one): Item => {
        const key = keyOf(one.village_code, one.district_code, ofIncident(one.kind), impactOfPriority(one.priority));
        const areaCode = one.village_code ?? one.district_code;
        return { areaCode, row: key[0], label: key[1], column: gaugeOf.get(one.kind) ?? '', n: one.n };
      })
      .filter(visible);
  }

  /** The register's name, if this person may read it and the district has it. */
  function nameOf(actor: Actor, id: string): Text | undefined {
    try {
      return registers.open(actor, id).texts.many;
    } catch (error) {
      if (error instanceof Problem && error.code === 'not_found') return undefined;
      throw error;
    }
  }

  return {
    async ranking(actor, { by, level, period }) {
      const to = new Date();
      const from = new Date(to.getTime() - period * dayMs);
      const { polresId, realm } = actor;
      const all = await repository.areaCounts(db, { polresId, realm, level, kinds: kindsOf(by), from, to });
      const mine = all.filter(({ code }) => coversArea(actor, code));
      const byCode = new Map(mine.map((one) => [one.code, one]));
      const known = mine.flatMap(({ code, n, population }) => (population ? [{ code, n, population }] : []));
      const ranked = rankAreas(known, period);
      const hidden = isInside(actor) ? ranked.map(() => false) : hiddenParts(ranked.map(({ n }) => n));
      const round = (value: number) => Math.round(value * 10) / 10;
      return {
        items: ranked.map((one, i) => {
          const row = byCode.get(one.code);
          const shown = hidden[i] !== true;
          return {
            code: one.code,
            name: row?.name ?? one.code,
            parentName: parentName(areas, polresId, level, row?.parent_code ?? null),
            status: row?.shown ?? null,
            population: one.population,
            n: shown ? one.n : null,
            rate: shown ? round(one.rate) : null,
            low: shown ? round(one.low) : null,
            high: shown ? round(one.high) : null,
            rankFrom: shown ? one.rankFrom : null,
            rankTo: shown ? one.rankTo : null,
          };
        }),
        next: null,
        from: from.toISOString(),
        to: to.toISOString(),
        unranked: mine.filter(({ population }) => !population).map(({ code, name }) => ({ code, name })),
        rule: {
          id: 'Laporan warga per 10.000 jiwa dan tahun, rentang 95 %. Wilayah yang rentangnya bertumpuk tidak dibedakan urutannya.',
          en: 'Public reports per 10,000 people and year, 95 % interval. Areas whose intervals overlap are not told apart.',
        },
      };
    },

    async pivot(actor, query) {
      const found = await items(actor, query);
      const columns =
        query.of === 'reports'
          ? gauges.map((key) => ({ key, label: gaugeWords[key] as Text }))
          : [
              ...[...statusLevels].reverse().map((key) => ({ key, label: statusWords[key] as Text })),
              ...(found.some(({ column }) => column === 'none')
                ? [{ key: 'none', label: { id: 'Belum dinilai', en: 'Not assessed' } }]
                : []),
            ];
      const groups = [...Map.groupBy(found, ({ row }) => row)].map(([key, own]) => ({
        key,
        label: own[0]?.label ?? both(key),
        counts: columns.map((column) => own.reduce((sum, one) => sum + (one.column === column.key ? one.n : 0), 0)),
      }));
      const rows = groups.map((group) => ({ ...group, total: group.counts.reduce((sum, n) => sum + n, 0) }));
      rows.sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1));
      const inside = isInside(actor);
      const totals = inside ? [] : hiddenParts(rows.map(({ total }) => total));
      return {
        columns,
        items: rows.map(({ key, label, counts, total }, i) => {
          const hidden = inside ? [] : hiddenParts(counts);
          const cell = (n: number, c: number) => (hidden[c] === true || totals[i] === true ? null : n);
          return {
            key,
            label,
            cells: Object.fromEntries(columns.map((column, c) => [column.key, cell(counts[c] ?? 0, c)])),
            total: totals[i] === true ? null : total,
          };
        }),
        next: null,
        total: rows.reduce((sum, { total }) => sum + total, 0),
        about:
          query.of === 'reports'
            ? { id: 'Laporan warga, 364 hari terakhir', en: 'Public reports, last 364 days' }
            : { id: 'Masalah terbuka sekarang', en: 'Problems open now' },
      };
    },

    async mapping(actor, parent) {
      const { polresId, realm } = actor;
      const now = new Date();
      const expected = expectedRegisters.flatMap((register) => {
        const name = nameOf(actor, register);
        return name ? [{ register, name }] : [];
      });
      const [villages, found] = await Promise.all([
        repository.villages(db, polresId),
        repository.mapped(
          db,
          polresId,
          realm,
          expected.map(({ register }) => register),
        ),
      ]);
      const byPlace = new Map(found.map((row) => [`${row.village_code}/${row.register}`, row]));
      const mine = villages.filter(
        ({ code }) =>
          coversArea(actor, code) && (parent === undefined || code === parent || code.startsWith(`${parent}.`)),
      );
      return {
        items: mine.map(({ code, name, parent_code, population }) => {
          const progress = progressOf(
            expected.map((one): Mapped => {
              const row = byPlace.get(`${code}/${one.register}`);
              return { ...one, records: row?.records ?? 0, newest: row?.newest ?? null, sure: row?.sure ?? 0 };
            }),
            now,
          );
          return {
            code,
            name,
            parentName: parentName(areas, polresId, 'village', parent_code),
            ...progress,
            registers: progress.registers.map((one) => ({ ...one, newest: one.newest?.toISOString() ?? null })),
            population: population !== null,
          };
        }),
        next: null,
        freshDays,
      };
    },
  };
}
