import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, GeoJSONSource, Map as GlMap } from 'maplibre-gl';
import type { AreaStatus } from '../kit/marks.tsx';
import { circleRing } from './circle.ts';
import { diffFeatures, type PointFeature } from './features.ts';
import type { OverlaySource } from './overlay-style.ts';
import type { AreaStatuses, LonLat, MapClosure, MapLayers, MapReach, MapRoute } from './types.ts';

function source(map: GlMap, id: OverlaySource): GeoJSONSource | undefined {
  return map.getSource<GeoJSONSource>(id);
}

/** Point layers of one map: each drawing sends only what changed, so that 1,000 moving units stay fluid. */
export function pointLayers(map: GlMap): (id: OverlaySource, features: readonly PointFeature[]) => void {
  const drawn = new Map<OverlaySource, Map<string, PointFeature>>();
  return (id, features) => {
    const before = drawn.get(id) ?? new Map<string, PointFeature>();
    const diff = diffFeatures(before, features);
    if (!diff) return;
    drawn.set(id, new Map(features.map((feature) => [String(feature.id), feature])));
    // One bulk load is cheaper than a diff of everything.
    if (before.size === 0) void source(map, id)?.setData({ type: 'FeatureCollection', features: [...features] });
    else void source(map, id)?.updateData(diff);
  };
}

export function drawRoutes(map: GlMap, routes: readonly MapRoute[]): void {
  const data: FeatureCollection = {
    type: 'FeatureCollection',
    // The first route lies on top where two share a road.
    features: routes
      .map((route, index) => ({
        type: 'Feature' as const,
        geometry: { type: 'LineString' as const, coordinates: route.line.map(([lon, lat]) => [lon, lat]) },
        properties: { id: route.id, first: index === 0 },
      }))
      .reverse(),
  };
  void source(map, 'routes')?.setData(data);
}

/** The southernmost corner of the outline: there its label is least in the way of the incident. */
function labelPoint(geometry: MapReach['geometry']): LonLat {
  const rings =
    geometry.type === 'Polygon' ? geometry.coordinates.slice(0, 1) : geometry.coordinates.map((part) => part[0] ?? []);
  const corners = rings.flat();
  const lowest = corners.reduce(
    (low, corner) => ((corner[1] ?? 0) < (low[1] ?? 0) ? corner : low),
    corners[0] ?? [0, 0],
  );
  return [lowest[0] ?? 0, lowest[1] ?? 0];
}

export function drawReach(map: GlMap, reach: MapReach | undefined): void {
  const features: FeatureCollection['features'] = reach
    ? [
        { type: 'Feature', geometry: reach.geometry, properties: { id: 'reach' } },
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [...labelPoint(reach.geometry)] },
          properties: { id: 'label', label: reach.label },
        },
      ]
    : [];
  void source(map, 'reach')?.setData({ type: 'FeatureCollection', features });
}

/** Closed roads: a circle of the closure's radius with its reason. */
export function drawClosures(map: GlMap, closures: readonly MapClosure[]): void {
  const features: FeatureCollection['features'] = closures.flatMap(({ id, at, radiusM, label }) => [
    { type: 'Feature', geometry: { type: 'Polygon', coordinates: [circleRing(at, radiusM)] }, properties: { id } },
    { type: 'Feature', geometry: { type: 'Point', coordinates: [...at] }, properties: { id: `${id}-name`, label } },
  ]);
  void source(map, 'closures')?.setData({ type: 'FeatureCollection', features });
}

const layersOf: Readonly<Record<keyof MapLayers, readonly string[]>> = {
  units: ['units', 'units-heading', 'units-chosen'],
  incidents: ['incidents', 'clusters'],
  reach: ['reach-fill', 'reach-line', 'reach-name'],
  posts: ['posts'],
  areas: ['area-status'],
};

export function showLayers(map: GlMap, layers: MapLayers): void {
  for (const name of ['units', 'incidents', 'reach', 'posts', 'areas'] as const) {
    for (const id of layersOf[name]) map.setLayoutProperty(id, 'visibility', layers[name] ? 'visible' : 'none');
  }
}

/** Washes and hatches the villages by status; those without a status stay plain land. */
export function drawAreaStatuses(map: GlMap, statuses: AreaStatuses): void {
  const among = (status: AreaStatus): ExpressionSpecification => [
    'in',
    ['get', 'code'],
    ['literal', Object.keys(statuses).filter((code) => statuses[code] === status)],
  ];
  const pattern: ExpressionSpecification = [
    'case',
    among('rawan'),
    ['image', 'status-rawan'],
    among('waspada'),
    ['image', 'status-waspada'],
    among('aman'),
    ['image', 'status-aman'],
    ['image', 'status-none'],
  ];
  map.setPaintProperty('area-status', 'fill-pattern', pattern);
}
