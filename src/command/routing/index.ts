/** Road routing: travel times of all units to a place at once, routes, reach areas, live closures and weights. */
export type { LiveChange, RoadClosure, RoadDirection, RoadSelection, RoadWeight } from './closures.ts';
export { type EtaReason, etaReasons, type PlaceQuery } from './engine.ts';
export type { Eta, EtaRequest, EtaResult } from './eta-batches.ts';
export { importRoads as readRoads } from './import/import-roads.ts';
export type { RoadImport, RoadImportOptions } from './import/road-import.ts';
// The room: roads of each district in the database, closures, and what other rooms may ask.
export { importRoads } from './import-roads.service.ts';
export type { IsochroneOptions, ReachArea } from './isochrone.ts';
export { type RoadClass, type RoadWay, roadClasses, type TravelProfile, travelProfiles } from './roads.ts';
export type { Route } from './route.ts';
export type { RouteStep, Turn } from './route-steps.ts';
export {
  createRouting,
  type MatrixRequest,
  type Routing,
  type RoutingOptions,
  type RoutingStats,
} from './routing.client.ts';
export type { Routing as RoutingPort, Travel, TravelFrom } from './routing.port.ts';
export { createRoutingRoom, type RoutingDeps, type RoutingRoom, type RoutingService } from './routing.service.ts';
export type { SnapOptions } from './snap.ts';
export { createSnapCache, type EtaUnit, type SnapCache } from './snap-cache.ts';
export { defaultSpeeds, type SpeedTable } from './speeds.ts';
export { RoutingWorkerError } from './worker-link.ts';
