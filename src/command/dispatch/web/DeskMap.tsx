import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MapInfo } from '../../../information/areas/areas.contract.ts';
import { api } from '../../../platform/web/api.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { KeyHint, Segments } from '../../../platform/web/kit/index.ts';
import { allLayers, LayerBar, type LonLat, type MapHandle, MapView } from '../../../platform/web/map/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import { ClosurePanel } from './ClosurePanel.tsx';
import { setUnitStatus } from './commands.ts';
import { useControls } from './desk-context.ts';
import { MapModeLine } from './MapModeLine.tsx';
import { MapWait } from './MapWait.tsx';
import { mapInfoPath } from './paths.ts';
import { activeAssignments } from './queue.view.ts';
import { texts } from './texts.ts';
import { mapIncidents, mapUnits } from './units.view.ts';
import { useClosures } from './useClosures.ts';
import { useDesk } from './useDeskData.ts';
import { useReach, useRoutes } from './useRoutes.ts';

const reachMinutes = ['3', '5', '10'] as const;
/** Close enough to see the streets around an incident. */
const streetZoom = 14;

/** Units, incidents, reach, routes and closures over the district's own map. */
export default function DeskMap({ row, chosen }: { row: IncidentRow | undefined; chosen: readonly string[] }) {
  const info = useQuery({
    queryKey: ['map-info'],
    queryFn: ({ signal }) => api.get<MapInfo>(mapInfoPath, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  // The map reads its bounds once, so it is drawn when they are known, or known to be missing.
  if (info.isPending) return <MapWait />;
  return <LoadedMap row={row} chosen={chosen} info={info.data} />;
}

function LoadedMap(props: { row: IncidentRow | undefined; chosen: readonly string[]; info: MapInfo | undefined }) {
  const { row, chosen, info } = props;
  const t = useTexts(texts);
  const { can } = useSession();
  const { store, settings, select, openUnit, mapMode, setMapMode } = useControls();
  const units = useDesk(store, 'units');
  const incidents = useDesk(store, 'incidents');
  const [layers, setLayers] = useState(allLayers);
  const [minutes, setMinutes] = useState<(typeof reachMinutes)[number]>('3');
  const [closing, setClosing] = useState<LonLat>();
  const [closuresOpen, setClosuresOpen] = useState(false);
  // A new handle comes when the map is ready, and again after a change of theme.
  const [handle, setHandle] = useState<MapHandle | null>(null);
  const { closures, marks, failed } = useClosures();

  const onTheWay = useMemo(
    () => (row ? activeAssignments(row).flatMap((one) => (one.onSceneAt ? [] : one.unitId)) : []),
    [row],
  );
  const routed = (chosen.length > 0 ? chosen : onTheWay).flatMap((id) => units.get(id) ?? []);
  const routes = useRoutes(row, routed);
  const reach = useReach(row, Number(minutes), layers.reach, t('minutes', { count: minutes }));
  const unitMarks = useMemo(() => mapUnits(units.values(), new Set(chosen)), [units, chosen]);
  const incidentMarks = useMemo(() => mapIncidents(incidents.values()), [incidents]);

  const shownId = useRef<string>(undefined);
  useEffect(() => {
    if (!row || shownId.current === row.id || !handle?.bounds()) return;
    shownId.current = row.id;
    handle.moveTo([row.lon, row.lat], streetZoom);
  }, [row, handle]);

  function onPoint(at: LonLat): void {
    if (mapMode?.kind === 'place') {
      const unit = store.get().units.get(mapMode.unitId);
      if (unit) setUnitStatus(unit, unit.status, { place: { lon: at[0], lat: at[1] } });
    } else if (mapMode?.kind === 'closure') {
      setClosing(at);
      setClosuresOpen(true);
    }
    setMapMode(undefined);
  }
  const centre = useCallback((): LonLat | undefined => {
    const box = handle?.bounds();
    return box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  }, [handle]);
  function fit(): void {
    const points = [...(row ? [[row.lon, row.lat]] : []), ...routes.flatMap((route) => route.line)];
    if (points.length === 0) return;
    const lons = points.map(([lon = 0]) => lon);
    const lats = points.map(([, lat = 0]) => lat);
    handle?.fit([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], 72);
  }
  const group = t('group_map');
  useKeys([
    { keys: 'M', label: t('key_map'), group, run: () => handle?.focus() },
    { keys: 'F', label: t('fit'), group, run: fit },
    ...(can('routing:close')
      ? [{ keys: 'U', label: t('key_closures'), group, run: () => setClosuresOpen(!closuresOpen) }]
      : []),
  ]);
  return (
    <MapView
      ref={setHandle}
      units={unitMarks}
      incidents={incidentMarks}
      selectedIncident={row?.id}
      routes={routes}
      reach={reach}
      closures={marks}
      layers={layers}
      staleMinutes={Math.round(settings.staleAfterSeconds / 60)}
      {...(info?.bounds ? { bounds: info.bounds } : {})}
      {...(info ? { tiles: `/api/map/tiles/{z}/{x}/{y}?v=${encodeURIComponent(info.version)}` } : {})}
      {...(info?.attribution ? { attribution: info.attribution } : {})}
      onUnit={openUnit}
      onIncident={select}
      {...(mapMode ? { onPoint } : {})}
    >
      <LayerBar value={layers} onChange={setLayers} only={['units', 'incidents', 'reach']} />
      <div className="map-tools">
        {layers.reach && row && (
          <Segments
            label={t('reach_minutes')}
            value={minutes}
            options={reachMinutes.map((key) => ({ key, label: t('minutes', { count: key }) }))}
            onChange={setMinutes}
          />
        )}
        {can('routing:close') && (
          <button
            type="button"
            className="btn btn-small"
            aria-expanded={closuresOpen}
            onClick={() => setClosuresOpen(!closuresOpen)}
          >
            {t('closures')} {closures.length > 0 && <b>{closures.length}</b>} <KeyHint keys="U" quiet />
          </button>
        )}
      </div>
      {mapMode && (
        <MapModeLine mode={mapMode} centre={centre} onPoint={onPoint} onCancel={() => setMapMode(undefined)} />
      )}
      {closuresOpen && !mapMode && (
        <ClosurePanel
          at={closing}
          closures={closures}
          failed={failed}
          onPick={() => setMapMode({ kind: 'closure' })}
          onDone={() => setClosing(undefined)}
          onShow={(at) => handle?.moveTo(at, 16)}
          onClose={() => {
            setClosing(undefined);
            setClosuresOpen(false);
          }}
        />
      )}
    </MapView>
  );
}
