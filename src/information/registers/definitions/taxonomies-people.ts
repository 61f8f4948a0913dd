import { items } from './fields.ts';

/** What an area has (S2-I-3, S3-an-10). */
export const potentialKinds = items({
  nature: ['Sumber daya alam', 'Natural resources'],
  skills: ['Keterampilan', 'Skills'],
  activity: ['Kegiatan', 'Activity'],
  network: ['Jaringan', 'Network'],
  economy: ['Ekonomi dan perdagangan', 'Economy and trade'],
});

/** Channels of approach (S3-ac-hab); of an activity, never of a person. */
export const channels = items({
  worship: ['Kegiatan ibadah bersama', 'Joint worship'],
  art: ['Seni', 'Art'],
  custom: ['Tradisi', 'Tradition'],
  hobby: ['Hobi', 'Hobby'],
  community: ['Komuniti', 'Community'],
  technology: ['Teknologi', 'Technology'],
  sport: ['Olahraga', 'Sport'],
});

/** Kinds of gathering. */
export const activityKinds = items({
  festival: ['Festival', 'Festival'],
  concert: ['Konser', 'Concert'],
  sport: ['Olahraga', 'Sport'],
  market: ['Pasar', 'Market'],
  ceremony: ['Upacara', 'Ceremony'],
  holiday: ['Hari raya', 'Holiday'],
  demonstration: ['Penyampaian pendapat', 'Demonstration'],
  school: ['Kegiatan sekolah', 'School event'],
  works: ['Pekerjaan umum', 'Public works'],
});

/** State of the permit of a gathering; a demonstration only gives notice. */
export const permitStates = items({
  none: ['Tidak perlu', 'Not needed'],
  notice: ['Pemberitahuan diterima', 'Notice received'],
  asked: ['Diajukan', 'Applied for'],
  given: ['Terbit', 'Given'],
  refused: ['Ditolak', 'Refused'],
});

/** Objects that need protection. */
export const objectKinds = items({
  bank: ['Bank dan ATM', 'Bank or cash machine'],
  gold: ['Toko emas', 'Gold shop'],
  market: ['Pasar', 'Market'],
  school: ['Sekolah', 'School'],
  hospital: ['Rumah sakit', 'Hospital'],
  fuel: ['SPBU', 'Fuel station'],
  station: ['Terminal atau stasiun', 'Terminal or station'],
  utility: ['Listrik dan air', 'Power and water'],
  office: ['Kantor pemerintah', 'Government office'],
  mall: ['Pusat belanja', 'Shopping centre'],
  bridge: ['Jembatan', 'Bridge'],
});

/** Who guards an object. */
export const guardKinds = items({
  police: ['Pengamanan Polri', 'Police guard'],
  private: ['Satpam', 'Security staff'],
  residents: ['Warga', 'Residents'],
  none: ['Tanpa penjaga', 'No guard'],
});

/** Kinds of programme (S4-p7a to e). */
export const programmeKinds = items({
  festival: ['Festival Bhabinkamtibmas', 'Village officers’ festival'],
  art: ['Art policing', 'Art policing'],
  youth: ['Pembinaan remaja', 'Youth work'],
  sport: ['Olahraga', 'Sport'],
  safety: ['Keselamatan', 'Safety'],
  service: ['Pelayanan', 'Service'],
});

/** Figures of an area as a whole (S3-an-5). */
export const areaMeasures = items({
  hdi: ['Indeks pembangunan manusia', 'Human development index'],
  schooling: ['Rata-rata lama sekolah (tahun)', 'Mean years of schooling'],
  jobless: ['Pengangguran terbuka (%)', 'Open unemployment (%)'],
  poor: ['Penduduk miskin (%)', 'People in poverty (%)'],
  internet: ['Akses internet (%)', 'Internet access (%)'],
  newcomers: ['Pendatang setahun', 'Newcomers a year'],
  density: ['Kepadatan per km²', 'Density per km²'],
});
