/**
 * Words that may not describe a person: faith, ethnicity, politics, conviction, sexual orientation, and scores or forecasts.
 * Patterns meet whole words of lower-case text without accents; Indonesian and English with their usual affixes.
 */
const personal = [
  '(ke|ber|se)?agama(an|nya)?|religi(us|on|ons|ous)?|religiusitas|faiths?|creeds?|denominations?|mazhab|sekte|sects?',
  'kepercayaan|beliefs?|believers?|keyakinan|aliran (sesat|kepercayaan|agama)|penganut|umat|jemaat',
  'islam|muslim(ah|s)?|kristen|kristiani|christians?|katolik|catholics?|protestan(t|ts)?|hindu|buddha|buddhist|budha|konghucu|yahudi|jewish',
  '(ke|ber|se)?suku(an|nya)?|etnis(itas)?|etnik|ethnic(ity|ities|ally)?|ras(ial|isme)?|race|races|racial|tribes?|tribal|kasta|castes?|sara',
  'tionghoa|pribumi|non ?pribumi|warna kulit|skin colou?r|asal usul keturunan|marga',
  '(ber)?politik(nya)?|politics|political(ly)?|partai(nya)?|kepartaian|political part(y|ies)|party (affiliation|member|membership)',
  'pilihan (presiden|caleg|pilkada)|voting (preference|choice)|ideolog(i|inya|is|y|ies|ical)|radikal(isme)?|radicali[sz](ed|m)',
  'orientasi seks(ual)?|sexual orientation|seksualitas|sexuality|lgbt[a-z]*|homoseksual|homosexual',
  'skor(nya|ing)?|scor(e|es|ing)|peringkat|pemeringkatan|ranking|rankings|rating|ratings|profiling|social credit',
  '(tingkat|nilai|profil) (risiko|bahaya)|risk (level|profile|rating)|threat level|prakiraan|ramalan|prediksi|forecasts?|predictions?',
];

/** Everyday meanings of the same words, taken out before looking. */
const harmless = [
  'suku (cadang|bunga|dinas)|partai besar|kepercayaan (masyarakat|publik|diri)|good faith',
  '(street|road|illegal|drag|horse|bike) races?|race (track|course|condition)',
];

/** Who is meant when a field that calls itself one of an area or a thing speaks of people after all. */
const people = [
  'orang|warga(nya)?|penduduk|pelapor|terlapor|tersangka|korban|saksi|pelaku|penelepon|pemilik|pengurus|anggota|personel|tokoh|keluarga',
  'pemegang|petugas|seseorang|kepala|individu|persons?|people|residents?|citizens?|reporters?|callers?|suspects?|victims?|witness(es)?',
  'offenders?|owners?|members?|officers?|famil(y|ies)|households?|individuals?|rumah tangga',
];

/** Parts of an identifier that have no other meaning, found even where words are written together. */
const stems = /agama|religi|etnis|etnik|ethnic|ideolog|politik|politic|keyakinan|mazhab|seksual|sexual/;

const whole = (patterns: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
const [personalWords, harmlessWords, peopleWords] = [whole(personal), whole(harmless), whole(people)];

/** Lower case, without accents; `camelCase`, `snake_case` and digits in words of their own. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** The first forbidden word of a text, or null. */
export function forbiddenWord(text: string): string | null {
  const words = plainWords(text).replace(harmlessWords, ' ');
  return words.match(personalWords)?.[0] ?? null;
}

/** The forbidden stem of an identifier written in one word (`agamapelapor`), or null. */
export const forbiddenStem = (id: string): string | null => id.toLowerCase().match(stems)?.[0] ?? null;

/** Whether a text speaks of people. */
export const speaksOfPeople = (text: string): boolean => plainWords(text).match(peopleWords) !== null;
