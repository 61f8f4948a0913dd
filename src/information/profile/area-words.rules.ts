import type { Text } from '../../platform/problem/problem.ts';
import type { AreaLevel } from '../areas/geodata.ts';
import { neighbourhood } from '../areas/neighbourhood.rules.ts';
import type { AreaName } from './profile.contract.ts';

/** The word of a level as it stands before a name. The fourth part of a desa's code begins with 2. */
const levelWords: Readonly<Record<AreaLevel, Text>> = {
  province: { id: 'Provinsi', en: 'Province' },
  regency: { id: 'Kota/Kabupaten', en: 'Regency' },
  district: { id: 'Kecamatan', en: 'Kecamatan' },
  village: { id: 'Kelurahan', en: 'Kelurahan' },
  rw: { id: 'RW', en: 'RW' },
  rt: { id: 'RT', en: 'RT' },
};
/** The same in the middle of a sentence about several. */
export const levelsWords: Readonly<Record<AreaLevel, Text>> = {
  province: { id: 'provinsi', en: 'provinces' },
  regency: { id: 'kota/kabupaten', en: 'regencies' },
  district: { id: 'kecamatan', en: 'kecamatan' },
  village: { id: 'kelurahan', en: 'kelurahan' },
  rw: { id: 'RW', en: 'RW' },
  rt: { id: 'RT', en: 'RT' },
};

const hasOwnWord = /^(kota|kabupaten|provinsi|kecamatan|kelurahan|desa|rw|rt|polres)\b/i;

/** What people call an area: "Kecamatan Rawa Melati", "RW 03", "Kota Wanasari". */
export function areaTitle({ code, level, name }: AreaName, language: 'id' | 'en'): string {
  if (level === 'rw' || level === 'rt') return neighbourhood(level, code);
  if (hasOwnWord.test(name)) return name;
  const word = level === 'village' && code.split('.')[3]?.startsWith('2') ? 'Desa' : levelWords[level][language];
  return `${word} ${name}`;
}

/** The short form for lists and labels: "Rawa Melati", "RW 03". */
export const areaShort = ({ code, level, name }: AreaName): string =>
  level === 'rw' || level === 'rt' ? neighbourhood(level, code) : name;

/** Parts at the end of a place's text that whoever looks at an area of this level knows already. */
const knownParts: Readonly<Record<AreaLevel, number>> = {
  province: 0,
  regency: 0,
  district: 1,
  village: 2,
  rw: 3,
  rt: 4,
};

/** "RT 005, RW 04, Kel. Cempaka, Kec. Melati" as it is said within an area: on the page of the kelurahan "RT 005, RW 04". */
export function placeWithin(areaText: string, level: AreaLevel): string {
  const parts = areaText.split(', ');
  return parts.slice(0, Math.max(0, parts.length - knownParts[level])).join(', ');
}
