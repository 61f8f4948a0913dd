import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { ErrorState, Skeleton, TabBar } from '../../../platform/web/kit/index.ts';
import { useGo, useQueryString } from '../../../platform/web/navigation.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { AlarmBar } from './AlarmBar.tsx';
import { type CommandHandle, CommandLine } from './CommandLine.tsx';
import { DeskCells } from './DeskCells.tsx';
import { type DeskControls, DeskProvider, type MapMode, type SheetPanel } from './desk-context.ts';
import { MapWait } from './MapWait.tsx';
import { Queue } from './Queue.tsx';
import { orderedQueue } from './queue.view.ts';
import { takesUnits } from './recommendation.view.ts';
import { SearchResults } from './SearchResults.tsx';
import { Sheet } from './Sheet.tsx';
import type { Hit } from './search.view.ts';
import { texts } from './texts.ts';
import { UnitBoard } from './UnitBoard.tsx';
import { UnitCard } from './UnitCard.tsx';
import { UnitStrip } from './UnitStrip.tsx';
import { useDesk, useDeskData } from './useDeskData.ts';
import { useIncident } from './useIncident.ts';
import { useNewIncidentSound } from './useNewIncidentSound.ts';
import { useProposal } from './useProposal.ts';
import './dispatch.css';

/** The map brings MapLibre; queue and sheet are there before it. */
const DeskMap = lazy(() => import('./DeskMap.tsx'));

const tabs = ['queue', 'sheet', 'map'] as const;
type TabKey = (typeof tabs)[number];

/** The call desk with the choice of channel open, for a report taken elsewhere. */
const recordPath = '/calls?new';

/** What waits, how long, whom do I send? Queue, map, sheet, unit strip and command line, live. */
export default function DispatchDesk() {
  const t = useTexts(texts);
  const go = useGo();
  const [query] = useQueryString();
  const { store, settings, phase, failedAt, reload } = useDeskData();
  const incidents = useDesk(store, 'incidents');
  const units = useDesk(store, 'units');
  const [selectedId, setSelectedId] = useState<string | undefined>(query.get('incident') ?? undefined);
  const [panel, setPanel] = useState<SheetPanel>();
  const [unitCard, setUnitCard] = useState<DeskControls['unitCard']>();
  const [boardOpen, setBoardOpen] = useState(false);
  const [mapMode, setMapMode] = useState<MapMode>();
  const [tab, setTab] = useState<TabKey>('queue');
  const [question, setQuestion] = useState('');
  const command = useRef<CommandHandle>(null);

  const select = useCallback((id: string) => {
    setSelectedId(id);
    setPanel(undefined);
    setTab((before) => (before === 'queue' ? 'sheet' : before));
  }, []);
  const openUnit = useCallback((id: string | undefined, takeOut = false) => {
    setUnitCard(id === undefined ? undefined : { id, takeOut });
    if (id !== undefined) setTab('map');
  }, []);
  const controls = useMemo<DeskControls>(
    () => ({
      store,
      settings,
      selectedId,
      select,
      panel,
      setPanel,
      unitCard,
      openUnit,
      boardOpen,
      setBoardOpen,
      mapMode,
      setMapMode,
    }),
    [store, settings, selectedId, select, panel, unitCard, openUnit, boardOpen, mapMode],
  );

  // The first of the queue is chosen once, when the desk opens; later only the person chooses.
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current || phase !== 'ready' || incidents.size === 0) return;
    opened.current = true;
    setSelectedId((before) => before ?? orderedQueue(incidents.values(), 'urgent', Date.now())[0]?.id);
  }, [phase, incidents]);

  const incident = useIncident(store, selectedId);
  const sends = incident.row !== undefined && takesUnits(incident.row.state);
  const proposal = useProposal(store, sends ? selectedId : undefined);
  useNewIncidentSound(store, phase === 'ready');
  const { chosen } = proposal;
  const card = unitCard && units.get(unitCard.id);

  const group = t('group_map');
  useKeys([
    { keys: 'B', label: t('key_board'), group, run: () => setBoardOpen(!boardOpen) },
    {
      keys: 'S',
      label: t('key_status'),
      group,
      run: () => command.current?.begin(card ? `s ${card.callsign} ` : 's '),
    },
    { keys: 'F9', label: t('record_call'), inFields: true, run: () => go(recordPath) },
  ]);
  function pick(hit: Hit): void {
    setQuestion('');
    if (hit.type === 'incident') select(hit.row.id);
    else openUnit(hit.row.id);
  }

  return (
    <DeskProvider value={controls}>
      <Shell
        desk={t('desk')}
        onDesks={() => go('/desks')}
        search={{ value: question, onChange: setQuestion, onSubmit: () => {} }}
        cells={phase === 'ready' && <DeskCells store={store} settings={settings} />}
        footer={<CommandLine ref={command} />}
      >
        <div className="dispatch" data-tab={tab}>
          <Region name="queue" label={t('queue')} className="dispatch-queue">
            {phase === 'loading' && <Skeleton lines={8} />}
            {phase === 'failed' && (
              <ErrorState title={t('first_data_failed')} since={failedAt} onRetry={reload}>
                {t('first_data_failed_next')}
              </ErrorState>
            )}
            {phase === 'ready' && <Queue onRecord={() => go(recordPath)} />}
          </Region>
          <Region name="map" label={t('tab_map')} className="dispatch-map">
            <Suspense fallback={<MapWait />}>
              <DeskMap row={incident.row} chosen={chosen} />
            </Suspense>
            <AlarmBar />
            {boardOpen && <UnitBoard />}
            {card && unitCard && (
              <UnitCard key={`${card.id}/${unitCard.takeOut}`} unit={card} takeOut={unitCard.takeOut} />
            )}
            {question.trim() !== '' && (
              <SearchResults question={question} onPick={pick} onClose={() => setQuestion('')} />
            )}
          </Region>
          <Region name="sheet" label={t('sheet')} className="dispatch-sheet">
            <Sheet incident={incident} proposal={proposal} />
          </Region>
          <Region name="units" label={t('units')} className="dispatch-units">
            {phase === 'ready' && <UnitStrip chosen={chosen} />}
          </Region>
          <TabBar
            label={t('tabs')}
            value={tab}
            onChange={setTab}
            tabs={tabs.map((key) => ({ key, label: t(`tab_${key}`) }))}
          />
        </div>
      </Shell>
    </DeskProvider>
  );
}
