import type { Feature, Point } from 'geojson';
import { unitLetters } from '../kit/marks.tsx';
import { age, type Language, millis } from '../text/format.ts';
import type { MapCandidate, MapIncident, MapMark, MapPost, MapUnit } from './types.ts';

export type PointFeature = Feature<Point, Record<string, string | number | boolean>>;

function point(id: string, at: readonly [number, number], properties: PointFeature['properties']): PointFeature {
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [at[0], at[1]] },
    properties: { id, ...properties },
  };
}

/** A unit as the map draws it; its ring is dashed once the position is older than `staleSeconds`. */
export function unitFeature(unit: MapUnit, now: number, staleSeconds: number, language: Language): PointFeature {
  const seconds = Math.max(0, (now - millis(unit.seenAt)) / 1000);
  const stale = seconds > staleSeconds;
  return point(unit.id, unit.at, {
    call: unit.call,
    age: age(seconds, language),
    letter: unitLetters[unit.status],
    icon: `unit-${unit.status}${stale ? '-stale' : ''}`,
    arrow: `heading-${unit.status}`,
    chosen: unit.chosen ?? false,
    // A standing or silent unit has no arrow: an old direction would mislead.
    ...(unit.heading === undefined || stale ? {} : { heading: Math.round(unit.heading) }),
  });
}

export function incidentFeature(incident: MapIncident): PointFeature {
  return point(incident.id, incident.at, { number: incident.number, priority: incident.priority });
}

export function candidateFeature(candidate: MapCandidate): PointFeature {
  return point(candidate.key, candidate.at, { icon: `candidate-${candidate.key}${candidate.chosen ? '-chosen' : ''}` });
}

export function postFeature(post: MapPost): PointFeature {
  return point(post.id, post.at, { name: post.name });
}

export function markFeature(mark: MapMark): PointFeature {
  return point(mark.id, mark.at, { name: mark.name, icon: `mark-${mark.shape}-${mark.colour}` });
}

export interface FeatureDiff {
  add: PointFeature[];
  remove: string[];
}

/**
 * What changed between two drawings of a layer. `add` also replaces a feature of the same id.
 * Undefined when nothing did, so that the map is left alone.
 */
export function diffFeatures(
  before: ReadonlyMap<string, PointFeature>,
  after: readonly PointFeature[],
): FeatureDiff | undefined {
  const ids = new Set<string>();
  const add: PointFeature[] = [];
  for (const feature of after) {
    const id = String(feature.id);
    ids.add(id);
    const old = before.get(id);
    if (!old || !same(old, feature)) add.push(feature);
  }
  const remove = [...before.keys()].filter((id) => !ids.has(id));
  return add.length > 0 || remove.length > 0 ? { add, remove } : undefined;
}

function same(a: PointFeature, b: PointFeature): boolean {
  const [ax, ay] = a.geometry.coordinates;
  const [bx, by] = b.geometry.coordinates;
  if (ax !== bx || ay !== by) return false;
  const keys = Object.keys(b.properties);
  return (
    keys.length === Object.keys(a.properties).length && keys.every((key) => a.properties[key] === b.properties[key])
  );
}
