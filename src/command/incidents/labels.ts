import { type CallChannel, callChannelLabels } from '../../communication/calls/index.ts';
import type { Text } from '../../platform/problem/problem.ts';
import { dispositions } from './dispositions.types.ts';
import { findKind } from './incident-kinds.types.ts';
import type { agencies } from './incidents.contract.ts';
import { type IncidentState, incidentStateLabels } from './incidents.states.ts';
import { type NeedCode, needLabels } from './needs.types.ts';

const plain = (word: string): Text => ({ id: word, en: word });
/** The words of a code in a table, or the code itself where a later version knows it and this one does not. */
const lookUp = <Key extends string>(table: Readonly<Record<Key, Text>>, key: string): Text =>
  Object.hasOwn(table, key) ? table[key as Key] : plain(key);

export const agencyLabels: Readonly<Record<(typeof agencies)[number], Text>> = {
  '119': { id: 'Ambulans 119', en: 'Ambulance 119' },
  '113': { id: 'Pemadam 113', en: 'Fire brigade 113' },
  '115': { id: 'SAR 115', en: 'Search and rescue 115' },
  '112': { id: 'Darurat 112', en: 'Emergency 112' },
  dishub: { id: 'Dishub', en: 'Transport office' },
  bpbd: { id: 'BPBD', en: 'Disaster agency' },
  pln: { id: 'PLN', en: 'Power company' },
  satpol_pp: { id: 'Satpol PP', en: 'Municipal police' },
  other: { id: 'Instansi lain', en: 'Other agency' },
};

export const requestStateLabels: Readonly<Record<'requested' | 'accepted' | 'declined' | 'done', Text>> = {
  requested: { id: 'diminta', en: 'requested' },
  accepted: { id: 'disanggupi', en: 'accepted' },
  declined: { id: 'ditolak', en: 'declined' },
  done: { id: 'selesai', en: 'done' },
};

export const kindLabel = (code: string): Text => findKind(code)?.label ?? plain(code);
export const stateLabel = (state: string): Text => lookUp<IncidentState>(incidentStateLabels, state);
export const agencyLabel = (code: string): Text => lookUp(agencyLabels, code);
export const requestStateLabel = (state: string): Text => lookUp(requestStateLabels, state);
export const needLabel = (code: string): Text => lookUp<NeedCode>(needLabels, code);
export const channelLabel = (code: string): Text => lookUp<CallChannel>(callChannelLabels, code);
export const dispositionLabel = (code: string): Text =>
  dispositions.find((one) => one.code === code)?.label ?? plain(code);
