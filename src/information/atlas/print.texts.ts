import type { Text } from '../../platform/problem/problem.ts';

/** Words of the printed map. */
export const printTexts = {
  map: { id: 'Peta wilayah', en: 'Map of the district' },
  sample: { id: 'DATA CONTOH', en: 'SAMPLE DATA' },
  exercise: { id: 'LATIHAN', en: 'EXERCISE' },
  printed: { id: 'Dicetak', en: 'Printed' },
  by: { id: 'oleh', en: 'by' },
  source: { id: 'Sumber', en: 'Source' },
  period: { id: 'Periode', en: 'Period' },
  asOf: { id: 'Per', en: 'As of' },
  legend: { id: 'Keterangan', en: 'Legend' },
  status: { id: 'Status wilayah', en: 'Status of areas' },
  incidents: { id: 'Kejadian', en: 'Incidents' },
  rate: { id: 'Kejadian per 1.000 penduduk', en: 'Incidents per 1,000 inhabitants' },
  population: { id: 'Jumlah penduduk', en: 'Number of inhabitants' },
  register: { id: 'Catatan terbuka', en: 'Open records' },
  few: { id: 'kurang dari 5 kejadian', en: 'fewer than 5 incidents' },
  unknown: { id: 'tidak diketahui', en: 'not known' },
  unplaced: { id: 'tanpa wilayah', en: 'without area' },
  more: { id: 'dan lainnya yang tidak tergambar', en: 'and others not drawn' },
  regency: { id: 'per kabupaten/kota', en: 'by regency' },
  district: { id: 'per kecamatan', en: 'by district' },
  village: { id: 'per kelurahan/desa', en: 'by village' },
  rw: { id: 'per RW', en: 'by RW' },
  rt: { id: 'per RT', en: 'by RT' },
} as const satisfies Record<string, Text>;
export type PrintWord = keyof typeof printTexts;
