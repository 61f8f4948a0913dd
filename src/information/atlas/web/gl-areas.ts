import type { ExpressionSpecification, GeoJSONSource, Map as GlMap } from 'maplibre-gl';
import { areaTiles, matchCode } from '../../../platform/web/map/area-tiles.ts';
import { token } from '../../../platform/web/theme.ts';
import { type StatusLevel, statusLevels } from '../../status/status.types.ts';
import type { ShownLevel } from '../atlas.contract.ts';
import { type Choropleth, groupsOf } from './choropleth.ts';

const empty = { type: 'FeatureCollection', features: [] } satisfies GeoJSON.FeatureCollection;
/** Roads and everything after them lie over the colours. */
const below = 'alley';
const mostStanding = 120;

const areaLayers = ['atlas-fill', 'atlas-hatch', 'atlas-edge', 'atlas-chosen'] as const;

/**
 * Shows the areas of a level, of borders of a version, beneath the roads. The source is made anew rather than given
 * another address, since that is lost while its first tiles are under way.
 */
export function showLevel(map: GlMap, level: ShownLevel, version: string): void {
  for (const id of areaLayers) if (map.getLayer(id)) map.removeLayer(id);
  if (map.getSource('atlas-areas')) map.removeSource('atlas-areas');
  map.addSource('atlas-areas', areaTiles(level, version));
  const base = { source: 'atlas-areas', 'source-layer': 'areas' } as const;
  const edge = { 'line-color': token('--map-edge'), 'line-width': 0.8 };
  const fill = { 'fill-color': 'transparent', 'fill-opacity': 0.85 };
  map.addLayer({ id: 'atlas-fill', type: 'fill', ...base, paint: fill }, below);
  map.addLayer(
    { id: 'atlas-hatch', type: 'fill', ...base, paint: { 'fill-pattern': ['image', 'status-none'] } },
    below,
  );
  map.addLayer({ id: 'atlas-edge', type: 'line', ...base, paint: edge }, below);
  map.addLayer(
    {
      id: 'atlas-chosen',
      type: 'line',
      ...base,
      filter: ['==', ['get', 'code'], ''],
      paint: { 'line-color': token('--action'), 'line-width': 3 },
    },
    'reach-fill',
  );
}

/** Adds what marks the areas: their status by shape, over the roads, and the hatching of small numbers. */
export function addAreaMarks(map: GlMap): void {
  if (map.getSource('atlas-status')) return;
  map.addImage('atlas-few', fewGround());
  for (const status of statusLevels) map.addImage(`atlas-${status}`, plate(status), { pixelRatio: 2 });
  map.addSource('atlas-status', { type: 'geojson', data: empty });
  map.addLayer(
    {
      id: 'atlas-status',
      type: 'symbol',
      source: 'atlas-status',
      layout: {
        'icon-image': ['concat', 'atlas-', ['get', 'status']],
        // Beside the name, which stands in the middle of the area.
        'icon-offset': [0, -18],
        'symbol-sort-key': ['get', 'order'],
        'icon-padding': 1,
      },
    },
    'reach-fill',
  );
}

/** A status on a plate of its own, so that nobody takes it for a record of a list. */
function plate(status: StatusLevel): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 40;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  context.translate(20, 20);
  context.beginPath();
  context.roundRect(-18, -18, 36, 36, 8);
  context.fillStyle = token('--surface-1');
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = token('--line-strong');
  context.stroke();
  context.fillStyle = token(`--${status}`);
  context.beginPath();
  if (status === 'aman') context.arc(0, 0, 10, 0, 2 * Math.PI);
  else if (status === 'rawan') context.rect(-10, -10, 20, 20);
  else
    for (const [x, y] of [
      [0, -11],
      [12, 10],
      [-12, 10],
    ] as const)
      context.lineTo(x, y);
  context.fill();
  return context.getImageData(0, 0, 40, 40);
}

/** Hatching of areas whose number is small. */
function fewGround(): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 8;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  context.strokeStyle = token('--text-2');
  context.globalAlpha = 0.7;
  context.beginPath();
  for (const shift of [-8, 0, 8]) {
    context.moveTo(shift, 8);
    context.lineTo(8 + shift, 0);
  }
  context.stroke();
  return context.getImageData(0, 0, 8, 8);
}

/** Colours the areas; `hatched` marks those whose number is small. */
export function paintAreas(map: GlMap, choropleth: Choropleth): void {
  const groups = groupsOf(choropleth).filter(({ codes }) => codes.length > 0);
  const plain = choropleth.kind === 'figures' ? token('--map-land') : 'transparent';
  const colour = (key: string): string =>
    choropleth.kind === 'status' ? token(`--${key}-wash`) : token(`--choro-${Number(key) + 1}`);
  const fill = groups.flatMap(({ key, codes }): (string | string[])[] => [codes, colour(key)]);
  map.setPaintProperty('atlas-fill', 'fill-color', matchCode(fill, plain));
  const small = choropleth.rates ? choropleth.areas.flatMap(({ code, few }) => (few ? code : [])) : [];
  const hatch: (string | string[] | ExpressionSpecification)[] =
    choropleth.kind === 'status'
      ? groups.flatMap(({ key, codes }) => [codes, ['image', `status-${key}`] satisfies ExpressionSpecification])
      : small.length > 0
        ? [small, ['image', 'atlas-few']]
        : [];
  map.setPaintProperty('atlas-hatch', 'fill-pattern', matchCode(hatch, ['image', 'status-none']));
  const features =
    choropleth.kind === 'status'
      ? choropleth.areas.flatMap(({ code, status, at }): GeoJSON.Feature[] =>
          status
            ? [
                {
                  type: 'Feature',
                  geometry: { type: 'Point', coordinates: [...at] },
                  properties: {
                    code,
                    status,
                    order: status === 'rawan' ? 0 : status === 'waspada' ? 1 : 2,
                  },
                },
              ]
            : [],
        )
      : [];
  // A few stand whatever else is there; of many only those that find room.
  map.setLayoutProperty('atlas-status', 'icon-allow-overlap', features.length <= mostStanding);
  void map.getSource<GeoJSONSource>('atlas-status')?.setData({ type: 'FeatureCollection', features });
}

export function chooseArea(map: GlMap, code: string | undefined): void {
  map.setFilter('atlas-chosen', ['==', ['get', 'code'], code ?? '']);
}
