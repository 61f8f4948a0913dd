/** Tags of one OSM element; without prototype, so that a tag named like a method of objects does no harm. */
export type OsmTags = Record<string, string>;

/** Shared by all elements without tags. */
export const noTags: OsmTags = Object.freeze(Object.create(null));

/**
 * What a caller wants of an OSM file. Elements come in the file's order, which for most files is all nodes, then all ways;
 * an absent function makes the reader pass over that kind quickly. Relations are never read. Ids are exact up to 2^53.
 */
export interface OsmHandlers {
  node?: (id: number, lon: number, lat: number, tags: OsmTags) => void;
  way?: (id: number, nodeIds: number[], tags: OsmTags) => void;
}
