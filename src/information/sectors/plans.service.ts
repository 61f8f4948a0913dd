import type { Actor } from '../../platform/access/actor.ts';
import type { Database, Queryable } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import {
  conflict,
  conflictWith,
  illegalMove,
  invalid,
  invalidField,
  notFound,
} from '../../platform/problem/problem.ts';
import { balanceRuleVersion } from './balance.rules.ts';
import { evennessOf, reasonOf } from './figures.rules.ts';
import { dayIn, type Ground } from './ground.service.ts';
import { inForce, statesOf } from './plan.rules.ts';
import { mustCoverDistrict } from './proposals.service.ts';
import type { AcceptPlan, CurrentPlan, EditPlan, MoveAreas, NewPlan, PlanRow, PlanView } from './sectors.contract.ts';
import { sectorsRepository as repository, type StoredPlan } from './sectors.repository.ts';
import type { PlanLevel } from './sectors.types.ts';
import { planRow, splitView } from './views.ts';

export interface PlansDeps {
  db: Database;
  ground(actor: Pick<Actor, 'polresId' | 'realm'>, level: PlanLevel): Promise<Ground>;
  areaName(polresId: string, code: string): string | null;
}

export interface Plans {
  list(actor: Actor): Promise<PlanRow[]>;
  /** @throws Problem notFound */
  plan(actor: Actor, id: string): Promise<PlanView>;
  current(actor: Actor): Promise<CurrentPlan>;
  /** Saves a draft. The same client-made id again is the same draft. @throws Problem invalid naming unknown areas, units or officers. */
  add(work: Work, actor: Actor, input: NewPlan): Promise<PlanView>;
  /** Moves areas of a draft. @throws Problem conflict with the plan as it is now; illegal_move when it was accepted. */
  move(work: Work, actor: Actor, id: string, input: MoveAreas): Promise<PlanView>;
  /** Changes names, officers and units of a draft, or puts it away. @throws as `move`. */
  edit(work: Work, actor: Actor, id: string, input: EditPlan): Promise<PlanView>;
  /** Puts a draft into force from a day on; it never changes again. @throws as `move`; invalid for a day that is past. */
  accept(work: Work, actor: Actor, id: string, input: AcceptPlan): Promise<PlanView>;
}

/** The newest plans only: each is one decision of a commander, so that even years have few. */
const mostListed = 200;
const farthestDays = 366;

export function createPlans({ db, ground: groundOf, areaName }: PlansDeps): Plans {
  async function view(from: Queryable, actor: Actor, plan: StoredPlan): Promise<PlanView> {
    const ground = await groundOf(actor, plan.level);
    const mayEdit = actor.permissions.has('sector:write') && actor.areaCodes === null && plan.acceptedAt === null;
    const ids = plan.sectors.flatMap(({ officerId }) => officerId ?? []);
    const [states, names, officers] = await Promise.all([
      repository.accepted(from, actor.polresId, actor.realm).then((rows) => statesOf(rows, ground.today)),
      repository.names(from, actor.polresId, ids),
      mayEdit ? repository.officers(from, actor.polresId) : [],
    ]);
    const split = splitView(ground, plan, {
      area: (code) => areaName(actor.polresId, code),
      officer: (id) => names.get(id),
    });
    return { ...split, plan: planRow(plan, states.get(plan.id)), mayEdit, officers };
  }

  /** A draft of the district, held, of the version that the person saw. */
  async function draft(work: Work, actor: Actor, id: string, version: number): Promise<StoredPlan> {
    mustCoverDistrict(actor);
    const plan = await repository.lock(work.tx, actor.polresId, actor.realm, id);
    if (!plan) throw notFound();
    if (plan.version !== version) {
      throw conflictWith(
        await view(work.tx, actor, plan),
        `Rencana ini sudah berubah (versi ${plan.version}).`,
        `This plan has changed meanwhile (now version ${plan.version}).`,
      );
    }
    if (plan.acceptedAt !== null) {
      throw illegalMove(
        'Rencana yang sudah ditetapkan tidak berubah. Buat rancangan baru darinya.',
        'An accepted plan does not change. Make a new draft from it.',
      );
    }
    return plan;
  }

  async function save(work: Work, actor: Actor, next: StoredPlan, action: string, body: object): Promise<PlanView> {
    const plan = { ...next, changedAt: work.now, version: next.version + 1 };
    const seal = await repository.save(work.tx, plan);
    work.record({
      action,
      subject: { type: 'sector_plan', id: plan.id },
      body: JSON.parse(JSON.stringify(body)),
      seals: [['sectors.plan', plan.id, seal]],
    });
    return view(work.tx, actor, plan);
  }

  /** Refuses what is not there: sectors that the plan lacks, areas of no or another level, units and accounts of others. */
  async function check(tx: Queryable, actor: Actor, plan: StoredPlan): Promise<void> {
    const keys = new Set(plan.sectors.map(({ key }) => key));
    if (keys.size < plan.sectors.length) {
      throw invalidField('sectors', 'Huruf rayon tidak boleh ganda.', 'Each sector needs a letter of its own.');
    }
    const ground = await groundOf(actor, plan.level);
    const units = new Set(ground.units.map(({ id }) => id));
    const officers = plan.sectors.flatMap(({ officerId }) => officerId ?? []);
    const names = await repository.names(tx, actor.polresId, officers);
    const foreign = (key: string | null): boolean => key !== null && !keys.has(key as never);
    const noSector = { id: 'Rayon ini tidak ada dalam rencana.', en: 'There is no such sector in the plan.' };
    const fields = [
      ...Object.entries(plan.areas).flatMap(([code, key]) => {
        if (!ground.at.has(code)) {
          const reason = { id: 'Tidak ada wilayah dengan kode ini.', en: 'There is no area with this code.' };
          return [{ path: `areas.${code}`, reason }];
        }
        return foreign(key) ? [{ path: `areas.${code}`, reason: noSector }] : [];
      }),
      ...Object.entries(plan.units).flatMap(([id, key]) => {
        if (!units.has(id))
          return [{ path: `units.${id}`, reason: { id: 'Unit tidak ada.', en: 'There is no such unit.' } }];
        return foreign(key) ? [{ path: `units.${id}`, reason: noSector }] : [];
      }),
      ...plan.sectors.flatMap(({ officerId }, i) =>
        officerId === null || names.has(officerId)
          ? []
          : [{ path: `sectors.${i}.officerId`, reason: { id: 'Petugas tidak ada.', en: 'There is no such officer.' } }],
      ),
    ];
    if (fields.length > 0) throw invalid(fields.slice(0, 50));
  }

  async function findCurrent(actor: Actor): Promise<StoredPlan | undefined> {
    const { polresId, realm } = actor;
    const today = dayIn(await repository.timezone(db, polresId), new Date());
    const row = inForce(await repository.accepted(db, polresId, realm), today);
    return row && repository.find(db, polresId, realm, row.id);
  }

  return {
    async list(actor) {
      const { polresId, realm } = actor;
      const today = dayIn(await repository.timezone(db, polresId), new Date());
      const states = statesOf(await repository.accepted(db, polresId, realm), today);
      return (await repository.list(db, polresId, realm, mostListed)).map((plan) => planRow(plan, states.get(plan.id)));
    },

    async plan(actor, id) {
      const plan = await repository.find(db, actor.polresId, actor.realm, id);
      if (!plan) throw notFound();
      return view(db, actor, plan);
    },

    async current(actor) {
      const plan = await findCurrent(actor);
      return { current: plan ? await view(db, actor, plan) : null };
    },

    async add(work, actor, { id = newId(), name, level, sectors, areas, units, proposal }) {
      mustCoverDistrict(actor);
      const { polresId, realm, accountId, displayName } = actor;
      const plan: StoredPlan = {
        id,
        polresId,
        realm,
        name,
        level,
        sectors,
        areas: placedOnly(areas),
        units,
        proposal: null,
        createdBy: accountId,
        creator: displayName,
        createdAt: work.now,
        changedAt: work.now,
        validFrom: null,
        reason: null,
        acceptedBy: null,
        accepter: null,
        acceptedAt: null,
        removedAt: null,
        version: 1,
      };
      await check(work.tx, actor, plan);
      if (proposal) {
        // Said anew here rather than taken from the client: the words stand in the journal.
        const { summary } = await view(work.tx, actor, plan);
        const before = await findCurrent(actor);
        const same = before?.level === level ? await view(work.tx, actor, before) : undefined;
        const all = new Set([...Object.keys(plan.areas), ...Object.keys(same ? before!.areas : {})]);
        const moved = same
          ? [...all].filter((code) => (plan.areas[code] ?? null) !== (before!.areas[code] ?? null)).length
          : null;
        const { facts } = await groundOf(actor, level);
        const parts = facts.map(({ code }) => plan.areas[code] ?? null);
        const even = evennessOf(
          facts,
          parts,
          plan.sectors.map(({ key }) => key),
          proposal.weights,
        );
        const reason = reasonOf(even, summary, same?.summary ?? null, moved);
        plan.proposal = { ...proposal, ruleVersion: balanceRuleVersion, reason };
      }
      const seal = await repository.add(work.tx, plan);
      if (!seal) {
        const known = await repository.lock(work.tx, polresId, realm, id);
        if (known?.createdBy === accountId && known.name === name && known.level === level)
          return view(work.tx, actor, known);
        throw conflict('Nomor rencana ini sudah dipakai.', 'This id is in use already.');
      }
      work.record({
        action: 'sector_plan.drafted',
        subject: { type: 'sector_plan', id },
        body: JSON.parse(JSON.stringify({ name, level, sectors, areas: plan.areas, units, proposal: plan.proposal })),
        seals: [['sectors.plan', id, seal]],
      });
      return view(work.tx, actor, plan);
    },

    async move(work, actor, id, { version, moves }) {
      const plan = await draft(work, actor, id, version);
      const areas = { ...plan.areas };
      for (const { code, sector } of moves) areas[code] = sector;
      await check(work.tx, actor, {
        ...plan,
        areas: Object.fromEntries(moves.map(({ code, sector }) => [code, sector])),
      });
      return save(work, actor, { ...plan, areas: placedOnly(areas) }, 'sector_plan.areas_moved', { moves });
    },

    async edit(work, actor, id, { version, name, sectors, units, removed }) {
      const plan = await draft(work, actor, id, version);
      const next: StoredPlan = { ...plan, name: name ?? plan.name, units: { ...plan.units } };
      if (sectors) {
        next.sectors = sectors;
        const keys = new Set(sectors.map(({ key }) => key));
        const stays = ([, key]: [string, string | null]) => key === null || keys.has(key as never);
        // Areas and units of a sector that is taken away fall to none, where they are seen.
        next.areas = Object.fromEntries(Object.entries(plan.areas).filter(stays));
        next.units = Object.fromEntries(Object.entries(plan.units).filter(stays));
      }
      for (const { id: unit, sector } of units ?? []) {
        if (sector === 'post') delete next.units[unit];
        else next.units[unit] = sector;
      }
      await check(work.tx, actor, { ...next, areas: {} });
      if (removed !== undefined) next.removedAt = removed ? work.now : null;
      return save(work, actor, next, removed ? 'sector_plan.put_away' : 'sector_plan.changed', {
        name: next.name,
        sectors: next.sectors,
        units: next.units,
        removed: next.removedAt !== null,
      });
    },

    async accept(work, actor, id, { version, validFrom, reason }) {
      const plan = await draft(work, actor, id, version);
      if (plan.removedAt !== null) throw illegalMove('Rancangan ini sudah disingkirkan.', 'This draft was put away.');
      const { today, at } = await groundOf(actor, plan.level);
      const last = new Date(Date.parse(today) + farthestDays * 86_400_000).toISOString().slice(0, 10);
      if (validFrom < today || validFrom > last) {
        throw invalidField(
          'validFrom',
          `Antara hari ini (${today}) dan ${last}.`,
          `Between today (${today}) and ${last}.`,
        );
      }
      const filled = new Set(Object.entries(plan.areas).flatMap(([code, key]) => (at.has(code) ? key : [])));
      const empty = plan.sectors.filter(({ key }) => !filled.has(key));
      if (empty.length > 0) {
        const letters = empty.map(({ key }) => key).join(', ');
        throw illegalMove(`Rayon tanpa wilayah: ${letters}.`, `Sectors without an area: ${letters}.`);
      }
      const next = {
        ...plan,
        validFrom,
        reason,
        acceptedBy: actor.accountId,
        accepter: actor.displayName,
        acceptedAt: work.now,
      };
      return save(work, actor, next, 'sector_plan.accepted', { validFrom, reason, name: plan.name });
    },
  };
}

/** Areas in no sector are those that are not named: one way to say it. */
const placedOnly = (areas: StoredPlan['areas']): StoredPlan['areas'] =>
  Object.fromEntries(Object.entries(areas).filter(([, key]) => key !== null));
