import type { ExpressionSpecification, GeoJSONSource, Map as GlMap } from 'maplibre-gl';
import { areaTiles, matchCode } from '../../../platform/web/map/area-tiles.ts';
import { semibold } from '../../../platform/web/map/fonts.ts';
import { token } from '../../../platform/web/theme.ts';
import type { PlanArea } from '../sectors.contract.ts';
import type { PlanLevel } from '../sectors.types.ts';
import { codesBySector, colourOf } from './view.ts';

/** Roads and everything after them lie over the colours. */
const below = 'alley';
const above = 'reach-fill';
const layers = ['sector-fill', 'sector-moved', 'sector-edge', 'sector-beat', 'sector-chosen', 'sector-letter'] as const;
const mostStanding = 120;
const nothing: ExpressionSpecification = ['in', ['get', 'code'], ['literal', []]];
const among = (codes: readonly string[]): ExpressionSpecification => ['in', ['get', 'code'], ['literal', [...codes]]];

/** Lays the areas of a level on the map; called again for another level or other borders. */
export function showSectorAreas(map: GlMap, level: PlanLevel, version: string): void {
  for (const id of layers) if (map.getLayer(id)) map.removeLayer(id);
  for (const id of ['sector-areas', 'sector-labels']) if (map.getSource(id)) map.removeSource(id);
  if (!map.hasImage('sector-moved')) map.addImage('sector-moved', movedGround());
  map.addSource('sector-areas', areaTiles(level, version));
  map.addSource('sector-labels', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  const base = { source: 'sector-areas', 'source-layer': 'areas' } as const;
  map.addLayer(
    { id: 'sector-fill', type: 'fill', ...base, paint: { 'fill-color': 'transparent', 'fill-opacity': 0.5 } },
    below,
  );
  map.addLayer(
    { id: 'sector-moved', type: 'fill', ...base, filter: nothing, paint: { 'fill-pattern': 'sector-moved' } },
    below,
  );
  map.addLayer(
    { id: 'sector-edge', type: 'line', ...base, paint: { 'line-color': token('--map-halo'), 'line-width': 1 } },
    below,
  );
  const beat = { 'line-color': token('--text-1'), 'line-width': 2.5, 'line-dasharray': [2, 1.5] };
  map.addLayer({ id: 'sector-beat', type: 'line', ...base, filter: nothing, paint: beat }, above);
  const chosen = { 'line-color': token('--action'), 'line-width': 3.5 };
  map.addLayer({ id: 'sector-chosen', type: 'line', ...base, filter: nothing, paint: chosen }, above);
  // Over everything, the names of posts too: colour alone would say too little.
  map.addLayer({
    id: 'sector-letter',
    type: 'symbol',
    source: 'sector-labels',
    layout: {
      'text-field': ['get', 'letter'],
      'text-font': semibold,
      'text-size': 16,
      // Above the name, which stands in the middle of the area.
      'text-offset': [0, -0.9],
      'text-padding': 1,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': token('--text-1'), 'text-halo-color': token('--map-halo'), 'text-halo-width': 2 },
  });
}

/** Colours the areas by sector and writes each one's letter; `moved` are hatched. */
export function paintSectors(map: GlMap, areas: readonly PlanArea[], moved: readonly string[]): void {
  if (!map.getLayer('sector-fill')) return;
  const fill = codesBySector(areas).flatMap(([key, codes]): (string | string[])[] => [codes, token(colourOf(key))]);
  map.setPaintProperty('sector-fill', 'fill-color', matchCode(fill, token('--map-land')));
  map.setFilter('sector-moved', among(moved));
  // A few stand whatever else is there; of many only those that find room.
  map.setLayoutProperty('sector-letter', 'text-allow-overlap', areas.length <= mostStanding);
  const features = areas.map(
    ({ sector, lon, lat }): GeoJSON.Feature => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { letter: sector ?? '–' },
    }),
  );
  void map.getSource<GeoJSONSource>('sector-labels')?.setData({ type: 'FeatureCollection', features });
}

export function markAreas(map: GlMap, chosen: readonly string[], beat: readonly string[]): void {
  if (!map.getLayer('sector-chosen')) return;
  map.setFilter('sector-chosen', among(chosen));
  map.setFilter('sector-beat', among(beat));
}

/** Code of the area that was pressed. */
export const areaAt = (map: GlMap, point: { x: number; y: number }): string | undefined => {
  if (!map.getLayer('sector-fill')) return undefined;
  const [found] = map.queryRenderedFeatures([point.x, point.y], { layers: ['sector-fill'] });
  return found && String(found.properties.code);
};

/** Hatching of areas that change their sector. */
function movedGround(): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 12;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  context.strokeStyle = token('--text-1');
  context.globalAlpha = 0.55;
  context.lineWidth = 1.5;
  context.beginPath();
  for (const shift of [-12, 0, 12]) {
    context.moveTo(shift, 12);
    context.lineTo(12 + shift, 0);
  }
  context.stroke();
  return context.getImageData(0, 0, 12, 12);
}
