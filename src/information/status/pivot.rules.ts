import { findKind, type IncidentKind } from '../../command/incidents/incident-kinds.types.ts';
import type { Text } from '../../platform/problem/problem.ts';
import type { OwnerFunction } from '../registers/definition.types.ts';

/** The same records by another key: where, whose, what is at stake, how heavy (S2-III-kep: interest is a fourth key). */
export const functionWords = {
  reskrim: { id: 'Reskrim', en: 'Detectives' },
  resnarkoba: { id: 'Resnarkoba', en: 'Narcotics' },
  women_children: { id: 'PPA', en: 'Women and children' },
  intelkam: { id: 'Intelkam', en: 'Intelligence' },
  samapta: { id: 'Samapta', en: 'Patrol' },
  traffic: { id: 'Lalu lintas', en: 'Traffic' },
  binmas: { id: 'Binmas', en: 'Community guidance' },
  oversight: { id: 'Pengawasan', en: 'Oversight' },
} as const satisfies Partial<Record<OwnerFunction, Text>>;
type Owner = keyof typeof functionWords;

export const interestWords = {
  life: { id: 'Jiwa dan raga', en: 'Life and body' },
  property: { id: 'Harta benda', en: 'Property' },
  livelihood: { id: 'Usaha dan pekerjaan', en: 'Livelihood' },
  peace: { id: 'Ketenteraman warga', en: 'Peace of residents' },
  movement: { id: 'Kelancaran bergerak', en: 'Free movement' },
  health: { id: 'Kesehatan', en: 'Health' },
  service: { id: 'Hak dan layanan publik', en: 'Rights and public service' },
} as const satisfies Record<string, Text>;
export type Interest = keyof typeof interestWords;

export const impactWords = {
  heavy: { id: 'Berat', en: 'Heavy' },
  medium: { id: 'Sedang', en: 'Medium' },
  light: { id: 'Ringan', en: 'Light' },
} as const satisfies Record<string, Text>;
export type Impact = keyof typeof impactWords;

const problemKeys: Readonly<Record<string, [Owner, Interest]>> = {
  dispute: ['binmas', 'peace'],
  thuggery: ['samapta', 'livelihood'],
  conventional: ['reskrim', 'property'],
  transnational: ['reskrim', 'life'],
  extraordinary: ['reskrim', 'life'],
  cyber: ['reskrim', 'property'],
  street: ['samapta', 'property'],
  white_collar: ['reskrim', 'property'],
  narcotics: ['resnarkoba', 'health'],
  administrative: ['oversight', 'service'],
  human_rights: ['oversight', 'life'],
  operational: ['oversight', 'service'],
  illegal: ['reskrim', 'peace'],
  service: ['binmas', 'service'],
  levy: ['oversight', 'livelihood'],
};
/** Function and interest of a problem's kind; a kind that a district added later is the community's until someone says otherwise. */
export const ofProblem = (kind: string): [Owner, Interest] => problemKeys[kind] ?? ['binmas', 'peace'];

/** Linked incidents of the last 90 days say how heavy a problem weighs on people. */
export const impactOfProblem = (linked: number): Impact => (linked >= 3 ? 'heavy' : linked > 0 ? 'medium' : 'light');

const ownKinds: Readonly<Record<string, [Owner, Interest]>> = {
  narcotics_report: ['resnarkoba', 'health'],
  domestic_violence: ['women_children', 'life'],
  sexual_violence: ['women_children', 'life'],
  anirat: ['reskrim', 'life'],
  homicide: ['reskrim', 'life'],
  curas: ['reskrim', 'life'],
  bomb_threat: ['intelkam', 'life'],
  threat: ['reskrim', 'life'],
  crowd: ['intelkam', 'peace'],
  crash_material: ['traffic', 'property'],
  congestion: ['traffic', 'movement'],
  road_hazard: ['traffic', 'movement'],
  illegal_racing: ['traffic', 'peace'],
};
const byGroup: Readonly<Record<IncidentKind['group'], [Owner, Interest]>> = {
  crime: ['reskrim', 'property'],
  traffic: ['traffic', 'life'],
  disturbance: ['samapta', 'peace'],
  disaster: ['samapta', 'life'],
  humanitarian: ['samapta', 'life'],
  information: ['binmas', 'service'],
};
/** Function and interest of an incident's kind. */
export const ofIncident = (kind: string): [Owner, Interest] =>
  ownKinds[kind] ?? byGroup[findKind(kind)?.group ?? 'information'];

/** Priority 1 and 2 threaten people at once. */
export const impactOfPriority = (priority: number): Impact =>
  priority <= 2 ? 'heavy' : priority === 3 ? 'medium' : 'light';
