import type { AreaLevel } from './geodata.ts';

/** What a word in a question says about the kind of place meant. */
export type PlaceHint = 'road' | 'alley' | 'crossing' | 'village' | 'district' | 'regency' | 'rw' | 'rt';

/** Written forms of one word. The value is the form that is kept. */
const sameWords: Readonly<Record<string, string>> = {
  jalan: 'jl',
  jln: 'jl',
  jl: 'jl',
  gang: 'gg',
  gng: 'gg',
  gg: 'gg',
  kelurahan: 'kel',
  kelurahn: 'kel',
  kel: 'kel',
  desa: 'kel',
  ds: 'kel',
  kecamatan: 'kec',
  kec: 'kec',
  kemantren: 'kec',
  kapanewon: 'kec',
  kabupaten: 'kab',
  kab: 'kab',
  kampung: 'kp',
  kmp: 'kp',
  kpg: 'kp',
  komplek: 'komp',
  kompleks: 'komp',
  perumahan: 'perum',
  prm: 'perum',
  simpang: 'simpang',
  simpangan: 'simpang',
  perempatan: 'simpang',
  prapatan: 'simpang',
  perapatan: 'simpang',
  pertigaan: 'simpang',
  pertelon: 'simpang',
  persimpangan: 'simpang',
  bundaran: 'bundaran',
  utr: 'utara',
  sel: 'selatan',
  slt: 'selatan',
  brt: 'barat',
  tim: 'timur',
  tmr: 'timur',
  tgh: 'tengah',
  ry: 'raya',
  jend: 'jenderal',
  jendral: 'jenderal',
  jenderal: 'jenderal',
  let: 'letnan',
  kol: 'kolonel',
  may: 'mayor',
  kapt: 'kapten',
  dr: 'dokter',
  prof: 'profesor',
  ir: 'insinyur',
  hj: 'haji',
  h: 'haji',
  kyai: 'kiai',
  mesjid: 'masjid',
  msjd: 'masjid',
  musholla: 'mushola',
  musola: 'mushola',
  st: 'stasiun',
  sta: 'stasiun',
  rumkit: 'rs',
  rumahsakit: 'rs',
  pkm: 'puskesmas',
  pombensin: 'spbu',
  spbu: 'spbu',
  psr: 'pasar',
  apt: 'apartemen',
  jembt: 'jembatan',
  jbt: 'jembatan',
  term: 'terminal',
  kntr: 'kantor',
  sdn: 'sd',
  smpn: 'smp',
  sman: 'sma',
  smkn: 'smk',
};

const phrases: readonly (readonly [RegExp, string])[] = [
  [/\brumah sakit\b/g, ' rs '],
  [/\bpom bensin\b/g, ' spbu '],
  [/\bkantor polisi\b/g, ' polsek '],
  [/\b(sd|smp|sma|smk) negeri\b/g, ' $1 '],
];

const hints: Readonly<Record<string, PlaceHint>> = {
  jl: 'road',
  gg: 'alley',
  simpang: 'crossing',
  kel: 'village',
  kec: 'district',
  kab: 'regency',
  rw: 'rw',
  rt: 'rt',
};

/** Words that help nobody to tell two places apart. */
const emptyWords = new Set([
  'di',
  'dekat',
  'depan',
  'belakang',
  'samping',
  'sebelah',
  'no',
  'nomor',
  'dan',
  'x',
  'dengan',
  'sama',
  'arah',
  'wilayah',
  'daerah',
]);
const roman = /^(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})$/;

/**
 * A name as it is compared: lower case, without accents and signs; written forms folded (jalan, jln → jl); numerals as numbers
 * (II → 2, 05 → 5), those of RW and RT with their word (RW 05 → rw5); the old spelling and doubled letters folded (Djoeanda → juanda, Anggrek → angrek).
 */
export function normaliseName(name: string): string {
  let text = ` ${name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()} `;
  text = text
    .replace(/[’'`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(rw|rt) ?0*(?=\d)/g, '$1');
  for (const [pattern, short] of phrases) text = text.replace(pattern, short);
  return text.split(' ').filter(Boolean).map(foldWord).join(' ');
}

function foldWord(word: string, index: number): string {
  const same = Object.hasOwn(sameWords, word) ? sameWords[word] : undefined;
  if (same !== undefined) return same;
  if (/^\d+$/.test(word)) return word.replace(/^0+(?=\d)/, '');
  // "X" alone joins two roads of a crossing; a leading "V" or "I" is an initial.
  if (index > 0 && word !== 'x' && roman.test(word)) return String(romanValue(word));
  return word
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/(\p{L})\1+/gu, '$1');
}

function romanValue(text: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
  return [...text].reduce((sum, letter, i) => {
    const value = values[letter] ?? 0;
    return (values[text[i + 1] ?? ''] ?? 0) > value ? sum - value : sum + value;
  }, 0);
}

export interface PlaceQuestion {
  /** Words to look for. */
  words: string[];
  hints: ReadonlySet<PlaceHint>;
}

/** What a typed question asks for: the words of the name, and the kinds that the other words hint at. */
export function readQuestion(text: string): PlaceQuestion {
  const all = normaliseName(text).split(' ').filter(Boolean).slice(0, 12);
  const found = new Set<PlaceHint>(/[×&+]/.test(text) || /\s(x|dan)\s/i.test(text) ? ['crossing'] : []);
  for (const word of all) {
    const hint = Object.hasOwn(hints, word) ? hints[word] : undefined;
    if (hint) found.add(hint);
    if (/^r[tw]\d/.test(word)) found.add(word.startsWith('rt') ? 'rt' : 'rw');
  }
  const words = all.filter(
    (word) => !emptyWords.has(word) && (!Object.hasOwn(hints, word) || word === 'rw' || word === 'rt'),
  );
  return { words: words.length > 0 ? [...new Set(words)] : all, hints: found };
}

/** A road's name as it is shown: "Jalan Kenanga Raya", "jln. Kenanga Raya" → "Jl. Kenanga Raya". */
export function roadLabel(name: string): string {
  return name
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(jalan|jln\.?|jl\.?)\s+/i, 'Jl. ')
    .replace(/^(gang|gng\.?|gg\.?)\s+/i, 'Gg. ');
}

/** An area's name as it is spoken, with its level: "Kel. Cempaka", "Desa Sukamaju", "Kec. Tebet". */
export function areaLabel(level: AreaLevel, code: string, name: string): string {
  if (level === 'village') return `${/^\d{2}\.\d{2}\.\d{2}\.2/.test(code) ? 'Desa' : 'Kel.'} ${name}`;
  if (level === 'district') return `Kec. ${name}`;
  if (level === 'rw' || level === 'rt')
    return `${level.toUpperCase()} ${code.slice(code.lastIndexOf('.') + 3).replace(/^0+(?=\d\d)/, '')}`;
  return name;
}
