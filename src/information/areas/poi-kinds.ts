import type { PoiKind } from './geodata.ts';

/** Words in a kind, type or name, and what they mean; the first that fits decides, so the narrower come first. */
const rules: readonly (readonly [RegExp, PoiKind])[] = [
  [/\bpolsek\b|polsekta|police sector/, 'police_sector'],
  [/\b(polres|polresta|polrestabes|polda|mabes|police hq|police headquarters)\b/, 'police_hq'],
  [/\bpos ?(polisi|lantas|pengamanan|pam)\b|\bpospol\b|police post|\bpolice\b|\bpolisi\b/, 'police_post'],
  [/\bpuskesmas|\bklinik|\bclinic|\bdoctors\b|balai pengobatan|poliklinik/, 'clinic'],
  [/\b(rsu|rsud|rsia|rsup|rs)\b|rumah sakit|\bhospital\b|\bmedical\b/, 'hospital'],
  [/fire.?station|pemadam|\bdamkar\b/, 'fire_station'],
  [/\b(sd|smp|sma|smk|sdn|smpn|sman|tk)\b|sekolah|school|universitas|university|college|kindergarten|kampus/, 'school'],
  [/\bmall?\b|\bplaza\b|supermarket/, 'mall'],
  [/\bpasar\b|market/, 'market'],
  [/\bspbu\b|\bfuel\b|pom bensin/, 'fuel'],
  [/\bterminal\b|bus.?station/, 'terminal'],
  [/\bstasiun\b|\bstation\b|\bhalte\b/, 'station'],
  [/masjid|mushol?la|gereja|\bpura\b|vihara|klenteng|worship|mosque|church/, 'worship'],
  [/\btaman\b|\bpark\b/, 'park'],
  [/kantor (lurah|camat|kelurahan|desa|kecamatan|wali ?kota|bupati)|town.?hall|government|pemerintah/, 'government'],
  [/jembatan|\bbridge\b/, 'bridge'],
];

/** The kind of a landmark from what the file calls it (`kind`, `amenity`, …), else from its name. */
export function poiKind(described: string | null, name: string): PoiKind {
  const own = described === null ? undefined : match(described);
  const named = match(name);
  // "police" alone says nothing about the rank of the station; its name often does.
  if (own === 'police_post' && (named === 'police_hq' || named === 'police_sector')) return named;
  // A clinic is listed among "medical" or hospitals in many files.
  if (own === 'hospital' && named === 'clinic') return 'clinic';
  return own ?? named ?? 'other';
}

function match(text: string): PoiKind | undefined {
  const folded = text.toLowerCase().replace(/_/g, ' ');
  return rules.find(([pattern]) => pattern.test(folded))?.[1];
}
