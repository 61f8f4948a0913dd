import type { AreaStatus, Priority, UnitStatus } from '../kit/marks.tsx';
import type { SymbolColour, SymbolShape } from '../kit/SymbolMark.tsx';
import type { Instant } from '../text/format.ts';

/** WGS 84 degrees, longitude first. */
export type LonLat = readonly [lon: number, lat: number];

export interface MapUnit {
  id: string;
  call: string;
  at: LonLat;
  status: UnitStatus;
  /** Degrees clockwise from north; absent when standing or unknown. */
  heading?: number | undefined;
  /** When the position was said. */
  seenAt: Instant;
  chosen?: boolean;
}
export interface MapIncident {
  id: string;
  number: string;
  at: LonLat;
  priority: Priority;
}
/** The first route is solid, the others dotted. */
export interface MapRoute {
  id: string;
  line: readonly LonLat[];
}
/** Where one gets within some minutes (isochrone). */
export interface MapReach {
  geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon;
  label: string;
}
/** A possible place of a call, lettered A–E. */
export interface MapCandidate {
  key: string;
  at: LonLat;
  chosen?: boolean;
}
export interface MapPost {
  id: string;
  name: string;
  at: LonLat;
}
/** A thing of a list, under the symbol of its list. */
export interface MapMark {
  id: string;
  name: string;
  at: LonLat;
  shape: SymbolShape;
  colour: SymbolColour;
}
/** A road closed or slowed around a place. */
export interface MapClosure {
  id: string;
  at: LonLat;
  radiusM: number;
  label: string;
}
export interface MapLayers {
  units: boolean;
  incidents: boolean;
  reach: boolean;
  posts: boolean;
  areas: boolean;
}
export const allLayers: MapLayers = { units: true, incidents: true, reach: true, posts: false, areas: false };

/** Status by area code, for the layer `areas`. */
export type AreaStatuses = Readonly<Record<string, AreaStatus>>;

export interface MapCamera {
  centre: LonLat;
  zoom: number;
}
/** West, south, east, north. */
export type MapBounds = readonly [number, number, number, number];

/** What a desk may ask of the map; use the `ref` of `<MapView>`. */
export interface MapHandle {
  moveTo(at: LonLat, zoom?: number): void;
  fit(bounds: MapBounds, paddingPx?: number): void;
  zoomBy(steps: number): void;
  focus(): void;
  /** The part shown now, for a search by map area. */
  bounds(): MapBounds | undefined;
}
