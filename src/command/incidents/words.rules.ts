/** A word of a text: `start` and `end` are positions in the text as typed, `folded` is its plain form for comparing. */
export interface Word {
  start: number;
  end: number;
  folded: string;
}

/** Spellings of chat and note-taking → the written word. */
const informal: Readonly<Record<string, string>> = {
  yg: 'yang',
  dgn: 'dengan',
  dg: 'dengan',
  tdk: 'tidak',
  tak: 'tidak',
  gak: 'tidak',
  ga: 'tidak',
  gk: 'tidak',
  nggak: 'tidak',
  ngga: 'tidak',
  enggak: 'tidak',
  kagak: 'tidak',
  ndak: 'tidak',
  org: 'orang',
  sdh: 'sudah',
  udah: 'sudah',
  udh: 'sudah',
  blm: 'belum',
  krn: 'karena',
  dr: 'dari',
  dlm: 'dalam',
  jln: 'jalan',
  jl: 'jalan',
  gg: 'gang',
  mtr: 'motor',
  spd: 'sepeda',
  mnt: 'menit',
  rmh: 'rumah',
  bw: 'bawa',
  lg: 'lagi',
  skrg: 'sekarang',
  plaku: 'pelaku',
  krban: 'korban',
};

/** Lower case, without accents, informal spelling written out. */
export function foldWord(word: string): string {
  const plain = word.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return Object.hasOwn(informal, plain) ? (informal[plain] ?? plain) : plain;
}

/** The words of a text with their positions. A hyphen inside a word separates ("mondar-mandir" is two words). */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    folded: foldWord(match[0]),
  }));
}

/** Words without weight for telling two events apart: grammar, and what every report says. */
const stopWords = new Set(
  (
    'yang dan di ke dari dengan untuk pada dalam ada adalah itu ini saya kami kita dia mereka anda pak bu bapak ibu mas mbak bang ' +
    'tidak belum sudah sedang akan bisa juga saja lagi masih baru sekitar kira kurang lebih karena jadi tapi tetapi atau kalau jika ' +
    'oleh para satu dua tiga empat lima orang warga pelapor lapor melaporkan laporan kejadian tempat lokasi dekat depan belakang ' +
    'samping arah jalan gang nomor no rt rw kel kec sekarang tadi barusan menit jam lalu detik mohon tolong minta bantuan segera ' +
    'polisi petugas halo selamat pagi siang sore malam iya ya nya lah kah pun sama banyak sangat sekali hanya bawa terus mau apa ' +
    'the a an of in on at and is are was were to from'
  ).split(' '),
);

/**
 * Light stem of an Indonesian word: one ending and one beginning off, never below four letters, so that "dibegal",
 * "membegal" and "begalnya" meet at "begal". Not a full stemmer: a wrong cut is the same wrong cut on both sides.
 */
export function stem(folded: string): string {
  const long = folded.replace(/^(?:meng|peng|meny)(?=[\p{L}]{4})/u, '');
  const head =
    long === folded ? folded.replace(/^(?:mem|men|me|ber|ter|per|pem|pen|di|ke|se)(?=[\p{L}]{4})/u, '') : long;
  return cut(cut(head, /(?:nya|lah|kah)$/), /(?:kan|an|i)$/);
}

/** Without the ending, unless too little would be left. */
function cut(word: string, ending: RegExp): string {
  const short = word.replace(ending, '');
  return short.length >= 4 ? short : word;
}

/** Stems of the words that say something, each once in order of appearance, with the word as written first. */
export function significantWords(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { folded, start, end } of wordsOf(text)) {
    if (folded.length < 3 || stopWords.has(folded) || /^\d+$/.test(folded)) continue;
    const key = stem(folded);
    if (!found.has(key)) found.set(key, text.slice(start, end).toLowerCase());
  }
  return found;
}

export const isStopWord = (folded: string): boolean => stopWords.has(folded);
