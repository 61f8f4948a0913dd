import type { Json } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import type { Areas } from '../areas/index.ts';
import { type Assessment, type Known, assessmentsRepository as repository } from './assessments.repository.ts';
import { changeOf } from './distributions.rules.ts';
import { type AreaRow, factsRepository, type ProblemRow } from './facts.repository.ts';
import { adjustCounts, type Facts, fullWindows, type GaugeCounts, gatherFacts, tallyCounts, total } from './facts.ts';
import { graveKinds, proposeProblem } from './problems.rules.ts';
import { gaugesOfRoad } from './roads.rules.ts';
import { readRoads } from './roads.ts';
import { settle } from './settle.rules.ts';
import { type Proposal, proposeArea, ruleVersion } from './status.rules.ts';
import { type AssessedLevel, gauges } from './status.types.ts';
import { tasksRepository } from './tasks.repository.ts';
import type { Tasks } from './tasks.service.ts';
import { lineage } from './thresholds.rules.ts';
import { inForce } from './thresholds.service.ts';

/** What may have another status now: areas by code (with all above them), records by id; or everything. */
export type Touched = { areas: ReadonlySet<string>; records: ReadonlySet<string> } | 'all';

export interface Recompute {
  /** Computes anew what was touched and writes it. @returns how many subjects were written, and how many proposals changed. */
  recompute(work: Work, touched: Touched): Promise<{ written: number; changed: number }>;
}

/** From below upward, since an area above takes what is shown below. */
const upward: readonly AssessedLevel[] = ['rw', 'village', 'district', 'regency'];
const day = 86_400_000;

const countsJson = (counts: GaugeCounts): Json =>
  Object.fromEntries(
    gauges.map((gauge) => {
      const { recent, windows, week } = counts[gauge];
      return [gauge, { recent, windows: [...windows], week }];
    }),
  );

export function createRecompute(deps: {
  areas: Areas;
  tasks: Tasks;
  /** Whether a mere proposal of `rawan` opens a task already. */
  tasksOnProposal(now: Date): Promise<boolean>;
}): Recompute {
  async function readFacts({ tx, now, doer: { polresId, realm } }: Work) {
    const [areas, first, problems, tensions, closures] = await Promise.all([
      factsRepository.areas(tx, polresId),
      factsRepository.firstReport(tx, polresId, realm),
      factsRepository.problems(tx, polresId, realm, now),
      factsRepository.tensions(tx, polresId, realm),
      factsRepository.closures(tx, polresId, now),
    ]);
    const placed = closures.map(({ lon, lat }) => {
      const at = deps.areas.place(polresId, lon, lat);
      return [at.regency, at.district, at.village, at.rw].filter((code) => code !== null);
    });
    return { areas, problems, tensions, closures: placed, full: fullWindows(first, now) };
  }

  /** Counts of the wanted areas: of all when `wanted` is null, else of their villages with the difference above them. */
  async function readCounts(
    { tx, now, doer: { polresId, realm } }: Work,
    areas: readonly AreaRow[],
    full: number,
    wanted: ReadonlySet<string> | null,
  ): Promise<Map<string, GaugeCounts>> {
    const everything = async () => tallyCounts(await factsRepository.counts(tx, polresId, realm, now, null), full);
    if (wanted === null) return everything();
    const of = (level: AssessedLevel) =>
      areas.filter((area) => area.level === level && wanted.has(area.code)).map(({ code }) => code);
    const [villages, above] = [of('village'), [...of('district'), ...of('regency')]];
    const [rows, stored] = await Promise.all([
      factsRepository.counts(tx, polresId, realm, now, villages),
      repository.counts(tx, polresId, [...villages, ...above]),
    ]);
    return adjustCounts({ fresh: tallyCounts(rows, full), stored, villages, above, full }) ?? everything();
  }

  function assess(
    before: Known | undefined,
    now: Date,
    kind: Assessment['kind'],
    code: string,
    proposal: Pick<Proposal, 'level' | 'reasons' | 'inputs'> & Partial<Proposal>,
    extra: Partial<Assessment> = {},
  ): Assessment {
    return {
      ...settle(before ?? null, proposal.level, before?.decision ?? null, now),
      id: before?.id ?? newId(),
      kind,
      code,
      areaLevel: null,
      areaCode: null,
      decisionId: before?.decisionId ?? null,
      trend: proposal.trend ?? 'steady',
      recent: 0,
      yearCount: 0,
      windows: [],
      gauges: { ...proposal.gauges },
      gaugeCounts: {},
      reasons: proposal.reasons.map(({ signal, level, text }) => ({ signal, level, text: { ...text } })),
      inputs: proposal.inputs,
      ruleVersion,
      ...extra,
    };
  }

  const assessProblem = (before: Known | undefined, row: ProblemRow, now: Date): Assessment => {
    const began = row.since ? Date.parse(row.since) : row.created_at.getTime();
    const days = Math.max(0, Math.floor((now.getTime() - began) / day));
    const proposal = proposeProblem({ kind: row.kind, linked: row.linked, handled: row.handled, days });
    return assess(before, now, 'problem', row.id, proposal, { areaCode: row.area_code, recent: row.linked });
  };

  function assessArea(
    before: Known | undefined,
    area: AreaRow,
    facts: ReturnType<Facts['of']>,
    proposal: Proposal,
    now: Date,
  ) {
    const { total } = facts;
    return assess(before, now, 'area', area.code, proposal, {
      areaLevel: area.level,
      areaCode: area.code,
      recent: total.recent,
      yearCount: total.windows.reduce((sum, n) => sum + n, 0) + total.recent,
      windows: total.windows,
      gaugeCounts: countsJson(facts.gauges),
    });
  }

  /** Each changed proposal is an entry of the journal: the history, and what live screens follow. */
  function tell(work: Work, before: Known | undefined, after: Assessment): boolean {
    if (after.kind === 'road') return false;
    const from = before?.proposed ?? null;
    if (before ? from === after.proposed : after.proposed === null || after.proposed === 'aman') return false;
    work.record({
      action: 'status.proposed',
      subject: { type: 'status', id: after.id },
      body: { kind: after.kind, code: after.code, from, to: after.proposed, reasons: after.reasons, ruleVersion },
    });
    return true;
  }

  async function warn(work: Work, written: readonly Assessment[], known: ReadonlyMap<string, Known>): Promise<void> {
    const ended = written.filter(
      (one) => one.shown !== 'rawan' && known.get(`${one.kind}/${one.code}`)?.shown === 'rawan',
    );
    await tasksRepository.end(
      work.tx,
      ended.map(({ id }) => id),
      work.now,
    );
    const fresh = written.filter(
      (one) =>
        one.kind === 'area' &&
        one.areaLevel !== 'rw' &&
        one.proposed === 'rawan' &&
        known.get(`area/${one.code}`)?.proposed !== 'rawan',
    );
    if (fresh.length === 0 || !(await deps.tasksOnProposal(work.now))) return;
    for (const one of fresh) {
      const name = deps.areas.nameOf(work.doer.polresId, one.code) ?? one.code;
      await deps.tasks.warn(work, {
        assessmentId: one.id,
        kind: 'area',
        code: one.code,
        areaCode: one.code,
        name: { id: name, en: name },
        reasons: one.reasons as unknown as Proposal['reasons'],
      });
    }
  }

  return {
    async recompute(work, touched) {
      const { tx, now } = work;
      const { polresId, realm } = work.doer;
      await repository.lock(tx, polresId);
      const [known, thresholds, found] = await Promise.all([
        repository.known(tx, polresId),
        inForce(tx, polresId, now),
        readFacts(work),
      ]);
      const written: Assessment[] = [];
      const wanted = new Set<string>();
      const want = (code: string) => {
        for (const above of lineage(code)) if (above !== null) wanted.add(above);
      };
      if (touched !== 'all') for (const code of touched.areas) want(code);

      // Problems first: one that is shown at risk raises its area.
      const open = new Map(found.problems.map((row) => [row.id, row]));
      const problems = found.problems.map((row) => {
        const before = known.get(`problem/${row.id}`);
        const asked = touched === 'all' || touched.records.has(row.id) || before === undefined;
        const after = asked ? assessProblem(before, row, now) : undefined;
        if (after) written.push(after);
        if (after && row.area_code && touched !== 'all') want(row.area_code);
        return { ...row, grave: graveKinds.includes(row.kind), shown: after ? after.shown : (before?.shown ?? null) };
      });
      for (const before of known.values()) {
        if (before.kind !== 'problem' || open.has(before.code) || before.proposed === null) continue;
        written.push(assess(before, now, 'problem', before.code, { level: null, reasons: [], inputs: {} }));
      }

      const roads =
        touched === 'all' || [...touched.records].some((id) => !open.has(id))
          ? await readRoads(tx, work.doer, now, found.full)
          : [];
      for (const { road, counts } of roads) {
        const { gauges: levels, level } = gaugesOfRoad(counts, thresholds.of(road.area_code ?? ''));
        const sum = total(counts, found.full);
        written.push(
          assess(
            known.get(`road/${road.id}`),
            now,
            'road',
            road.id,
            { level, reasons: [], inputs: {}, gauges: levels },
            {
              areaCode: road.area_code,
              trend: changeOf(sum.recent, sum.windows.at(-1) ?? sum.recent),
              recent: sum.recent,
              yearCount: sum.recent + sum.windows.reduce((all, n) => all + n, 0),
              windows: sum.windows,
              gaugeCounts: countsJson(counts),
              needsDecision: false,
            },
          ),
        );
      }

      const counts = await readCounts(work, found.areas, found.full, touched === 'all' ? null : wanted);
      const facts = gatherFacts({ ...found, counts, problems });
      const shown = new Map(
        [...known.values()].filter(({ kind }) => kind === 'area').map((one) => [one.code, one.shown]),
      );
      for (const level of upward) {
        for (const area of found.areas) {
          if (area.level !== level || (touched !== 'all' && !wanted.has(area.code))) continue;
          const before = known.get(`area/${area.code}`);
          const own = facts.of(area, (code) => shown.get(code) ?? null);
          const after = assessArea(before, area, own, proposeArea(own, thresholds.of(area.code)), now);
          shown.set(area.code, after.shown);
          written.push(after);
        }
      }
      await repository.save(tx, polresId, realm, written, now);
      const changed = written.filter((after) => tell(work, known.get(`${after.kind}/${after.code}`), after)).length;
      await warn(work, written, known);
      return { written: written.length, changed };
    },
  };
}
