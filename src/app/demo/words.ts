/** Word lists for invented Indonesian-sounding names: plants, birds, virtues. No street or kelurahan list of a real city. */

export const plants = [
  'Kenanga', 'Cempaka', 'Melati', 'Dahlia', 'Anggrek', 'Teratai', 'Seroja', 'Kemuning', 'Bougenvil', 'Flamboyan',
  'Salak', 'Rambutan', 'Duku', 'Manggis', 'Sawo', 'Jambu', 'Belimbing', 'Srikaya', 'Kelengkeng', 'Nangka', 'Sirsak',
  'Lontar', 'Randu', 'Trembesi', 'Cendana', 'Meranti', 'Angsana', 'Mahoni', 'Beringin', 'Waru', 'Ketapang', 'Pinus',
  'Tebu', 'Padi', 'Jagung', 'Cengkih', 'Pala', 'Lada', 'Jahe', 'Kunyit', 'Kencur', 'Serai', 'Pandan', 'Kemangi',
] as const;

export const birds = [
  'Bangau', 'Kutilang', 'Perkutut', 'Murai', 'Jalak', 'Cendrawasih', 'Merpati', 'Gelatik', 'Kepodang', 'Elang',
  'Rajawali', 'Camar', 'Kenari', 'Nuri', 'Kasuari', 'Belibis', 'Pipit', 'Walet', 'Punai', 'Tekukur',
] as const;

export const virtues = [
  'Mulya', 'Harapan', 'Sentosa', 'Bakti', 'Rukun', 'Damai', 'Mandiri', 'Setia', 'Makmur', 'Jaya', 'Swadaya', 'Guyub',
  'Gotong Royong', 'Karya', 'Cipta', 'Budaya', 'Pelita', 'Fajar', 'Mentari', 'Purnama', 'Bintang', 'Samudra',
] as const;

export const streetModifiers = ['', '', 'Asri', 'Permai', 'Baru', 'Dalam', 'Indah', 'Lestari', 'Wetan', 'Kulon'] as const;

/** First and second parts of the invented kecamatan and kelurahan names. */
export const placeFirst = [
  'Rawa', 'Tegal', 'Randu', 'Kali', 'Karang', 'Sumber', 'Bukit', 'Keramat', 'Gandasari', 'Pulo', 'Lembah', 'Wana',
  'Sari', 'Panca', 'Tirta', 'Banyu', 'Sido', 'Suka', 'Cipari', 'Muara', 'Telaga', 'Padang', 'Kebon', 'Selo',
] as const;
export const placeSecond = [
  'Melati', 'Cempaka', 'Asri', 'Bening', 'Kencana', 'Mulya', 'Lestari', 'Wangi', 'Kenari', 'Salam', 'Endah', 'Puspa',
  'Kidul', 'Rahayu', 'Jenar', 'Pandan', 'Angsana', 'Gading', 'Tunjung', 'Kemuning', 'Sekar', 'Dewi', 'Ratna', 'Surya',
] as const;

export const mainRoads = [
  'Jl. Kenanga Raya', 'Jl. Cempaka Raya', 'Jl. Lontar Raya', 'Jl. Trembesi Raya', 'Jl. Tebu Raya', 'Jl. Angsana Raya',
  'Jl. Bangau Raya', 'Jl. Rajawali Raya', 'Jl. Cendrawasih Raya', 'Jl. Pelita Raya', 'Jl. Samudra Raya', 'Jl. Fajar Raya',
  'Jl. Purnama Raya', 'Jl. Mentari Raya', 'Jl. Swadaya Raya', 'Jl. Mahoni Raya', 'Jl. Cendana Raya', 'Jl. Flamboyan Raya',
  'Jl. Elang Raya', 'Jl. Seroja Raya', 'Jl. Teratai Raya', 'Jl. Beringin Raya', 'Jl. Meranti Raya', 'Jl. Ketapang Raya',
] as const;

export const givenNames = [
  'Sekar', 'Bagas', 'Wulan', 'Dimas', 'Ratih', 'Yoga', 'Intan', 'Galih', 'Laras', 'Rangga', 'Ayu', 'Bayu', 'Citra',
  'Damar', 'Eka', 'Fajar', 'Gita', 'Hendra', 'Indah', 'Jaka', 'Kirana', 'Lukman', 'Mega', 'Nanda', 'Okta', 'Prima',
  'Rendi', 'Sinta', 'Tirta', 'Utari', 'Vina', 'Wahyu', 'Yanti', 'Zaki', 'Arif', 'Bima', 'Dewi', 'Endra', 'Guntur', 'Hesti',
] as const;
/** Invented family-like second names, made not to match known persons. */
export const familyNames = [
  'Wanaputra', 'Tirtasari', 'Randuwangi', 'Selokusuma', 'Karangjati', 'Banyumulya', 'Sidorahayu', 'Pandanarja',
  'Lontaraga', 'Kenangasari', 'Gadingraya', 'Sumberaji', 'Telagasurya', 'Rawasena', 'Cempakajaya', 'Bukitnara',
  'Salamanta', 'Puspadewa', 'Jenarwati', 'Kencanadi', 'Muarasakti', 'Angsanapati', 'Tunjungbiru', 'Suryalaga',
] as const;

const romanParts = [['XL', 40], ['X', 10], ['IX', 9], ['V', 5], ['IV', 4], ['I', 1]] as const;

/** Roman numeral of a whole number from 1 to 49. */
export function roman(value: number): string {
  let rest = value;
  let out = '';
  for (const [sign, worth] of romanParts) {
    while (rest >= worth) {
      out += sign;
      rest -= worth;
    }
  }
  return out;
}

/** A title-cased name in two words, joined when the first is short: "Rawa Melati", "Sidomulya". */
export function placeName(first: string, second: string): string {
  return ['Wana', 'Sido', 'Panca', 'Suka', 'Banyu'].includes(first) ? first + second.toLowerCase() : `${first} ${second}`;
}
