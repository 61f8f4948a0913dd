import { useState } from 'react';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { AcceptPlan, EditPlan, PlanUnit, PlanView, Split } from '../sectors.contract.ts';
import type { SectorKey } from '../sectors.types.ts';
import { texts } from './texts.ts';
import { useActs } from './useSectors.ts';

/** Areas, names and officers of a split, as a draft is made of them. */
const draftOf = ({ level, sectors, areas, units, proposal }: Split) => ({
  level,
  sectors: sectors.map(({ key, name, officer }) => ({ key, name, officerId: officer?.id ?? null })),
  areas: Object.fromEntries(areas.flatMap(({ code, sector }) => (sector ? [[code, sector]] : []))),
  units: Object.fromEntries(units.flatMap(({ id, by, sector }) => (by === 'hand' ? [[id, sector]] : []))),
  ...(proposal ? { proposal: { k: proposal.k, weights: proposal.weights, seed: proposal.seed } } : {}),
});

/** What one does to plans here: each act says in a toast what was done, with the way back; a refusal says why. */
export function usePlanActs(onOpen: (id: string | undefined) => void) {
  const t = useTexts(texts);
  const format = useFormat();
  const acts = useActs();
  const [busy, setBusy] = useState(false);

  async function attempt<Result>(act: () => Promise<Result>): Promise<Result | undefined> {
    setBusy(true);
    try {
      return await act();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      toast({ text: problem.code === 'conflict' ? t('conflict') : t('refused', { why: problem.message }) });
      await acts.refresh();
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  async function save(split: Split, name: string): Promise<void> {
    const made = await attempt(() => acts.add({ name, ...draftOf(split) }));
    if (!made) return;
    toast({ text: t('saved', { name }), undo: () => void putAway(made) });
    onOpen(made.plan.id);
  }

  async function putAway({ plan: { id, name, version } }: PlanView): Promise<void> {
    const gone = await attempt(() => acts.edit(id, { version, removed: true }));
    if (!gone) return;
    onOpen(undefined);
    const bring = async () => {
      const back = await attempt(() => acts.edit(id, { version: gone.plan.version, removed: false }));
      if (back) onOpen(id);
    };
    toast({ text: t('put_away_done', { name }), undo: () => void bring() });
  }

  async function move(view: PlanView, codes: readonly string[], to: SectorKey | null): Promise<void> {
    const own = view.areas.filter(({ code, sector }) => codes.includes(code) && sector !== to);
    if (own.length === 0) return;
    const { id, version } = view.plan;
    const done = await attempt(() => acts.move(id, { version, moves: own.map(({ code }) => ({ code, sector: to })) }));
    if (!done) return;
    const area = own.length === 1 ? (own[0]?.name ?? '') : t('moved_many', { n: own.length });
    const back = () =>
      attempt(() =>
        acts.move(id, { version: done.plan.version, moves: own.map(({ code, sector }) => ({ code, sector })) }),
      );
    toast({ text: to === null ? t('moved_out', { area }) : t('moved', { area, sector: to }), undo: () => void back() });
  }

  async function edit(view: PlanView, body: Omit<EditPlan, 'version'>): Promise<void> {
    const { id, version, name } = view.plan;
    const before = {
      name,
      sectors: view.sectors.map(({ key, name: own, officer }) => ({ key, name: own, officerId: officer?.id ?? null })),
    };
    const done = await attempt(() => acts.edit(id, { version, ...body }));
    if (!done) return;
    const back = () => attempt(() => acts.edit(id, { version: done.plan.version, ...before }));
    toast({ text: t('settings_saved'), undo: () => void back() });
  }

  async function setUnit(view: PlanView, unit: PlanUnit, to: SectorKey | 'post' | null): Promise<void> {
    const { id, version } = view.plan;
    const done = await attempt(() => acts.edit(id, { version, units: [{ id: unit.id, sector: to }] }));
    if (!done) return;
    const was = unit.by === 'hand' ? unit.sector : 'post';
    const back = () =>
      attempt(() => acts.edit(id, { version: done.plan.version, units: [{ id: unit.id, sector: was }] }));
    const area = unit.callsign;
    const text =
      to === null ? t('moved_out', { area }) : `${area}: ${to === 'post' ? t('unit_by_post') : `${t('sector')} ${to}`}`;
    toast({ text, undo: () => void back() });
  }

  /** Throws what the server refused, so that the form can show it at its field. */
  async function accept({ plan: { id, name } }: PlanView, body: AcceptPlan): Promise<void> {
    await acts.accept(id, body);
    toast({ text: t('accepted', { name, at: format.dateLong(`${body.validFrom}T12:00:00Z`) }) });
  }

  return { busy, propose: acts.propose, save, putAway, move, edit, setUnit, accept };
}
