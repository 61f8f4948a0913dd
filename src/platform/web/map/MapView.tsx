import type { Map as GlMap } from 'maplibre-gl';
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { EmptyState } from '../kit/states.tsx';
import { useTick } from '../kit/ticker.ts';
import { useLanguage, useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { candidateFeature, incidentFeature, markFeature, postFeature, unitFeature } from './features.ts';
import { Legend } from './Legend.tsx';
import { drawAreaStatuses, drawClosures, drawReach, drawRoutes, pointLayers, showLayers } from './overlays.ts';
import {
  type AreaStatuses,
  allLayers,
  type MapBounds,
  type MapCamera,
  type MapCandidate,
  type MapClosure,
  type MapHandle,
  type MapIncident,
  type MapLayers,
  type MapMark,
  type MapPost,
  type MapReach,
  type MapRoute,
  type MapUnit,
} from './types.ts';
import { useGlMap } from './useGlMap.ts';
import { type MapPresses, useMapPresses } from './useMapPresses.ts';
import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';

export interface MapViewProps extends MapPresses {
  /** Arrays are compared by identity: keep them memoised. */
  units?: readonly MapUnit[];
  incidents?: readonly MapIncident[];
  selectedIncident?: string | undefined;
  routes?: readonly MapRoute[];
  reach?: MapReach | undefined;
  candidates?: readonly MapCandidate[];
  posts?: readonly MapPost[];
  /** Things of a list; the selected one stands in a ring. */
  marks?: readonly MapMark[];
  selectedMark?: string | undefined;
  closures?: readonly MapClosure[];
  areaStatuses?: AreaStatuses;
  layers?: MapLayers;
  /** Minutes after which a position counts as stale; 5 unless told. */
  staleMinutes?: number;
  camera?: MapCamera;
  bounds?: MapBounds;
  /** Address template of the vector tiles, with the data version of `/api/map/info` as a query for caching. */
  tiles?: string;
  /** Source of the map data, as its licence asks. */
  attribution?: string;
  legend?: boolean;
  /** What the map is called for those who hear it, where a page has several. */
  label?: string;
  /** The map beneath, when it is ready and again after a change of theme: for a desk with layers of its own. */
  onMap?: (map: GlMap | undefined) => void;
  ref?: Ref<MapHandle>;
  /** Panels over the map, e.g. `<LayerBar>`. */
  children?: React.ReactNode;
}

const none: readonly never[] = [];

/** The map of the house: own tiles, own marks, no request to anywhere else. */
export function MapView(props: MapViewProps) {
  const { units = none, incidents = none, candidates = none, posts = none, routes = none, layers = allLayers } = props;
  const {
    selectedIncident,
    staleMinutes = 5,
    legend = true,
    reach,
    areaStatuses,
    closures = none,
    marks = none,
    selectedMark,
  } = props;
  const t = useTexts(texts);
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const tiles = props.tiles ?? '/api/map/tiles/{z}/{x}/{y}';
  const { map, failed } = useGlMap(box, {
    camera: props.camera,
    bounds: props.bounds,
    tiles,
    label: props.label ?? t('map_canvas'),
  });
  useMapPresses(map, props);
  const { onMap } = props;
  useEffect(() => onMap?.(map), [map, onMap]);

  // Ages are redrawn each second for a room's own units, each five seconds for a thousand.
  const every = units.length > 300 ? 5000 : 1000;
  const now = useTick((time) => Math.floor(time / every) * every);
  const draw = useMemo(() => (map ? pointLayers(map) : undefined), [map]);

  useEffect(() => {
    draw?.(
      'units',
      units.map((unit) => unitFeature(unit, Math.max(now, Date.now()), staleMinutes * 60, language)),
    );
  }, [draw, units, now, staleMinutes, language]);
  useEffect(() => {
    draw?.('incidents', incidents.filter((one) => one.id !== selectedIncident).map(incidentFeature));
    draw?.('selected', incidents.filter((one) => one.id === selectedIncident).map(incidentFeature));
  }, [draw, incidents, selectedIncident]);
  useEffect(() => draw?.('candidates', candidates.map(candidateFeature)), [draw, candidates]);
  useEffect(() => draw?.('posts', posts.map(postFeature)), [draw, posts]);
  useEffect(() => draw?.('marks', marks.map(markFeature)), [draw, marks]);
  useEffect(() => {
    draw?.('selected_mark', marks.filter((one) => one.id === selectedMark).map(markFeature));
  }, [draw, marks, selectedMark]);
  useEffect(() => {
    if (map) drawRoutes(map, routes);
  }, [map, routes]);
  useEffect(() => {
    if (map) drawReach(map, reach);
  }, [map, reach]);
  useEffect(() => {
    if (map) drawClosures(map, closures);
  }, [map, closures]);
  useEffect(() => {
    if (map) showLayers(map, layers);
  }, [map, layers]);
  useEffect(() => {
    if (map && areaStatuses) drawAreaStatuses(map, areaStatuses);
  }, [map, areaStatuses]);

  useImperativeHandle(
    props.ref,
    () => ({
      moveTo: ([lon, lat], zoom) =>
        map?.easeTo({ center: [lon, lat], ...(zoom === undefined ? {} : { zoom }), duration: 120 }),
      fit: ([west, south, east, north], padding = 64) =>
        map?.fitBounds([west, south, east, north], { padding, maxZoom: 16.5, duration: 120 }),
      zoomBy: (steps) => map?.easeTo({ zoom: map.getZoom() + steps, duration: 120 }),
      focus: () => map?.getCanvas().focus(),
      bounds: () => {
        const shown = map?.getBounds();
        return shown && [shown.getWest(), shown.getSouth(), shown.getEast(), shown.getNorth()];
      },
    }),
    [map],
  );

  return (
    <div className="map-view">
      <div className="map-canvas" ref={box} />
      {failed && (
        <div className="map-failed">
          <EmptyState title={t('map_failed')}>{t('map_failed_next')}</EmptyState>
        </div>
      )}
      {props.children}
      {legend && !failed && <Legend map={map} staleMinutes={staleMinutes} />}
      {props.attribution && <div className="map-source">{props.attribution}</div>}
    </div>
  );
}
