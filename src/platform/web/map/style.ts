import type { FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { token } from '../theme.ts';
import { fontFaces, regular, semibold } from './fonts.ts';
import { overlayLayers, overlaySources } from './overlay-style.ts';

const empty = { type: 'FeatureCollection', features: [] } satisfies GeoJSON.FeatureCollection;

/** Road classes of the tiles by drawn weight, from the heaviest. */
const roadRanks = [
  { id: 'r0', classes: ['motorway', 'trunk'], from: 6, width: [8, 1, 13, 3, 17, 11] },
  { id: 'r1', classes: ['primary'], from: 8, width: [8, 0.8, 13, 2.6, 17, 10] },
  { id: 'r2', classes: ['secondary'], from: 10, width: [10, 0.8, 13, 2, 17, 9] },
  { id: 'r3', classes: ['tertiary'], from: 11, width: [11, 0.7, 13, 1.5, 17, 7] },
  { id: 'r4', classes: ['residential', 'service'], from: 12, width: [12, 0.5, 14, 1, 17, 5] },
] as const;

const zoomed = (stops: readonly number[]): ['interpolate', ['exponential', number], ['zoom'], ...number[]] => [
  'interpolate',
  ['exponential', 1.4],
  ['zoom'],
  ...stops,
];

function level(...names: string[]): FilterSpecification {
  return ['in', ['get', 'level'], ['literal', names]];
}

function ground(): LayerSpecification[] {
  const base = { source: 'base' } as const;
  return [
    { id: 'out', type: 'background', paint: { 'background-color': token('--map-out') } },
    {
      id: 'land',
      type: 'fill',
      ...base,
      'source-layer': 'areas',
      filter: level('regency', 'district', 'village'),
      paint: { 'fill-color': token('--map-land'), 'fill-antialias': false },
    },
    { id: 'water', type: 'fill', ...base, 'source-layer': 'water', paint: { 'fill-color': token('--map-out') } },
    {
      id: 'area-status',
      type: 'fill',
      ...base,
      'source-layer': 'areas',
      filter: level('village'),
      layout: { visibility: 'none' },
      paint: {},
    },
  ];
}

function boundaries(): LayerSpecification[] {
  const base = { source: 'base', 'source-layer': 'areas', type: 'line' } as const;
  const colour = token('--map-edge');
  return [
    {
      id: 'edge-rt',
      ...base,
      minzoom: 16,
      filter: level('rt'),
      paint: { 'line-color': colour, 'line-width': 0.6, 'line-dasharray': [1, 3], 'line-opacity': 0.7 },
    },
    {
      id: 'edge-rw',
      ...base,
      minzoom: 14.5,
      filter: level('rw'),
      paint: { 'line-color': colour, 'line-width': 0.7, 'line-dasharray': [2, 4], 'line-opacity': 0.7 },
    },
    {
      id: 'edge-village',
      ...base,
      minzoom: 11,
      filter: level('village'),
      paint: { 'line-color': colour, 'line-width': 0.8, 'line-dasharray': [3, 4] },
    },
    {
      id: 'edge-district',
      ...base,
      filter: level('district'),
      paint: { 'line-color': colour, 'line-width': 1.6, 'line-dasharray': [4, 2] },
    },
    {
      id: 'edge-regency',
      ...base,
      filter: level('province', 'regency'),
      paint: { 'line-color': colour, 'line-width': 2.2 },
    },
  ];
}

function roads(): LayerSpecification[] {
  const base = { source: 'base', 'source-layer': 'roads' } as const;
  const lines = [...roadRanks].reverse().map(
    (rank): LayerSpecification => ({
      id: rank.id,
      type: 'line',
      ...base,
      minzoom: rank.from,
      filter: ['in', ['get', 'class'], ['literal', [...rank.classes]]],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': token(`--map-${rank.id}`), 'line-width': zoomed(rank.width) },
    }),
  );
  return [
    {
      id: 'alley',
      type: 'line',
      ...base,
      minzoom: 13.5,
      filter: ['in', ['get', 'class'], ['literal', ['alley', 'footway']]],
      paint: { 'line-color': token('--map-r3'), 'line-width': zoomed([14, 0.6, 17, 1.6]), 'line-dasharray': [2, 1.5] },
    },
    ...lines,
    {
      id: 'oneway',
      type: 'symbol',
      ...base,
      minzoom: 16,
      filter: ['to-boolean', ['get', 'oneway']],
      layout: { 'symbol-placement': 'line', 'symbol-spacing': 120, 'icon-image': 'oneway' },
    },
  ];
}

function labels(): LayerSpecification[] {
  const halo = { 'text-color': token('--map-label'), 'text-halo-color': token('--map-halo'), 'text-halo-width': 1.5 };
  const area = { source: 'base', 'source-layer': 'area_labels', type: 'symbol' } as const;
  return [
    {
      id: 'name-road',
      type: 'symbol',
      source: 'base',
      'source-layer': 'roads',
      minzoom: 14.5,
      layout: {
        'symbol-placement': 'line',
        'text-field': ['coalesce', ['get', 'name'], ''],
        'text-font': regular,
        'text-size': 11,
        'symbol-spacing': 320,
      },
      paint: halo,
    },
    {
      id: 'name-poi',
      type: 'symbol',
      source: 'base',
      'source-layer': 'pois',
      minzoom: 16,
      layout: {
        'text-field': ['coalesce', ['get', 'name'], ''],
        'text-font': regular,
        'text-size': 11,
        'text-max-width': 8,
      },
      paint: halo,
    },
    {
      id: 'name-village',
      ...area,
      minzoom: 12,
      filter: level('village'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': semibold,
        'text-size': 11,
        'text-letter-spacing': 0.02,
        'text-padding': 8,
      },
      paint: halo,
    },
    {
      id: 'name-district',
      ...area,
      maxzoom: 14.5,
      filter: level('district'),
      layout: { 'text-field': ['get', 'name'], 'text-font': semibold, 'text-size': 13, 'text-padding': 8 },
      paint: { ...halo, 'text-color': token('--text-2') },
    },
  ];
}

/** The map's own style in the colours of the theme drawn. `tiles` is the address template of our vector tiles. */
export function mapStyle(tiles: string): StyleSpecification {
  const points = { type: 'geojson', data: empty, promoteId: 'id' } as const;
  const clustered = {
    ...points,
    cluster: true,
    clusterRadius: 36,
    clusterMaxZoom: 12,
    clusterProperties: { worst: ['min', ['get', 'priority']] },
  } as const;
  return {
    version: 8,
    'font-faces': fontFaces,
    transition: { duration: 0, delay: 0 },
    sources: {
      base: { type: 'vector', tiles: [tiles], minzoom: 6, maxzoom: 16 },
      ...Object.fromEntries(overlaySources.map((id) => [id, points])),
      incidents: clustered,
    },
    layers: [...ground(), ...roads(), ...boundaries(), ...labels(), ...overlayLayers()],
  };
}
