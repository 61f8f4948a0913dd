import type { Text } from '../../platform/problem/problem.ts';

export const unitProfiles = ['car', 'motorcycle', 'foot'] as const;
/** How the unit travels: the road profile of its travel time. */
export type UnitProfile = (typeof unitProfiles)[number];

export const unitKinds = ['patrol_car', 'motorcycle', 'foot', 'truck', 'ambulance', 'special_car'] as const;
export type UnitKind = (typeof unitKinds)[number];

export const unitKindInfo: Readonly<Record<UnitKind, { label: Text; profile: UnitProfile }>> = {
  patrol_car: { label: { id: 'Mobil patroli', en: 'Patrol car' }, profile: 'car' },
  motorcycle: { label: { id: 'Motor patroli', en: 'Patrol motorcycle' }, profile: 'motorcycle' },
  foot: { label: { id: 'Jalan kaki', en: 'On foot' }, profile: 'foot' },
  truck: { label: { id: 'Truk', en: 'Truck' }, profile: 'car' },
  ambulance: { label: { id: 'Ambulans', en: 'Ambulance' }, profile: 'car' },
  special_car: { label: { id: 'Mobil khusus', en: 'Special vehicle' }, profile: 'car' },
};

export const unitFunctions = [
  'samapta',
  'sector',
  'traffic',
  'reskrim',
  'resnarkoba',
  'intelkam',
  'binmas',
  'women_children',
  'medical',
  'water',
] as const;
/** The part of the district that the unit belongs to. `sector` is a Polsek's own patrol. */
export type UnitFunction = (typeof unitFunctions)[number];

export const unitFunctionLabels: Readonly<Record<UnitFunction, Text>> = {
  samapta: { id: 'Samapta', en: 'Samapta patrol' },
  sector: { id: 'Polsek', en: 'Sector' },
  traffic: { id: 'Lantas', en: 'Traffic' },
  reskrim: { id: 'Reskrim', en: 'Detectives' },
  resnarkoba: { id: 'Resnarkoba', en: 'Narcotics' },
  intelkam: { id: 'Intelkam', en: 'Intelligence' },
  binmas: { id: 'Bhabinkamtibmas', en: 'Community officer' },
  women_children: { id: 'PPA', en: 'Women and children' },
  medical: { id: 'Dokkes', en: 'Police medical' },
  water: { id: 'Polairud', en: 'Water police' },
};

export const unitSkills = [
  'negotiator',
  'first_aid',
  'crowd_control',
  'crash_scene',
  'women_children',
  'rescue',
] as const;
export type UnitSkill = (typeof unitSkills)[number];

export const unitSkillLabels: Readonly<Record<UnitSkill, Text>> = {
  negotiator: { id: 'negosiator', en: 'negotiator' },
  first_aid: { id: 'pertolongan pertama', en: 'first aid' },
  crowd_control: { id: 'dalmas', en: 'crowd control' },
  crash_scene: { id: 'olah TKP laka', en: 'crash scene' },
  women_children: { id: 'penanganan perempuan dan anak', en: 'women and children' },
  rescue: { id: 'penyelamatan', en: 'rescue' },
};

export const unitEquipment = [
  'firearm',
  'vest',
  'first_aid_kit',
  'barrier',
  'shield',
  'tow',
  'boat',
  'chainsaw',
  'stretcher',
] as const;
export type UnitEquipment = (typeof unitEquipment)[number];

export const unitEquipmentLabels: Readonly<Record<UnitEquipment, Text>> = {
  firearm: { id: 'senjata api', en: 'firearm' },
  vest: { id: 'rompi pelindung', en: 'body armour' },
  first_aid_kit: { id: 'kotak P3K', en: 'first-aid kit' },
  barrier: { id: 'pembatas jalan', en: 'road barriers' },
  shield: { id: 'tameng', en: 'shields' },
  tow: { id: 'derek', en: 'tow' },
  boat: { id: 'perahu', en: 'boat' },
  chainsaw: { id: 'gergaji mesin', en: 'chainsaw' },
  stretcher: { id: 'tandu', en: 'stretcher' },
};
