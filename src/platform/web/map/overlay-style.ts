import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { token } from '../theme.ts';
import { regular, semibold } from './fonts.ts';

/** Empty sources of the overlays; `overlays.ts` fills them. */
export const overlaySources = [
  'reach',
  'closures',
  'routes',
  'incidents',
  'selected',
  'units',
  'candidates',
  'posts',
  'marks',
  'selected_mark',
] as const;
export type OverlaySource = (typeof overlaySources)[number];

/** Layers of reach, routes, posts, units, incidents and places, from the lowest to the topmost. */
export function overlayLayers(): LayerSpecification[] {
  const label = { 'text-color': token('--text-1'), 'text-halo-color': token('--map-halo'), 'text-halo-width': 1.8 };
  const beside = {
    'text-variable-anchor': ['left' as const, 'right' as const, 'top' as const, 'bottom' as const],
    'text-radial-offset': 1.45,
    'text-justify': 'auto' as const,
    'text-optional': true,
    'icon-allow-overlap': true,
  };
  const route = (first: boolean): FilterSpecification => ['==', ['get', 'first'], first];
  const line = { 'line-cap': 'round' as const, 'line-join': 'round' as const };
  const called: ExpressionSpecification = [
    'format',
    ['get', 'call'],
    { 'text-font': ['literal', semibold] },
    ' ',
    {},
    ['get', 'age'],
    { 'text-color': token('--text-3') },
  ];
  return [
    { id: 'reach-fill', type: 'fill', source: 'reach', paint: { 'fill-color': token('--iso'), 'fill-opacity': 0.07 } },
    {
      id: 'reach-line',
      type: 'line',
      source: 'reach',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': token('--iso'), 'line-width': 1.4, 'line-dasharray': [4, 3] },
    },
    {
      id: 'reach-name',
      type: 'symbol',
      source: 'reach',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: { 'text-field': ['get', 'label'], 'text-font': semibold, 'text-size': 12, 'text-allow-overlap': true },
      paint: { ...label, 'text-color': token('--text-2') },
    },
    {
      id: 'closure-fill',
      type: 'fill',
      source: 'closures',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': token('--rawan'), 'fill-opacity': 0.18 },
    },
    {
      id: 'closure-line',
      type: 'line',
      source: 'closures',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': token('--rawan'), 'line-width': 2 },
    },
    {
      id: 'closure-name',
      type: 'symbol',
      source: 'closures',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: { 'text-field': ['concat', '✕ ', ['get', 'label']], 'text-font': semibold, 'text-size': 12 },
      paint: { ...label, 'text-color': token('--rawan') },
    },
    {
      id: 'route-case',
      type: 'line',
      source: 'routes',
      layout: line,
      paint: { 'line-color': token('--route-case'), 'line-width': ['case', ['get', 'first'], 9, 6] },
    },
    {
      id: 'route-first',
      type: 'line',
      source: 'routes',
      filter: route(true),
      layout: line,
      paint: { 'line-color': token('--route'), 'line-width': 5 },
    },
    {
      id: 'route-other',
      type: 'line',
      source: 'routes',
      filter: route(false),
      layout: line,
      paint: { 'line-color': token('--route'), 'line-width': 3.2, 'line-dasharray': [0.4, 1.8] },
    },
    {
      id: 'posts',
      type: 'symbol',
      source: 'posts',
      layout: { 'icon-image': 'post', 'text-field': ['get', 'name'], 'text-font': regular, 'text-size': 11, ...beside },
      paint: { ...label, 'text-color': token('--text-2') },
    },
    {
      id: 'marks',
      type: 'symbol',
      source: 'marks',
      layout: {
        'icon-image': ['get', 'icon'],
        'text-field': ['step', ['zoom'], '', 13, ['get', 'name']],
        'text-font': regular,
        'text-size': 12,
        'text-max-width': 14,
        ...beside,
      },
      paint: label,
    },
    {
      id: 'selected-mark-ring',
      type: 'symbol',
      source: 'selected_mark',
      layout: { 'icon-image': 'unit-chosen', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
    {
      id: 'units-heading',
      type: 'symbol',
      source: 'units',
      filter: ['has', 'heading'],
      layout: {
        'icon-image': ['get', 'arrow'],
        'icon-rotate': ['get', 'heading'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'units-chosen',
      type: 'symbol',
      source: 'units',
      filter: ['get', 'chosen'],
      layout: { 'icon-image': 'unit-chosen', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
    {
      id: 'units',
      type: 'symbol',
      source: 'units',
      layout: { 'icon-image': ['get', 'icon'], 'text-field': called, 'text-font': regular, 'text-size': 12, ...beside },
      paint: label,
    },
    {
      id: 'clusters',
      type: 'symbol',
      source: 'incidents',
      filter: ['has', 'point_count'],
      layout: {
        'icon-image': ['concat', 'cluster-', ['get', 'worst']],
        'icon-allow-overlap': true,
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': semibold,
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': token('--text-1') },
    },
    {
      id: 'incidents',
      type: 'symbol',
      source: 'incidents',
      filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['concat', 'priority-', ['get', 'priority']],
        'symbol-sort-key': ['-', 4, ['get', 'priority']],
        'text-field': ['get', 'number'],
        'text-font': semibold,
        'text-size': 12,
        ...beside,
      },
      paint: label,
    },
    {
      id: 'candidates',
      type: 'symbol',
      source: 'candidates',
      layout: { 'icon-image': ['get', 'icon'], 'icon-allow-overlap': true },
    },
    {
      id: 'selected-ring',
      type: 'symbol',
      source: 'selected',
      layout: { 'icon-image': 'selected-ring', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
    {
      id: 'selected',
      type: 'symbol',
      source: 'selected',
      layout: {
        'icon-image': ['concat', 'priority-', ['get', 'priority']],
        'icon-allow-overlap': true,
        'text-field': ['get', 'number'],
        'text-font': semibold,
        'text-size': 12,
        'text-offset': [0, -2.6],
        'text-allow-overlap': true,
      },
      paint: label,
    },
  ];
}
