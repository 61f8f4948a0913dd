import type { GeoJSONSource, Map as GlMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import type { GeometryValue } from '../registers.contract.ts';

const source = 'register-shapes';

/** A colour token of the screens, as the map's canvas needs it. */
const colourOf = (map: GlMap, token: string): string =>
  getComputedStyle(map.getContainer()).getPropertyValue(`--${token}`).trim() || '#4ba3ff';

function addLayers(map: GlMap, colour: string): void {
  map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  map.addLayer({
    id: `${source}-fill`,
    type: 'fill',
    source,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour, 'fill-opacity': 0.18 },
  });
  map.addLayer({
    id: `${source}-line`,
    type: 'line',
    source,
    filter: ['!=', ['geometry-type'], 'Point'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': 3 },
  });
  map.addLayer({
    id: `${source}-corner`,
    type: 'circle',
    source,
    filter: ['==', ['geometry-type'], 'Point'],
    paint: { 'circle-radius': 4, 'circle-color': colour, 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 1 },
  });
}

/**
 * Draws lines and borders on a map: give the answer to its `onMap`, which also comes again after a change of theme.
 * @param shapes keep it memoised; `token` is a colour of the screens.
 */
export function useShapes(shapes: readonly GeometryValue[], token: string): (map: GlMap | undefined) => void {
  const [map, setMap] = useState<GlMap>();
  useEffect(() => {
    if (!map) return;
    if (!map.getSource(source)) addLayers(map, colourOf(map, token));
    void map.getSource<GeoJSONSource>(source)?.setData({
      type: 'FeatureCollection',
      features: shapes.map((geometry) => ({ type: 'Feature', geometry, properties: {} })),
    });
  }, [map, shapes, token]);
  return setMap;
}
