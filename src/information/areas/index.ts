/** The area tree, places by name, and the map's ground. */
export type { Areas, Placed } from './areas.port.ts';
export { loadAreas } from './areas.repository.ts';
export { type AreaItem, type AreasDeps, type AreasRoom, type AreasService, createAreas } from './areas.service.ts';
export {
  type AreaInput,
  type AreaLevel,
  areaLevels,
  type ImportResult,
  type PoiInput,
  type PoiKind,
  type PopulationInput,
} from './geodata.ts';
// Reading files; nothing is written.
export { type AreaImportOptions, defaultAreaFields, importAreas as readAreas } from './import-areas.ts';
export { importPois as readPois, type PoiImportOptions } from './import-pois.ts';
export { importPopulation as readPopulation, type PopulationImportOptions } from './import-population.ts';
export { type ImportSignal, listenForImports } from './import-signal.ts';
// Writing what was read, in one command's transaction.
export { announceChange, type ImportKind, type ImportNotice, lockImports } from './imports.repository.ts';
export {
  type ImportOf,
  type ImportOutcome,
  importAreas,
  importPois,
  importPopulation,
  importWater,
  rebuildPlaces,
  recordImport,
} from './imports.service.ts';
export { labelPoint } from './label-point.ts';
export { type River, riverBand, type WaterInput } from './river-band.ts';
