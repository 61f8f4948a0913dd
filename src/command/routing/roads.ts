/** Road classes from the fastest to the narrowest; OSM `highway` values map onto them. `alley` carries motorcycles and people only. */
export const roadClasses = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'residential',
  'service',
  'alley',
  'footway',
] as const;
export type RoadClass = (typeof roadClasses)[number];

/** The three ways of moving that a unit may have. */
export const travelProfiles = ['car', 'motorcycle', 'foot'] as const;
export type TravelProfile = (typeof travelProfiles)[number];

/**
 * One way of the road network as it enters the system. Two ways meet where they share an identical coordinate
 * (or the same node id when `nodeIds` is given). Coordinates are WGS 84 [lon, lat].
 */
export interface RoadWay {
  id: string;
  name: string | null;
  roadClass: RoadClass;
  /** 'forward' = only in the order of the coordinates, 'reverse' = only against it. */
  oneway: 'both' | 'forward' | 'reverse';
  toll: boolean;
  /** Posted speed, km/h, where known; else the class speed applies. */
  maxSpeed: number | null;
  coordinates: [number, number][];
  nodeIds?: string[];
}
