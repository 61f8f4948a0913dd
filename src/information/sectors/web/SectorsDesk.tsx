import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { EmptyState, ErrorState, Segments, Skeleton } from '../../../platform/web/kit/index.ts';
import type { MapHandle } from '../../../platform/web/map/index.ts';
import { useQueryString } from '../../../platform/web/navigation.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Region } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { MapInfo } from '../../areas/areas.contract.ts';
import type { AskProposal, PlanRow, PlanView, ProposalView } from '../sectors.contract.ts';
import { sectorKeys } from '../sectors.types.ts';
import { AcceptForm } from './AcceptForm.tsx';
import { DetailPane, type Part } from './DetailPane.tsx';
import { PlanHead } from './PlanHead.tsx';
import { PlanList } from './PlanList.tsx';
import { ProposeForm } from './ProposeForm.tsx';
import { SectorMap } from './SectorMap.tsx';
import { texts } from './texts.ts';
import { usePlanActs } from './usePlanActs.ts';
import { usePlan } from './useSectors.ts';
import { changedAreas, inBeat, listedAreas, stepArea } from './view.ts';

const firstAsked = {
  level: 'village',
  k: 5,
  weights: { load: 3, population: 1, area: 1 },
  seed: 1,
} satisfies AskProposal;
const zoneNames = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const;
const none: readonly string[] = [];

/** Plans and the form on the left, the map, the figures on the right; all of one plan or of a proposal that nobody saved. */
export function SectorsDesk(props: {
  info: MapInfo;
  plans: readonly PlanRow[];
  current: PlanView | null;
  back: RefObject<() => void>;
}) {
  const { info, plans, current } = props;
  const t = useTexts(texts);
  const format = useFormat();
  const mayWrite = useSession().can('sector:write');
  const [address, setAddress] = useQueryString();
  const asked = address.get('plan') ?? undefined;
  const id = asked ?? current?.plan.id ?? plans[0]?.id;
  const loaded = usePlan(id !== undefined && id !== current?.plan.id ? id : undefined);
  const view = id === current?.plan.id ? (current ?? undefined) : loaded.data;
  const [proposal, setProposal] = useState<ProposalView>();
  const [proposing, setProposing] = useState<{ busy: boolean; error?: string }>({ busy: false });
  const [compare, setCompare] = useState<'this' | 'current'>('this');
  const [part, setPart] = useState<Part>('figures');
  const [chosen, setChosen] = useState<readonly string[]>(none);
  const [unit, setUnit] = useState<string>();
  const [accepting, setAccepting] = useState(false);
  const map = useRef<MapHandle>(null);
  const count = useRef<HTMLInputElement>(null);

  const open = (next: string | undefined): void => {
    setProposal(undefined);
    setAccepting(false);
    setCompare('this');
    setChosen(none);
    setAddress(new URLSearchParams(next === undefined ? {} : { plan: next }));
  };
  const acts = usePlanActs(open);

  const own = proposal ?? view;
  const comparable =
    current !== null && own !== undefined && (proposal !== undefined || view?.plan.id !== current.plan.id);
  const split = comparable && compare === 'current' ? current : own;
  const moved = useMemo(() => (own && comparable ? changedAreas(own, current) : none), [own, comparable, current]);
  const order = useMemo(() => listedAreas(split?.areas ?? []), [split]);
  const shownUnit = split?.units.find((one) => one.id === unit);
  const beat = useMemo(
    () =>
      split && shownUnit
        ? inBeat(
            split.areas,
            shownUnit.beats.map(({ code }) => code),
          )
        : none,
    [split, shownUnit],
  );
  // Without their names, which would stand among the letters; the units' list names each unit's post.
  const posts = useMemo(
    () => (split?.posts ?? []).map(({ id: post, lon, lat }) => ({ id: post, name: '', at: [lon, lat] as const })),
    [split],
  );
  const editable = view?.mayEdit === true && split === view;

  async function propose(question: AskProposal): Promise<void> {
    setProposing({ busy: true });
    try {
      setProposal(await acts.propose(question));
      setCompare('this');
      setPart('figures');
      setProposing({ busy: false });
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setProposing({ busy: false, error: problem.fields[0]?.reason ?? problem.message });
    }
  }
  const choose = (code: string, more: boolean): void =>
    setChosen((before) =>
      before.includes(code) ? before.filter((one) => one !== code) : more ? [...before, code] : [code],
    );
  const step = (by: 1 | -1): void => {
    const next = stepArea(order, chosen.at(-1), by);
    setPart('areas');
    if (next !== undefined) setChosen([next]);
  };
  const away = (): boolean => {
    if (accepting) setAccepting(false);
    else if (chosen.length > 0) setChosen(none);
    else if (unit !== undefined) setUnit(undefined);
    else if (proposal) setProposal(undefined);
    else return false;
    return true;
  };
  const { back } = props;
  useEffect(() => {
    const leave = back.current;
    back.current = () => {
      if (!away()) leave();
    };
    return () => {
      back.current = leave;
    };
  });
  const group = t('group');
  const can = () => editable && chosen.length > 0;
  useKeys([
    { keys: 'J', label: t('key_next'), group, run: () => step(1) },
    { keys: 'K', label: t('key_previous'), group, run: () => step(-1) },
    { keys: 'P', label: t('key_propose'), group, when: () => mayWrite, run: () => count.current?.focus() },
    {
      keys: 'C',
      label: t('key_compare'),
      group,
      when: () => comparable,
      run: () => setCompare(compare === 'this' ? 'current' : 'this'),
    },
    { keys: 'M', label: t('key_map'), group, run: () => map.current?.focus() },
    { keys: '0', label: t('key_out'), group, when: can, run: () => view && void acts.move(view, chosen, null) },
    ...sectorKeys.map((key, at) => ({
      keys: `${at + 1}`,
      label: `${t('key_move')} ${key}`,
      group,
      when: () => can() && view?.sectors.some((one) => one.key === key) === true,
      run: () => view && void acts.move(view, chosen, key),
    })),
  ]);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zoneNames[format.zone] }).format(new Date());

  return (
    <>
      <Region name="queue" label={t('plans')} className="sec-left">
        {plans.length > 0 && <PlanList rows={plans} chosen={proposal ? undefined : id} onChoose={open} />}
        {mayWrite && (
          <ProposeForm
            start={current ? { ...firstAsked, level: current.level, k: current.sectors.length } : firstAsked}
            busy={proposing.busy}
            error={proposing.error}
            first={count}
            onPropose={(question) => void propose(question)}
          />
        )}
      </Region>
      <Region name="map" label={t('map')} className="sec-map">
        <SectorMap
          ref={map}
          info={info}
          split={split}
          moved={moved}
          chosen={chosen}
          beat={beat}
          posts={posts}
          onArea={(code, more) => {
            setPart('areas');
            choose(code, more);
          }}
        />
      </Region>
      <Region name="sheet" label={t('detail')} className="sec-right">
        {split ? (
          <>
            <PlanHead
              key={proposal ? 'proposal' : id}
              split={split}
              view={proposal || compare === 'current' ? undefined : view}
              proposal={compare === 'current' ? undefined : proposal}
              moved={moved.length}
              mayWrite={mayWrite}
              busy={acts.busy}
              onSave={(name) => proposal && void acts.save(proposal, name)}
              onDiscard={() => setProposal(undefined)}
              onCopy={() => view && void acts.save(view, t('copy_name', { name: view.plan.name }))}
              onPutAway={() => view && void acts.putAway(view)}
              onAccept={() => setAccepting(true)}
            >
              {comparable && (
                <Segments
                  label={t('show')}
                  value={compare}
                  options={[
                    { key: 'this', label: t('show_this') },
                    { key: 'current', label: `${t('show_current')}: ${current.plan.name}` },
                  ]}
                  onChange={setCompare}
                />
              )}
            </PlanHead>
            {accepting && view && (
              <AcceptForm
                view={view}
                today={today}
                onClose={() => setAccepting(false)}
                onAccept={async (body) => {
                  await acts.accept(view, body);
                  open(undefined);
                }}
              />
            )}
            <DetailPane
              key={split.level}
              split={split}
              view={split === view ? view : undefined}
              part={part}
              onPart={setPart}
              order={order}
              chosen={chosen}
              moved={moved}
              unit={unit}
              hint={proposal ? t('move_save_first') : t('move_copy_first')}
              mayWrite={mayWrite}
              onChoose={choose}
              onUnit={setUnit}
              acts={acts}
            />
          </>
        ) : loaded.isError ? (
          <ErrorState title={t('failed')} since={loaded.errorUpdatedAt} onRetry={() => void loaded.refetch()}>
            {t('failed_next')}
          </ErrorState>
        ) : id === undefined ? (
          <EmptyState title={t('none')}>{t(mayWrite ? 'none_next' : 'none_next_read')}</EmptyState>
        ) : (
          <Skeleton lines={8} what={t('waiting')} />
        )}
      </Region>
    </>
  );
}
