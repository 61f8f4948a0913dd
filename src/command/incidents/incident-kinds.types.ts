import type { Text } from '../../platform/problem/problem.ts';
import { disasterKinds, humanitarianKinds, informationKinds } from './kinds-care.types.ts';
import { crimeKinds } from './kinds-crime.types.ts';
import { disturbanceKinds, trafficKinds } from './kinds-order.types.ts';
import type { NeedCount } from './needs.types.ts';

export type Priority = 1 | 2 | 3 | 4;

export const kindGroups = ['crime', 'traffic', 'disturbance', 'disaster', 'humanitarian', 'information'] as const;
export type KindGroup = (typeof kindGroups)[number];

export const kindGroupLabels: Readonly<Record<KindGroup, Text>> = {
  crime: { id: 'Kejahatan', en: 'Crime' },
  traffic: { id: 'Lalu lintas', en: 'Traffic' },
  disturbance: { id: 'Gangguan ketertiban', en: 'Disturbance' },
  disaster: { id: 'Bencana', en: 'Disaster' },
  humanitarian: { id: 'Kemanusiaan', en: 'Humanitarian' },
  information: { id: 'Informasi', en: 'Information' },
};

/** The offences that Polri counts apart in its reports ("crime index" in police talk; not a composite index). */
export type HeadlineOffence =
  | 'curat'
  | 'curas'
  | 'curanmor'
  | 'anirat'
  | 'narkotika'
  | 'kdrt'
  | 'penipuan'
  | 'curbis'
  | 'laka';

export const kindCodes = [
  'curas',
  'curat',
  'curanmor',
  'anirat',
  'theft',
  'fraud',
  'domestic_violence',
  'sexual_violence',
  'narcotics_report',
  'missing_person',
  'homicide',
  'vandalism',
  'crash_injury',
  'crash_material',
  'hit_and_run',
  'congestion',
  'road_hazard',
  'illegal_racing',
  'brawl',
  'noise',
  'suspicious_person',
  'crowd',
  'gambling',
  'threat',
  'bomb_threat',
  'fire',
  'flood',
  'fallen_tree',
  'landslide',
  'earthquake',
  'medical',
  'suicide_risk',
  'animal',
  'found_person',
  'drowning',
  'body_found',
  'lost_item',
  'service_question',
  'other',
] as const;
export type KindCode = (typeof kindCodes)[number];

export interface IncidentKind {
  code: KindCode;
  group: KindGroup;
  label: Text;
  /** Upper-case word of the queue row: CURAS, LAKA. */
  short: string;
  /** Before the questions are answered; 1 is the most urgent. */
  priority: Priority;
  needs: readonly NeedCount[];
  /** Everyday words and phrases, also informal ones, in lower case. Most telling first. */
  keywords: readonly string[];
  headline?: HeadlineOffence;
}

/** Every kind once, in the order in which the desk lists them. */
export const incidentKinds: readonly IncidentKind[] = [
  ...crimeKinds,
  ...trafficKinds,
  ...disturbanceKinds,
  ...disasterKinds,
  ...humanitarianKinds,
  ...informationKinds,
];

const byCode: ReadonlyMap<string, IncidentKind> = new Map(incidentKinds.map((kind) => [kind.code, kind]));

/** The kind of a code; undefined for a code that is not in the list. */
export const findKind = (code: string): IncidentKind | undefined => byCode.get(code);

/** Kinds that callers describe alike: two reports under such a pair may be one event. Read in both directions. */
export const relatedKinds: readonly (readonly KindCode[])[] = [
  ['curas', 'anirat', 'theft', 'medical', 'threat'],
  ['curat', 'theft', 'vandalism', 'suspicious_person'],
  ['curanmor', 'theft', 'curas'],
  ['crash_injury', 'crash_material', 'hit_and_run', 'congestion', 'medical'],
  ['road_hazard', 'congestion', 'fallen_tree', 'flood'],
  ['brawl', 'anirat', 'crowd', 'noise', 'vandalism'],
  ['fire', 'bomb_threat', 'earthquake'],
  ['flood', 'landslide', 'drowning'],
  ['homicide', 'body_found', 'anirat', 'medical', 'suicide_risk'],
  ['missing_person', 'found_person'],
  ['domestic_violence', 'anirat', 'sexual_violence', 'threat'],
];
