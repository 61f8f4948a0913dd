import { type OwnerFunction, ownerFunctions } from '../../information/registers/definition.types.ts';
import type { Text } from '../../platform/problem/problem.ts';

/** Functions of a district police that may own a case, several at once (S0-ind-lintas): those that look after registers. */
export const policeFunctions = ownerFunctions;
export type PoliceFunction = OwnerFunction;

export const policeFunctionTexts: Readonly<Record<PoliceFunction, Text>> = {
  command: { id: 'Pimpinan', en: 'Command' },
  operations: { id: 'Bag Ops', en: 'Operations' },
  planning: { id: 'Bag Ren', en: 'Planning' },
  personnel: { id: 'Bag SDM', en: 'Personnel' },
  logistics: { id: 'Bag Log', en: 'Logistics' },
  intelkam: { id: 'Intelkam', en: 'Intelligence' },
  reskrim: { id: 'Reskrim', en: 'Detectives' },
  resnarkoba: { id: 'Resnarkoba', en: 'Narcotics' },
  samapta: { id: 'Samapta', en: 'Samapta patrol' },
  traffic: { id: 'Lantas', en: 'Traffic' },
  binmas: { id: 'Binmas', en: 'Community guidance' },
  water: { id: 'Polairud', en: 'Water police' },
  women_children: { id: 'PPA', en: 'Women and children' },
  service: { id: 'SPKT', en: 'Service counter' },
  sector: { id: 'Polsek', en: 'Sector' },
  communication: { id: 'Si TIK', en: 'Communication and IT' },
  oversight: { id: 'Si Was', en: 'Oversight' },
};

/** Bodies outside the police that share a case. */
export const outsideBodies = [
  'village',
  'subdistrict',
  'satpol_pp',
  'dishub',
  'bpbd',
  'social_service',
  'health_service',
  'education_service',
  'public_works',
  'tni',
  'school',
  'company',
  'residents',
  'other',
] as const;
export type OutsideBody = (typeof outsideBodies)[number];

export const outsideBodyTexts: Readonly<Record<OutsideBody, Text>> = {
  village: { id: 'Kelurahan/desa', en: 'Village office' },
  subdistrict: { id: 'Kecamatan', en: 'Subdistrict office' },
  satpol_pp: { id: 'Satpol PP', en: 'Civil service police' },
  dishub: { id: 'Dishub', en: 'Transport office' },
  bpbd: { id: 'BPBD', en: 'Disaster agency' },
  social_service: { id: 'Dinas Sosial', en: 'Social affairs office' },
  health_service: { id: 'Dinas Kesehatan', en: 'Health office' },
  education_service: { id: 'Dinas Pendidikan', en: 'Education office' },
  public_works: { id: 'Dinas PU', en: 'Public works office' },
  tni: { id: 'TNI', en: 'Armed forces' },
  school: { id: 'Sekolah', en: 'School' },
  company: { id: 'Perusahaan', en: 'Company' },
  residents: { id: 'Pengurus RT/RW', en: 'Neighbourhood board' },
  other: { id: 'Pihak lain', en: 'Other body' },
};
