import type { Text } from '../../platform/problem/problem.ts';

export const lineOwners = ['police', 'local_government', 'fire', 'search_rescue', 'health', 'telecom'] as const;
export type LineOwner = (typeof lineOwners)[number];

/** A telephone line that the room answers or passes calls to. A district edits its own list: numbers and owners change. */
export interface CallLine {
  /** Stable code, also the number where the number is national. */
  code: string;
  number: string;
  owner: LineOwner;
  label: Text;
  purpose: Text;
  /** An inactive line stays in the list so that old calls keep their line and it can be put back to use. */
  active: boolean;
  /** Answered at this desk; otherwise calls are only handed over to it. */
  answeredHere: boolean;
  /** Incident kind that the form starts with; undefined when the line says nothing about it. */
  defaultKind?: string;
}

/** The table a new district starts with. 108 was directory enquiry and may no longer be served, so it ships inactive. */
export const defaultCallLines: readonly CallLine[] = [
  {
    code: '110',
    number: '110',
    owner: 'police',
    label: { id: '110 Polisi', en: '110 Police' },
    purpose: { id: 'Panggilan darurat kepolisian', en: 'Police emergency line' },
    active: true,
    answeredHere: true,
  },
  {
    code: '112',
    number: '112',
    owner: 'local_government',
    label: { id: '112 Darurat tunggal', en: '112 Single emergency number' },
    purpose: {
      id: 'Nomor darurat pemerintah daerah, dialihkan ke polisi',
      en: 'Local government, passed on to police',
    },
    active: true,
    answeredHere: true,
  },
  {
    code: '113',
    number: '113',
    owner: 'fire',
    label: { id: '113 Pemadam', en: '113 Fire brigade' },
    purpose: { id: 'Kebakaran dan penyelamatan', en: 'Fire and rescue' },
    active: true,
    answeredHere: false,
    defaultKind: 'fire',
  },
  {
    code: '115',
    number: '115',
    owner: 'search_rescue',
    label: { id: '115 SAR', en: '115 Search and rescue' },
    purpose: { id: 'Pencarian dan pertolongan', en: 'Search and rescue' },
    active: true,
    answeredHere: false,
  },
  {
    code: '119',
    number: '119',
    owner: 'health',
    label: { id: '119 Ambulans', en: '119 Ambulance' },
    purpose: { id: 'Gawat darurat medis', en: 'Medical emergency' },
    active: true,
    answeredHere: false,
    defaultKind: 'medical',
  },
  {
    code: '108',
    number: '108',
    owner: 'telecom',
    label: { id: '108 Informasi', en: '108 Information' },
    purpose: { id: 'Informasi nomor dan layanan', en: 'Numbers and services' },
    active: false,
    answeredHere: false,
  },
  {
    code: 'local',
    number: '',
    owner: 'police',
    label: { id: 'Nomor Polres', en: 'Station number' },
    purpose: { id: 'Nomor setempat; isi sesuai daerah', en: 'Local number; set for the district' },
    active: true,
    answeredHere: true,
  },
];

export const callChannels = ['telephony', 'phone', 'whatsapp', 'radio', 'walk_in', '112'] as const;
/** `telephony` is a line connected to this system, also a 112 call transferred on such a line; the others were taken elsewhere and noted here. */
export type CallChannel = (typeof callChannels)[number];

export const callChannelLabels: Readonly<Record<CallChannel, Text>> = {
  telephony: { id: 'Saluran telepon', en: 'Telephone line' },
  phone: { id: 'Telepon lain', en: 'Other phone' },
  whatsapp: { id: 'WhatsApp', en: 'WhatsApp' },
  radio: { id: 'Radio', en: 'Radio' },
  walk_in: { id: 'Datang langsung', en: 'Walk-in' },
  '112': { id: 'Diteruskan dari 112', en: 'Passed on by 112' },
};
