import type { Map as GlMap, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { LonLat, MapBounds, MapCamera } from '../../../platform/web/map/types.ts';
import type { RegisterView } from '../../registers/registers.contract.ts';
import type { NamedPlaces, ShownLevel } from '../atlas.contract.ts';
import type { DensityGrid } from '../density.rules.ts';
import type { Choropleth } from './choropleth.ts';
import { addAreaMarks, chooseArea, paintAreas, showLevel } from './gl-areas.ts';
import { addOwnLayers, drawHeat, drawRegisters, setData } from './gl-layers.ts';
import { type Found, foundAt } from './hits.ts';
import type { ShownPoints } from './points.ts';

const nothing: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

export interface AtlasDrawing {
  level: ShownLevel;
  /** Of the imported borders. */
  version: string;
  choropleth: Choropleth;
  chosenArea: string | undefined;
  registers: readonly RegisterView[];
  turns: ReadonlyMap<string, number>;
  points: ShownPoints | undefined;
  grid: DensityGrid | undefined;
  places: NamedPlaces | undefined;
  /** Points that were measured; undefined when the tool is away. */
  measured: readonly LonLat[] | undefined;
  onMoved: (camera: MapCamera, bounds: MapBounds) => void;
  onPress: (found: Found) => void;
  onMeasure: (at: LonLat) => void;
}

/** Keeps the layers of this desk on the map; each effect sends only what changed. */
export function useAtlasGl(map: GlMap | undefined, drawing: AtlasDrawing): void {
  const newest = useRef(drawing);
  useEffect(() => {
    newest.current = drawing;
  });
  const { level, version, choropleth, chosenArea, registers, turns, points, grid, places, measured } = drawing;

  const drawn = useRef(new Map<string, number>());
  useEffect(() => {
    if (!map) return;
    // A new map, also after a change of theme, has none of them yet.
    drawn.current = new Map();
    addAreaMarks(map);
    addOwnLayers(map);
    const moved = (): void => {
      const { lng, lat } = map.getCenter();
      const box = map.getBounds();
      const bounds: MapBounds = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
      newest.current.onMoved({ centre: [lng, lat], zoom: map.getZoom() }, bounds);
    };
    const pressed = (event: MapMouseEvent): void => {
      const { onMeasure, onPress } = newest.current;
      if (newest.current.measured) onMeasure([event.lngLat.lng, event.lngLat.lat]);
      else
        onPress(
          foundAt(
            map,
            event,
            newest.current.registers.map(({ id }) => id),
          ),
        );
    };
    moved();
    map.on('moveend', moved);
    map.on('click', pressed);
    return () => {
      map.off('moveend', moved);
      map.off('click', pressed);
    };
  }, [map]);

  useEffect(() => {
    if (map) showLevel(map, level, version);
  }, [map, level, version]);
  // Painted after its level was set, since that begins with none.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new level is painted anew
  useEffect(() => {
    if (map) paintAreas(map, choropleth);
  }, [map, choropleth, level, version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same for the chosen one
  useEffect(() => {
    if (map) chooseArea(map, chosenArea);
  }, [map, chosenArea, level, version]);
  useEffect(() => {
    if (map) drawRegisters(map, registers, turns, drawn.current);
  }, [map, registers, turns]);
  useEffect(() => {
    if (map) setData(map, 'atlas-points', points?.all ?? nothing);
  }, [map, points]);
  useEffect(() => {
    if (map) drawHeat(map, grid);
  }, [map, grid]);
  useEffect(() => {
    if (!map) return;
    const features = (places?.items ?? []).map(
      ({ id, name, lon, lat }): GeoJSON.Feature => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties: { id, name },
      }),
    );
    setData(map, 'atlas-places', { type: 'FeatureCollection', features });
  }, [map, places]);
  useEffect(() => {
    if (map) setData(map, 'atlas-measure', measureShape(measured ?? []));
  }, [map, measured]);
}

/** The measured points, the line through them, and the area that they enclose. */
function measureShape(points: readonly LonLat[]): GeoJSON.FeatureCollection {
  const at = points.map(([lon, lat]) => [lon, lat]);
  const shapes: GeoJSON.Geometry[] = at.map((coordinates) => ({ type: 'Point', coordinates }));
  if (at.length === 2) shapes.unshift({ type: 'LineString', coordinates: at });
  if (at.length > 2) shapes.unshift({ type: 'Polygon', coordinates: [[...at, at[0] ?? []]] });
  return {
    type: 'FeatureCollection',
    features: shapes.map((geometry) => ({ type: 'Feature', geometry, properties: {} })),
  };
}
