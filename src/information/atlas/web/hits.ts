import type { Map as GlMap, MapMouseEvent, PointLike } from 'maplibre-gl';
import type { LonLat } from '../../../platform/web/map/types.ts';
import { registerLayers } from './gl-layers.ts';

/** Something drawn at a place that was pressed. */
export type Hit =
  | { kind: 'record'; id: string; register: string; title: string }
  | { kind: 'incident'; id: string; number: string }
  | { kind: 'unit'; id: string; call: string }
  | { kind: 'place'; id: string; name: string }
  | { kind: 'event'; id: string; incidentKind: string };

export interface Found {
  at: LonLat;
  areaCode: string | undefined;
  hits: readonly Hit[];
  /** Registers of marks that stand for several records, whose titles the server knows. */
  gathered: readonly string[];
}

/** Pixels of grace around the pointer. */
const grace = 5;

/** Everything drawn at a point of the screen, each thing once. */
export function foundAt(
  map: GlMap,
  { point, lngLat }: Pick<MapMouseEvent, 'point' | 'lngLat'>,
  registers: readonly string[],
): Found {
  const around: [PointLike, PointLike] = [
    [point.x - grace, point.y - grace],
    [point.x + grace, point.y + grace],
  ];
  const marks = [...registers.flatMap(registerLayers), 'incidents', 'units', 'posts', 'atlas-places', 'atlas-points'];
  const hits = new Map<string, Hit>();
  const gathered = new Set<string>();
  for (const { layer, properties } of map.queryRenderedFeatures(around, {
    layers: marks.filter((id) => map.getLayer(id)),
  })) {
    const id = String(properties.id ?? '');
    const register = registers.find((one) => registerLayers(one).includes(layer.id));
    if (register !== undefined) {
      if (Number(properties.count) > 1) gathered.add(register);
      else hits.set(id, { kind: 'record', id, register, title: String(properties.title ?? '') });
    } else if (layer.id === 'incidents') hits.set(id, { kind: 'incident', id, number: String(properties.number) });
    else if (layer.id === 'units') hits.set(id, { kind: 'unit', id, call: String(properties.call) });
    else if (layer.id === 'atlas-points') {
      const key = `event-${hits.size}`;
      hits.set(key, { kind: 'event', id: key, incidentKind: String(properties.kind) });
    } else hits.set(id, { kind: 'place', id, name: String(properties.name) });
  }
  const [area] = map.queryRenderedFeatures([point.x, point.y], { layers: ['atlas-fill'] });
  return {
    at: [lngLat.lng, lngLat.lat],
    areaCode: area ? String(area.properties.code) : undefined,
    hits: [...hits.values()].slice(0, 30),
    gathered: [...gathered],
  };
}
