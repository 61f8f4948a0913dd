import type { GeoJSONSource, Map as GlMap, VectorTileSource } from 'maplibre-gl';
import { symbolColours } from '../../../platform/web/kit/SymbolMark.tsx';
import { token } from '../../../platform/web/theme.ts';
import type { RegisterView } from '../../registers/registers.contract.ts';
import type { DensityGrid } from '../density.rules.ts';

const empty = { type: 'FeatureCollection', features: [] } satisfies GeoJSON.FeatureCollection;
/** Records lie beneath the units, which move and must be seen. */
const below = 'units-heading';
const names = { regular: ['Noto Sans'], semibold: ['Noto Sans Semibold'] };

export const registerLayers = (id: string): string[] => [
  `reg-${id}-fill`,
  `reg-${id}-line`,
  `reg-${id}-mark`,
  `reg-${id}-many`,
];
const tiles = (id: string, turn: number): string =>
  `${location.origin}/api/tiles/registers/${id}/{z}/{x}/{y}.mvt?t=${turn}`;

/** Draws these registers, the first on top, and takes others away. `turn` of a register changes when its records did. */
export function drawRegisters(
  map: GlMap,
  shown: readonly RegisterView[],
  turns: ReadonlyMap<string, number>,
  drawn: Map<string, number>,
): void {
  for (const id of [...drawn.keys()]) {
    if (shown.some((register) => register.id === id)) continue;
    for (const layer of registerLayers(id)) if (map.getLayer(layer)) map.removeLayer(layer);
    if (map.getSource(`reg-${id}`)) map.removeSource(`reg-${id}`);
    drawn.delete(id);
  }
  for (const register of shown) {
    const turn = turns.get(register.id) ?? 0;
    const known = drawn.get(register.id);
    if (known === undefined) addRegister(map, register, turn);
    else if (known !== turn)
      map.getSource<VectorTileSource>(`reg-${register.id}`)?.setTiles([tiles(register.id, turn)]);
    drawn.set(register.id, turn);
  }
  // From the lowest to the topmost, each set just beneath the units.
  for (const { id } of shown.toReversed()) for (const layer of registerLayers(id)) map.moveLayer(layer, below);
}

function addRegister(map: GlMap, { id, symbol }: RegisterView, turn: number): void {
  const source = `reg-${id}`;
  map.addSource(source, { type: 'vector', tiles: [tiles(id, turn)], minzoom: 0, maxzoom: 16 });
  const colour = token(symbolColours[symbol.colour]);
  const icon = `mark-${symbol.shape}-${symbol.colour}`;
  const halo = { 'text-color': token('--text-1'), 'text-halo-color': token('--map-halo'), 'text-halo-width': 1.8 };
  const base = { source, 'source-layer': 'records' } as const;
  const shapes = { source, 'source-layer': 'shapes' } as const;
  map.addLayer({
    id: `reg-${id}-fill`,
    type: 'fill',
    ...shapes,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour, 'fill-opacity': 0.12 },
  });
  map.addLayer({ id: `reg-${id}-line`, type: 'line', ...shapes, paint: { 'line-color': colour, 'line-width': 2.5 } });
  map.addLayer({
    id: `reg-${id}-mark`,
    type: 'symbol',
    ...base,
    filter: ['==', ['get', 'count'], 1],
    layout: {
      'icon-image': icon,
      'icon-allow-overlap': true,
      'text-field': ['step', ['zoom'], '', 13.5, ['get', 'title']],
      'text-font': names.regular,
      'text-size': 12,
      'text-max-width': 14,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 1,
      'text-optional': true,
    },
    paint: halo,
  });
  map.addLayer({
    id: `reg-${id}-many`,
    type: 'symbol',
    ...base,
    filter: ['>', ['get', 'count'], 1],
    layout: {
      'icon-image': icon,
      'icon-size': ['interpolate', ['linear'], ['get', 'count'], 2, 1.1, 100, 1.6],
      'icon-allow-overlap': true,
      'text-field': ['to-string', ['get', 'count']],
      'text-font': names.semibold,
      'text-size': 12,
      'text-offset': [0.9, -0.9],
      'text-allow-overlap': true,
    },
    paint: halo,
  });
}

/** Adds the layers of incidents in time, heat, named places and measuring, empty. */
export function addOwnLayers(map: GlMap): void {
  if (map.getSource('atlas-points')) return;
  map.addSource('atlas-points', { type: 'geojson', data: empty });
  map.addLayer(
    {
      id: 'atlas-points',
      type: 'circle',
      source: 'atlas-points',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 2, 15, 4.5],
        // Reports of the public are filled, acts of the police hollow.
        'circle-color': ['case', ['get', 'reported'], token('--text-1'), 'transparent'],
        'circle-opacity': 0.75,
        'circle-stroke-color': token('--text-1'),
        'circle-stroke-width': 1,
        'circle-stroke-opacity': 0.75,
      },
    },
    below,
  );
  map.addSource('atlas-places', { type: 'geojson', data: empty });
  map.addLayer(
    {
      id: 'atlas-places',
      type: 'symbol',
      source: 'atlas-places',
      layout: {
        'icon-image': 'mark-diamond-muted',
        'icon-size': 0.7,
        'text-field': ['step', ['zoom'], '', 14, ['get', 'name']],
        'text-font': names.regular,
        'text-size': 11,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.8,
        'text-optional': true,
      },
      paint: { 'text-color': token('--text-2'), 'text-halo-color': token('--map-halo'), 'text-halo-width': 1.5 },
    },
    below,
  );
  map.addSource('atlas-measure', { type: 'geojson', data: empty });
  const action = token('--action');
  map.addLayer({
    id: 'atlas-measure-fill',
    type: 'fill',
    source: 'atlas-measure',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': action, 'fill-opacity': 0.12 },
  });
  map.addLayer({
    id: 'atlas-measure-line',
    type: 'line',
    source: 'atlas-measure',
    filter: ['!=', ['geometry-type'], 'Point'],
    paint: { 'line-color': action, 'line-width': 2.5, 'line-dasharray': [2, 1.5] },
  });
  map.addLayer({
    id: 'atlas-measure-point',
    type: 'circle',
    source: 'atlas-measure',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 4.5,
      'circle-color': token('--surface-0'),
      'circle-stroke-color': action,
      'circle-stroke-width': 2,
    },
  });
}

export function setData(
  map: GlMap,
  source: 'atlas-points' | 'atlas-places' | 'atlas-measure',
  data: GeoJSON.FeatureCollection,
): void {
  void map.getSource<GeoJSONSource>(source)?.setData(data);
}

/** Steps of the heat, as shares of the highest density. */
export const heatSteps = [0.1, 0.25, 0.45, 0.7] as const;

/** Draws a density as steps of one colour, from nothing upward; takes it away without one. */
export function drawHeat(map: GlMap, grid: DensityGrid | undefined): void {
  if (map.getLayer('atlas-heat')) map.removeLayer('atlas-heat');
  if (map.getSource('atlas-heat')) map.removeSource('atlas-heat');
  if (!grid || grid.highest === 0) return;
  const canvas = document.createElement('canvas');
  canvas.width = grid.columns;
  canvas.height = grid.rows;
  const context = canvas.getContext('2d');
  if (!context) return;
  const picture = context.createImageData(grid.columns, grid.rows);
  const colour = token(heatColour);
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  for (let i = 0; i < grid.values.length; i++) {
    const share = (grid.values[i] ?? 0) / grid.highest;
    const step = heatSteps.filter((from) => share >= from).length;
    if (step === 0) continue;
    picture.data.set([red ?? 0, green ?? 0, blue ?? 0, (heatAlphas[step - 1] ?? 0) * 255], i * 4);
  }
  context.putImageData(picture, 0, 0);
  const { west, south, east, north } = grid.bounds;
  // A picture by address would be fetched, which the content policy allows for our own server only; a canvas is read in place.
  map.addSource('atlas-heat', {
    type: 'canvas',
    canvas,
    animate: false,
    coordinates: [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ],
  });
  map.addLayer(
    {
      id: 'atlas-heat',
      type: 'raster',
      source: 'atlas-heat',
      paint: { 'raster-opacity': 0.9, 'raster-fade-duration': 0, 'raster-resampling': 'linear' },
    },
    'alley',
  );
}

/** Strength of each step: one colour of its own, since those of the areas may lie beneath. */
export const heatAlphas = [0.3, 0.5, 0.7, 0.9] as const;
export const heatColour = '--u-onscene';
