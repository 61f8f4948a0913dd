import type { Map as GlMap } from 'maplibre-gl';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { ErrorState, Segments, useTick } from '../../../platform/web/kit/index.ts';
import {
  allLayers,
  type LonLat,
  type MapBounds,
  type MapHandle,
  type MapReach,
  MapView,
} from '../../../platform/web/map/index.ts';
import { useQueryString } from '../../../platform/web/navigation.ts';
import { Region, toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { areaPaths, type MapInfo } from '../../areas/areas.contract.ts';
import { useWords } from '../../registers/web/index.ts';
import { AreaTable } from './AreaTable.tsx';
import { around, boxOf } from './boxes.ts';
import type { ShownArea } from './choropleth.ts';
import { HereCard } from './HereCard.tsx';
import { type Found, foundAt } from './hits.ts';
import { InViewList } from './InViewList.tsx';
import { LayersPanel } from './LayersPanel.tsx';
import { LegendBox } from './LegendBox.tsx';
import { MapTools } from './MapTools.tsx';
import { pointsBetween } from './points.ts';
import { type AtlasState, levelAt, periodOf, readState, writeState } from './state.ts';
import { TimeBar } from './TimeBar.tsx';
import { texts } from './texts.ts';
import { unitOf } from './units.ts';
import { useChoropleth, usePlacedRegisters, usePlaces, usePoints } from './useAtlas.ts';
import { useAtlasGl } from './useAtlasGl.ts';
import { useHeat } from './useHeat.ts';
import { useLiveMarks } from './useLiveMarks.ts';
import { ViewsList } from './ViewsList.tsx';

type Side = 'list' | 'table' | 'views';
const zoneHours = { WIB: 7, WITA: 8, WIT: 9 } as const;
const hourMs = 3_600_000;
const offices = new Set(['police_hq', 'police_sector', 'police_post']);
/** Close enough to see a record among its neighbours. */
const nearZoom = 16;

/** Panel, map with its bars, and the lists beside it, all of one state that stands in the address. */
export function AtlasDesk(props: { info: MapInfo; start: URLSearchParams; back: RefObject<() => void> }) {
  const { info, start } = props;
  const t = useTexts(texts);
  const { say } = useWords();
  const format = useFormat();
  const [state, setState] = useState<AtlasState>(() => readState(start));
  const [side, setSide] = useState<Side>('list');
  const [map, setMap] = useState<GlMap>();
  const [bounds, setBounds] = useState<MapBounds | undefined>(info.bounds ?? undefined);
  const [found, setFound] = useState<Found>();
  const [reach, setReach] = useState<MapReach>();
  const [measured, setMeasured] = useState<readonly LonLat[]>();
  const handle = useRef<MapHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const change = useCallback((part: Partial<AtlasState>) => setState((before) => ({ ...before, ...part })), []);

  const [, setAddress] = useQueryString();
  const query = writeState(state).toString();
  const write = useRef(setAddress);
  useEffect(() => {
    write.current = setAddress;
  });
  useEffect(() => write.current(new URLSearchParams(query)), [query]);

  const hours = zoneHours[format.zone];
  // A new day begins a new window; within the hour nothing is asked anew.
  const now = useTick((time) => Math.floor(time / hourMs) * hourMs);
  const { window, end } = state;
  const { from, to } = useMemo(() => periodOf({ window, end }, now, hours), [window, end, now, hours]);
  const today = useMemo(() => periodOf({ window: 7, end: undefined }, now, hours).to, [now, hours]);
  const level = levelAt(state.camera?.zoom ?? 11, state.level);
  const shown = useChoropleth(state.measure, level, from, to);
  const registers = usePlacedRegisters();
  const drawnRegisters = useMemo(
    () => state.registers.flatMap((id) => registers.find((one) => one.id === id) ?? []),
    [state.registers, registers],
  );
  const { turns, units, incidents, incidentRows } = useLiveMarks();
  const timed = state.layers.has('points') || state.layers.has('heat');
  const allPoints = usePoints(timed, today);
  const cut = useMemo(() => (allPoints ? pointsBetween(allPoints, from, to) : undefined), [allPoints, from, to]);
  const grid = useHeat(state.layers.has('heat') ? cut : undefined, info.bounds ?? undefined, state.bandwidth);
  const places = usePlaces(state.layers.has('places') || state.layers.has('posts'));
  const posts = useMemo(
    () =>
      (places?.items ?? [])
        .filter(({ kind }) => offices.has(kind))
        .map(({ id, name, lon, lat }) => ({ id, name, at: [lon, lat] as const })),
    [places],
  );
  const layers = useMemo(
    () => ({
      ...allLayers,
      units: state.layers.has('units'),
      incidents: state.layers.has('incidents'),
      posts: state.layers.has('posts'),
    }),
    [state.layers],
  );
  const area = shown.choropleth.areas.find(({ code }) => code === found?.areaCode);
  const gathered = found !== undefined || measured !== undefined || reach !== undefined;

  useAtlasGl(map, {
    level,
    version: info.version,
    choropleth: shown.choropleth,
    chosenArea: found?.areaCode,
    registers: drawnRegisters,
    turns,
    points: state.layers.has('points') ? cut : undefined,
    grid,
    places: state.layers.has('places') ? places : undefined,
    measured,
    onMoved: (camera, box) => {
      change({ camera });
      setBounds(box);
    },
    onPress: setFound,
    onMeasure: (at) => setMeasured((before) => [...(before ?? []), at]),
  });

  const measureName = registers.find(({ id }) => state.measure === `register:${id}`)?.texts.many;
  const heading = state.measure.startsWith('register:')
    ? t('measure_register', { name: measureName ? say(measureName) : '' })
    : t(`measure_${state.measure as 'none'}`);
  function valueText(one: ShownArea): string {
    const { count, value, few } = one;
    if (value === null) return few ? `${heading}: ${t('not_shown')}` : t('not_known');
    if (shown.choropleth.rates) return `${format.decimal(value, 1)} ${t('unit_rate')} (n = ${count ?? 0})`;
    const unit = t(unitOf(state.measure));
    return `${format.decimal(value)} ${unit}`;
  }
  const show = (at: LonLat): void => handle.current?.moveTo(at, Math.max(nearZoom, state.camera?.zoom ?? 0));
  const whole = (): void => {
    if (info.bounds) handle.current?.fit(info.bounds, 24);
  };
  function centre(): void {
    if (!map) return;
    const lngLat = map.getCenter();
    setFound(foundAt(map, { lngLat, point: map.project(lngLat) }, state.registers));
  }
  function open(text: string): void {
    const next = readState(new URLSearchParams(text));
    setState(next);
    if (next.camera) handle.current?.moveTo(next.camera.centre, next.camera.zoom);
  }
  function away(): boolean {
    if (!gathered) return false;
    setFound(undefined);
    setMeasured(undefined);
    setReach(undefined);
    return true;
  }
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
  useKeys([
    { keys: '/', label: t('key_search'), group, run: () => search.current?.focus() },
    { keys: 'M', label: t('key_map'), group, run: () => handle.current?.focus() },
    { keys: 'I', label: t('key_centre'), group, run: centre },
    { keys: 'U', label: t('key_measure'), group, run: () => setMeasured(measured ? undefined : []) },
    { keys: 'L', label: t('key_list'), group, run: () => setSide('list') },
    { keys: 'T', label: t('key_table'), group, run: () => setSide('table') },
    { keys: 'V', label: t('key_views'), group, run: () => setSide('views') },
    { keys: 'H', label: t('key_reset'), group, run: whole },
  ]);

  return (
    <>
      <Region name="queue" label={t('panel')} className="atlas-left">
        <LayersPanel state={state} registers={registers} search={search} onChange={change} />
      </Region>
      <Region name="map" label={t('map')} className="atlas-map">
        <MapView
          ref={handle}
          onMap={setMap}
          units={units}
          incidents={incidents}
          posts={posts}
          reach={reach}
          layers={layers}
          legend={false}
          tiles={`${areaPaths.tile}?v=${encodeURIComponent(info.version)}`}
          attribution={info.attribution}
          {...(state.camera ? { camera: state.camera } : {})}
          {...(info.bounds ? { bounds: info.bounds } : {})}
        >
          <MapTools
            map={map}
            state={state}
            level={level}
            period={{ from, to }}
            bounds={bounds}
            shown={shown}
            heading={heading}
            registers={drawnRegisters}
            grid={state.layers.has('heat') ? grid : undefined}
            attribution={info.attribution}
            measured={measured}
            onMeasured={setMeasured}
            onWhole={whole}
          />
          {found && !measured && (
            <HereCard
              found={found}
              area={area}
              valueText={valueText}
              around={around(found.at, state.camera?.zoom ?? 14)}
              onReach={(shape) => {
                setReach(shape);
                handle.current?.fit(boxOf(shape.geometry), 24);
                setFound(undefined);
              }}
              onClose={() => setFound(undefined)}
            />
          )}
          <LegendBox
            state={state}
            level={level}
            shown={shown}
            heading={heading}
            grid={state.layers.has('heat') ? grid : undefined}
            bandwidth={format.distance(state.bandwidth)}
          />
        </MapView>
        <TimeBar state={state} now={now} hours={hours} onChange={change} />
      </Region>
      <Region name="sheet" label={t('side')} className="atlas-right">
        <div className="atlas-side-head">
          <Segments
            label={t('side')}
            value={side}
            options={(['list', 'table', 'views'] as const).map((key) => ({ key, label: t(key) }))}
            onChange={setSide}
          />
        </div>
        <div className="atlas-side">
          {side === 'list' && (
            <InViewList
              registers={drawnRegisters}
              bounds={bounds}
              incidents={state.layers.has('incidents') ? incidentRows : undefined}
              onShow={show}
            />
          )}
          {side === 'table' &&
            (shown.failed ? (
              <ErrorState title={t('failed')} since={now} onRetry={shown.retry}>
                {t('failed_next')}
              </ErrorState>
            ) : (
              <AreaTable
                choropleth={shown.choropleth}
                heading={`${heading} · ${t(`level_${level}`)}`}
                onShow={(one) => {
                  setFound({ at: one.at, areaCode: one.code, hits: [], gathered: [] });
                  handle.current?.moveTo(one.at);
                }}
              />
            ))}
          {side === 'views' && (
            <ViewsList
              state={() => writeState(state).toString()}
              onOpen={(text) => {
                open(text);
                toast({ text: t('views'), undo: () => open(query) });
              }}
            />
          )}
        </div>
      </Region>
    </>
  );
}
