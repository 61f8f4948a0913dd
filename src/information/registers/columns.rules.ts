import type { Text } from '../../platform/problem/problem.ts';
import type { FieldView, RegisterView } from './registers.contract.ts';

/** A column of a register as a table: one of its fields, the day of a consent, or a part of the place. */
export interface Column {
  key: string;
  part: 'value' | 'consent' | 'lon' | 'lat' | 'area' | 'geometry';
  field: FieldView | null;
  texts: Text;
}
type Columned = Pick<RegisterView, 'fields' | 'placement'>;

const placeTexts = {
  lon: { id: 'Bujur', en: 'Longitude' },
  lat: { id: 'Lintang', en: 'Latitude' },
  area: { id: 'Wilayah', en: 'Area' },
  geometry: { id: 'Geometri (WKT)', en: 'Geometry (WKT)' },
} as const;
const placeParts = {
  point: ['lon', 'lat'],
  line: ['geometry'],
  polygon: ['geometry'],
  area: ['area'],
  none: [],
} as const;

/** Other titles that tables in use give to a place. */
const placeNames: Record<keyof typeof placeTexts, readonly string[]> = {
  lon: ['lng', 'long', 'x', 'longitude', 'bujur timur', 'koordinat x'],
  lat: ['y', 'latitude', 'lintang selatan', 'koordinat y'],
  area: ['kode wilayah', 'area code', 'areacode', 'kode desa', 'kode kelurahan', 'kode'],
  geometry: ['wkt', 'geom', 'the_geom', 'geometri', 'shape'],
};

/** The columns of a register: its fields in order, a contact with the day of its consent, then the place. */
export function columnsOf({ fields, placement }: Columned): Column[] {
  const parts: readonly (keyof typeof placeTexts)[] = placeParts[placement];
  return [
    ...fields.flatMap((field): Column[] => {
      const value: Column = { key: field.id, part: 'value', field, texts: field.texts };
      if (field.type !== 'contact') return [value];
      const texts = { id: `${field.texts.id} (izin)`, en: `${field.texts.en} (consent)` };
      return [value, { key: `${field.id}.consent`, part: 'consent', field, texts }];
    }),
    // A field of that name stands for itself.
    ...parts
      .filter((part) => !fields.some(({ id }) => id === part))
      .map((part): Column => ({ key: part, part, field: null, texts: placeTexts[part] })),
  ];
}

/** Those that an import may fill: not what is worked out, and no files. */
export const importColumnsOf = (view: Columned): Column[] =>
  columnsOf(view).filter(({ field }) => field?.type !== 'computed' && field?.type !== 'attachment');

const plain = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Fits = (column: Column, title: string) => boolean;
const namesOf = ({ key, texts }: Column) => [key, texts.id, texts.en];
const words = (text: string) => plain(text).split(' ');
const within = (some: readonly string[], all: readonly string[]) => some.every((word) => all.includes(word));
const sure: readonly Fits[] = [
  ({ key }, title) => key === title,
  (column, title) => namesOf(column).some((name) => name.toLowerCase() === title.toLowerCase()),
  (column, title) => plain(title) !== '' && namesOf(column).some((one) => plain(one) === plain(title)),
  ({ key, field }, title) => !field && (placeNames[key as keyof typeof placeTexts] ?? []).includes(plain(title)),
];
/** "Jenis" for "Jenis pos": every word of the one stands in the other. */
const likely: Fits = (column, title) =>
  plain(title) !== '' &&
  [column.texts.id, column.texts.en].some(
    (name) => within(words(title), words(name)) || within(words(name), words(title)),
  );

/**
 * Which column of the register each title of a table means: the id itself, then a text of either language, then the same
 * without signs and case, then the usual names of a place. Each column is given once; null where nothing fits.
 * @param guess for a person who looks at it: also what is likely, where only one column is.
 */
export function proposeMapping(titles: readonly string[], view: Columned, guess = false): (string | null)[] {
  const columns = importColumnsOf(view);
  const mapping: (string | null)[] = titles.map(() => null);
  const given = new Set<string>();
  const pass = (fits: Fits, onlyOne: boolean) => {
    for (const [at, title] of titles.entries()) {
      if (mapping[at] !== null) continue;
      const found = columns.filter((one) => !given.has(one.key) && fits(one, title.trim()));
      const [first] = found;
      if (!first || (onlyOne && found.length > 1)) continue;
      mapping[at] = first.key;
      given.add(first.key);
    }
  };
  for (const fits of sure) pass(fits, false);
  if (guess) pass(likely, true);
  return mapping;
}
