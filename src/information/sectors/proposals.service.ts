import { setImmediate } from 'node:timers/promises';
import type { Actor } from '../../platform/access/actor.ts';
import { forbidden, invalidField } from '../../platform/problem/problem.ts';
import { balanceRuleVersion, splitting } from './balance.rules.ts';
import type { BalanceNode, Split as Parts } from './balance.types.ts';
import { reasonOf, summaryOf, weigh } from './figures.rules.ts';
import type { Ground } from './ground.service.ts';
import { lettersOf } from './plan.rules.ts';
import type { AskProposal, ProposalView } from './sectors.contract.ts';
import type { StoredPlan, StoredSector } from './sectors.repository.ts';
import { type PlanLevel, type SectorKey, sectorKeys } from './sectors.types.ts';
import { splitView } from './views.ts';

/** Sectors belong to the whole district: a person limited to some areas reads them, but does not draw them. */
export function mustCoverDistrict(actor: Actor): void {
  if (actor.areaCodes !== null) throw forbidden();
}

export interface ProposalDeps {
  ground(actor: Pick<Actor, 'polresId' | 'realm'>, level: PlanLevel): Promise<Ground>;
  areaName(polresId: string, code: string): string | null;
  current(actor: Actor, today: string): Promise<StoredPlan | undefined>;
}

/** Proposes a balanced split; nothing is kept of it. One is reckoned at a time, step by step, while others are answered. */
export function createProposals({ ground: groundOf, areaName, current }: ProposalDeps) {
  let queue: Promise<unknown> = Promise.resolve();

  async function reckon(ground: Ground, { k, weights, seed }: AskProposal): Promise<Parts> {
    const weight = weigh(ground.facts, weights);
    const nodes = ground.facts.map(({ x, y }, i): BalanceNode => ({ x, y, weight: weight[i]! }));
    const steps = splitting(nodes, ground.neighbours, k, seed);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await setImmediate();
    }
  }

  /** @throws Problem invalid when there are fewer areas than sectors, or nothing is known of what shall be weighed. */
  async function propose(actor: Actor, asked: AskProposal): Promise<ProposalView> {
    mustCoverDistrict(actor);
    const begin = performance.now();
    const ground = await groundOf(actor, asked.level);
    const { facts } = ground;
    if (facts.length < asked.k) {
      throw invalidField(
        'k',
        `Tingkat ini hanya punya ${facts.length} wilayah.`,
        `This level has ${facts.length} areas only.`,
      );
    }
    if (weigh(facts, asked.weights).every((weight) => weight === 0)) {
      throw invalidField('weights', 'Belum ada angka untuk ditimbang.', 'There are no figures yet to weigh.');
    }
    const turn = queue.then(() => reckon(ground, asked));
    queue = turn.catch(() => {});
    const { parts, score } = await turn;

    const before = await current(actor, ground.today);
    const same = before?.level === asked.level ? before : undefined;
    const keys = sectorKeys.slice(0, asked.k);
    const codes = keys.map((_, part) => facts.flatMap(({ code }, i) => (parts[i] === part ? code : [])));
    const letters = lettersOf(codes, same?.areas ?? {}, keys);
    const areas: Record<string, SectorKey> = {};
    for (const [i, { code }] of facts.entries()) areas[code] = letters[parts[i]!]!;
    const moved = same ? facts.flatMap(({ code }) => (areas[code] === (same.areas[code] ?? null) ? [] : code)) : null;
    const sectors = keys.map(
      (key): StoredSector => ({
        key,
        name: same?.sectors.find((one) => one.key === key)?.name ?? `Rayon ${key}`,
        officerId: null,
      }),
    );
    const was = same
      ? summaryOf(
          facts,
          facts.map(({ code }) => same.areas[code] ?? null),
          same.sectors.map(({ key }) => key),
        )
      : null;
    const reason = reasonOf(
      score.largest,
      summaryOf(
        facts,
        facts.map(({ code }) => areas[code]!),
        keys,
      ),
      was,
      moved?.length ?? null,
    );
    const { k, weights, seed } = asked;
    const proposal = { k, weights, seed, ruleVersion: balanceRuleVersion, reason };
    const split = splitView(
      ground,
      { level: asked.level, sectors, areas, units: same?.units ?? {}, proposal },
      { area: (code) => areaName(actor.polresId, code), officer: () => undefined },
    );
    return { ...split, moved, tookMs: Math.round(performance.now() - begin) };
  }
  return { propose };
}
