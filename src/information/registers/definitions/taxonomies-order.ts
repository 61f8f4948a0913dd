import { incidentKinds } from '../../../command/incidents/incident-kinds.types.ts';
import type { EnumItem } from '../definition.types.ts';
import { items } from './fields.ts';

/** What feeds a problem (S3-an-1). */
export const causeTags = items({
  kkn: ['Korupsi, kolusi, nepotisme', 'Corruption, collusion, nepotism'],
  injustice: ['Rasa tidak adil', 'Felt injustice'],
  personal: ['Pendekatan pribadi', 'Personal dealings'],
  weak: ['Penegakan lemah', 'Weak enforcement'],
  place: ['Keadaan tempat', 'State of the place'],
  economy: ['Tekanan ekonomi', 'Economic pressure'],
});

/** Which way something moves. */
export const trends = items({ rising: ['Naik', 'Rising'], steady: ['Tetap', 'Steady'], falling: ['Turun', 'Falling'] });

/** How the people of an area live together, of the area as a whole (S3-an-8). */
export const socialPatterns = items({
  urban: ['Perkotaan padat', 'Dense urban'],
  rural: ['Perdesaan', 'Rural'],
  coastal: ['Pesisir', 'Coastal'],
  industrial: ['Kawasan industri', 'Industrial'],
  campus: ['Kampus dan kos', 'Campus and lodgings'],
  trade: ['Perdagangan', 'Trading'],
  newcomer: ['Perumahan baru', 'New housing'],
  mixed: ['Campuran', 'Mixed'],
});

/** How hard something hits. */
export const severities = items({
  minor: ['Ringan', 'Minor'],
  moderate: ['Sedang', 'Moderate'],
  severe: ['Berat', 'Severe'],
});

/** Where a hazard lies (S3-an-4). */
export const hazardMedia = items({
  air: ['Udara', 'Air'],
  water: ['Air', 'Water'],
  soil: ['Tanah', 'Soil'],
  mountain: ['Gunung', 'Mountain'],
  sea: ['Laut', 'Sea'],
  zone: ['Kawasan', 'Built zone'],
});

/** Kinds of hazard. */
export const hazardKinds = items({
  flood: ['Banjir', 'Flood'],
  landslide: ['Longsor', 'Landslide'],
  fire: ['Kebakaran', 'Fire'],
  wind: ['Angin kencang', 'Strong wind'],
  quake: ['Gempa', 'Earthquake'],
  drought: ['Kekeringan', 'Drought'],
  smoke: ['Asap', 'Smoke'],
  pollution: ['Pencemaran', 'Pollution'],
  wave: ['Gelombang pasang', 'Tidal wave'],
});

/** What changes an area (S3-an-7). */
export const changeKinds = items({
  hoax: ['Hoaks', 'Hoax'],
  cyber: ['Insiden siber', 'Cyber incident'],
  migration: ['Perpindahan penduduk', 'Migration'],
  landuse: ['Alih fungsi lahan', 'Change of land use'],
  work: ['Perubahan lapangan kerja', 'Change of work'],
});

/** How sure a report is. */
export const verifications = items({
  open: ['Belum diperiksa', 'Not checked'],
  false: ['Terbukti tidak benar', 'Found false'],
  true: ['Terbukti benar', 'Found true'],
  partly: ['Sebagian benar', 'Partly true'],
});

/** Hazards of a road section (S2-ks-1). */
export const roadHazards = items({
  potholes: ['Jalan berlubang', 'Potholes'],
  dark: ['Tanpa penerangan', 'Unlit'],
  curve: ['Tikungan tajam', 'Sharp bend'],
  crossing: ['Penyeberangan tanpa rambu', 'Unmarked crossing'],
  flooding: ['Genangan', 'Standing water'],
  parking: ['Parkir di badan jalan', 'Parking on the roadway'],
  level_crossing: ['Perlintasan sebidang', 'Level crossing'],
  school: ['Dekat sekolah', 'Near a school'],
  works: ['Pekerjaan jalan', 'Road works'],
});

/** The incident kinds of the desk, so that a rule or SOP can be shown with the incidents it is for. */
export const incidentKindItems: Readonly<Record<string, EnumItem>> = Object.fromEntries(
  incidentKinds.map(({ code, label }) => [code, { texts: label }]),
);
