import type { RoadWay, TravelProfile } from '../../command/routing/roads.ts';
import type { AreaInput, PoiInput, PopulationInput } from '../../information/areas/geodata.ts';

/** The generated district: everything a fresh demo database is filled with. All people, places and numbers are invented. */
export interface District {
  name: string;
  regencyCode: string;
  seed: number;
  /** The moment up to which history runs, ISO 8601 UTC. */
  asOf: string;
  areas: AreaInput[];
  ways: RoadWay[];
  waters: DemoWater[];
  pois: PoiInput[];
  population: PopulationInput[];
  stations: DemoStation[];
  units: DemoUnit[];
  /** In order of reporting time. */
  incidents: DemoIncident[];
}

/** A river as its middle line, WGS 84, with its width in metres. */
export interface DemoWater {
  name: string;
  widthMetres: number;
  coordinates: [number, number][];
}

export interface DemoStation {
  id: string;
  name: string;
  kind: 'hq' | 'sector' | 'post';
  lon: number;
  lat: number;
  /** The area it answers for: the regency, a kecamatan or a kelurahan. */
  areaCode: string;
  /** In the reserved range 0800-0000. */
  phone: string;
}

export const demoTeams = ['A', 'B', 'C'] as const;
export type DemoTeam = (typeof demoTeams)[number];

export interface DemoCrewMember {
  name: string;
  rank: string;
  team: DemoTeam;
}

export const demoUnitFunctions = ['samapta', 'lantas', 'reskrim', 'resnarkoba', 'polsek', 'binmas', 'pospol'] as const;
export type DemoUnitFunction = (typeof demoUnitFunctions)[number];

/** One team's turn in a rota of three days: hours are local (WIB); a turn of 12 hours from 20.00 ends the next morning. */
export interface DemoShift {
  team: DemoTeam;
  dayOfCycle: 0 | 1 | 2;
  startHour: number;
  hours: number;
}

export interface DemoUnit {
  id: string;
  /** Spoken on the radio, unique: "104". */
  callsign: string;
  name: string;
  kind: TravelProfile;
  function: DemoUnitFunction;
  /** People on board in one turn. */
  crewSize: number;
  /** All three teams' people. */
  crew: DemoCrewMember[];
  skills: string[];
  equipment: string[];
  stationId: string;
  beatAreaCodes: string[];
  profile: TravelProfile;
  shifts: DemoShift[];
  locationSource: 'gps' | 'radio';
  lon: number;
  lat: number;
}

export const demoIncidentKinds = [
  'curas',
  'curat',
  'curanmor',
  'anirat',
  'theft',
  'fraud',
  'domestic_violence',
  'narcotics_report',
  'missing_person',
  'crash_injury',
  'crash_material',
  'congestion',
  'road_hazard',
  'brawl',
  'noise',
  'suspicious_person',
  'crowd',
  'fire',
  'flood',
  'fallen_tree',
  'medical',
  'animal',
  'found_person',
  'lost_item',
] as const;
export type DemoIncidentKind = (typeof demoIncidentKinds)[number];

export const demoChannels = ['phone_110', 'phone_112', 'whatsapp', 'radio', 'walk_in'] as const;
export type DemoChannel = (typeof demoChannels)[number];

export const demoDispositions = [
  'report_taken',
  'settled_on_scene',
  'suspect_detained',
  'handed_over',
  'not_found',
  'assisted',
  'unfounded',
] as const;
export type DemoDisposition = (typeof demoDispositions)[number];

export interface DemoIncident {
  id: string;
  /** Time of the report, ISO 8601 UTC. */
  reportedAt: string;
  lon: number;
  lat: number;
  kind: DemoIncidentKind;
  priority: 1 | 2 | 3 | 4;
  channel: DemoChannel;
  /** Where, in words: "Jl. Kenanga Raya, dekat SPBU Kenanga". */
  place: string;
  narrative: string;
  /** Seconds from the report to the unit's departure, arrival and the end; null where not reached by `asOf` or no unit went. */
  responseSeconds: number | null;
  arrivalSeconds: number | null;
  resolvedSeconds: number | null;
  disposition: DemoDisposition | null;
}
