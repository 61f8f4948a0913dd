import type { Text } from '../../platform/problem/problem.ts';

/** What a place is, in both languages. */
const words = {
  province: { id: 'provinsi', en: 'province' },
  regency: { id: 'kabupaten', en: 'regency' },
  city: { id: 'kota', en: 'city' },
  district: { id: 'kecamatan', en: 'district' },
  village: { id: 'kelurahan', en: 'village' },
  ruralVillage: { id: 'desa', en: 'rural village' },
  rw: { id: 'RW', en: 'RW' },
  rt: { id: 'RT', en: 'RT' },
  road: { id: 'jalan', en: 'road' },
  alley: { id: 'gang', en: 'alley' },
  toll: { id: 'jalan tol', en: 'toll road' },
  crossing: { id: 'simpang', en: 'crossing' },
  landmark: { id: 'patokan', en: 'landmark' },
  point: { id: 'titik', en: 'point' },
  outside: { id: 'di luar wilayah', en: 'outside the district' },
} as const satisfies Record<string, Text>;

export type PlaceWord = keyof typeof words;

/** The stored detail of a place: its word, and where it lies. A code tells city from regency and kelurahan from desa. */
export function detailOf(word: PlaceWord, where: string, code?: string): string {
  let kind = word;
  // Kemendagri: regency numbers from 71 are cities; village numbers that begin with 2 are desa.
  if (word === 'regency' && code && Number(code.slice(3, 5)) >= 71) kind = 'city';
  if (word === 'village' && code && /^\d{2}\.\d{2}\.\d{2}\.2/.test(code)) kind = 'ruralVillage';
  return `${kind}|${where}`;
}

/** The stored detail as it is shown: "simpang · Kel. Cempaka". */
export function detailText(detail: string): Text {
  const bar = detail.indexOf('|');
  const kind = detail.slice(0, bar);
  const where = detail.slice(bar + 1);
  const text: Text = Object.hasOwn(words, kind) ? words[kind as PlaceWord] : { id: kind, en: kind };
  return { id: [text.id, where].filter(Boolean).join(' · '), en: [text.en, where].filter(Boolean).join(' · ') };
}
