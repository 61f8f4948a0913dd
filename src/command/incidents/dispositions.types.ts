import type { Text } from '../../platform/problem/problem.ts';
import { type KindGroup, kindGroups } from './incident-kinds.types.ts';

export interface Disposition {
  code: string;
  label: Text;
  /** Groups in which it is offered. */
  groups: readonly KindGroup[];
  /** The ends that it can go with. */
  ends: readonly ('closed' | 'cancelled' | 'handed_over')[];
}

const all = kindGroups;
const closed = ['closed'] as const;

/** How an incident ended; one is mandatory at closing, cancelling and handing over. */
export const dispositions: readonly Disposition[] = [
  { code: 'handled_on_scene', label: { id: 'Ditangani di tempat', en: 'Handled on scene' }, groups: all, ends: closed },
  {
    code: 'report_made',
    label: { id: 'Dibuat laporan polisi (LP)', en: 'Police report made (LP)' },
    groups: ['crime', 'traffic', 'disturbance', 'humanitarian'],
    ends: closed,
  },
  {
    code: 'suspect_arrested',
    label: { id: 'Pelaku diamankan', en: 'Suspect taken into custody' },
    groups: ['crime', 'traffic', 'disturbance'],
    ends: closed,
  },
  {
    code: 'resolved_by_mediation',
    label: { id: 'Selesai dengan mediasi', en: 'Resolved by mediation' },
    groups: ['crime', 'traffic', 'disturbance', 'humanitarian'],
    ends: closed,
  },
  {
    code: 'taken_to_hospital',
    label: { id: 'Korban dibawa ke rumah sakit', en: 'Taken to hospital' },
    groups: ['crime', 'traffic', 'disturbance', 'disaster', 'humanitarian'],
    ends: closed,
  },
  {
    code: 'road_cleared',
    label: { id: 'Arus kembali lancar', en: 'Road cleared' },
    groups: ['traffic', 'disaster'],
    ends: closed,
  },
  {
    code: 'warned_or_dispersed',
    label: { id: 'Ditegur atau dibubarkan', en: 'Warned or dispersed' },
    groups: ['disturbance', 'traffic'],
    ends: closed,
  },
  {
    code: 'evacuated',
    label: { id: 'Warga dievakuasi', en: 'People evacuated' },
    groups: ['disaster', 'humanitarian'],
    ends: closed,
  },
  {
    code: 'person_reunited',
    label: { id: 'Kembali ke keluarga', en: 'Reunited with family' },
    groups: ['crime', 'humanitarian'],
    ends: closed,
  },
  {
    code: 'information_given',
    label: { id: 'Informasi diberikan', en: 'Information given' },
    groups: ['information', 'traffic', 'humanitarian'],
    ends: closed,
  },
  {
    code: 'referred_to_service',
    label: { id: 'Diarahkan ke SPKT', en: 'Referred to the service desk' },
    groups: ['crime', 'information', 'disturbance'],
    ends: closed,
  },
  {
    code: 'not_found',
    label: { id: 'Tidak ditemukan di lokasi', en: 'Nothing found' },
    groups: all,
    ends: ['closed', 'cancelled'],
  },
  {
    code: 'false_report',
    label: { id: 'Laporan palsu', en: 'False report' },
    groups: all,
    ends: ['closed', 'cancelled'],
  },
  {
    code: 'cancelled_by_caller',
    label: { id: 'Dibatalkan pelapor', en: 'Cancelled by the caller' },
    groups: all,
    ends: ['cancelled', 'closed'],
  },
  {
    code: 'duplicate',
    label: { id: 'Sudah dilaporkan', en: 'Already reported' },
    groups: all,
    ends: ['closed', 'cancelled'],
  },
  {
    code: 'entered_by_mistake',
    label: { id: 'Salah catat', en: 'Entered by mistake' },
    groups: all,
    ends: ['cancelled'],
  },
  {
    code: 'handed_to_agency',
    label: { id: 'Diserahkan ke instansi lain', en: 'Handed to another agency' },
    groups: all,
    ends: ['handed_over', 'closed'],
  },
  {
    code: 'other_district',
    label: { id: 'Diserahkan ke wilayah lain', en: 'Handed to another district' },
    groups: all,
    ends: ['handed_over', 'closed'],
  },
];

/** The dispositions to offer for a group of kinds and an end. Never empty. */
export function dispositionsFor(group: KindGroup, end: Disposition['ends'][number]): Disposition[] {
  return dispositions.filter((one) => one.groups.includes(group) && one.ends.includes(end));
}
