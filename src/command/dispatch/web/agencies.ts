import type { Text } from '../../../platform/problem/problem.ts';
import type { AgencyRequest } from '../../incidents/incidents.contract.ts';

export type Agency = AgencyRequest['agency'];

/** Who can be asked, in the order of the buttons. */
export const agencyLabels: Readonly<Record<Agency, Text>> = {
  '119': { id: '119 Ambulans', en: '119 Ambulance' },
  '113': { id: '113 Pemadam', en: '113 Fire brigade' },
  '115': { id: '115 SAR', en: '115 Search and rescue' },
  '112': { id: '112 Pemda', en: '112 Local government' },
  dishub: { id: 'Dishub', en: 'Transport office' },
  bpbd: { id: 'BPBD', en: 'Disaster agency' },
  pln: { id: 'PLN', en: 'Power company' },
  satpol_pp: { id: 'Satpol PP', en: 'Civil service police' },
  other: { id: 'Lainnya', en: 'Other' },
};

/** Which agency meets a partner need. */
export const agencyOfNeed: Readonly<Record<string, Agency>> = {
  ambulance: '119',
  fire_brigade: '113',
  disaster_agency: 'bpbd',
};

/** The list in that order; keys of an object that look like numbers would come first otherwise. */
export const agencyOrder: readonly Agency[] = [
  '119',
  '113',
  '115',
  '112',
  'dishub',
  'bpbd',
  'pln',
  'satpol_pp',
  'other',
];
