import type { Text } from '../../platform/problem/problem.ts';

export const needCodes = [
  'patrol',
  'traffic',
  'reskrim',
  'narcotics',
  'women_children',
  'community',
  'crowd_control',
  'rescue',
  'ambulance',
  'fire_brigade',
  'disaster_agency',
] as const;
/** What an incident needs, in words of the work and not of the organisation; which units serve it is dispatch's matter. */
export type NeedCode = (typeof needCodes)[number];

export interface NeedCount {
  need: NeedCode;
  count: number;
}

export const needLabels: Readonly<Record<NeedCode, Text>> = {
  patrol: { id: 'patroli', en: 'patrol' },
  traffic: { id: 'Lantas', en: 'traffic unit' },
  reskrim: { id: 'Reskrim', en: 'detectives' },
  narcotics: { id: 'Resnarkoba', en: 'narcotics unit' },
  women_children: { id: 'PPA', en: 'women and children unit' },
  community: { id: 'Bhabinkamtibmas', en: 'community officer' },
  crowd_control: { id: 'Dalmas', en: 'crowd control' },
  rescue: { id: 'penyelamatan', en: 'rescue' },
  ambulance: { id: 'ambulans 119', en: 'ambulance (119)' },
  fire_brigade: { id: 'pemadam 113', en: 'fire brigade (113)' },
  disaster_agency: { id: 'BPBD', en: 'disaster agency' },
};

/** Needs met by a partner, who is asked through its own line and not ranked among the units. */
export const partnerNeeds: ReadonlySet<NeedCode> = new Set(['ambulance', 'fire_brigade', 'disaster_agency']);
