import type { Text } from '../../platform/problem/problem.ts';
import type { NeedCount } from './needs.types.ts';

export type Priority = 1 | 2 | 3 | 4;

export const kindGroups = ['crime', 'traffic', 'disturbance', 'disaster', 'humanitarian', 'information'] as const;
export type KindGroup = (typeof kindGroups)[number];

export const kindGroupLabels: Readonly<Record<KindGroup, Text>> = {
  crime: { id: 'Kejahatan', en: 'Crime' },
  traffic: { id: 'Lalu lintas', en: 'Traffic' },
  disturbance: { id: 'Gangguan ketertiban', en: 'Disturbance' },
  disaster: { id: 'Bencana', en: 'Disaster' },
  humanitarian: { id: 'Kemanusiaan', en: 'Humanitarian' },
  information: { id: 'Informasi', en: 'Information' },
};

/** The offences that Polri counts apart in its reports ("crime index" in police talk; not a composite index). */
export type HeadlineOffence =
  | 'curat'
  | 'curas'
  | 'curanmor'
  | 'anirat'
  | 'narkotika'
  | 'kdrt'
  | 'penipuan'
  | 'curbis'
  | 'laka';

export const kindCodes = [
  'curas', 'curat', 'curanmor', 'anirat', 'theft', 'fraud', 'domestic_violence', 'sexual_violence', 'narcotics_report',
  'missing_person', 'homicide', 'vandalism',
  'crash_injury', 'crash_material', 'hit_and_run', 'congestion', 'road_hazard', 'illegal_racing',
  'brawl', 'noise', 'suspicious_person', 'crowd', 'gambling', 'threat', 'bomb_threat',
  'fire', 'flood', 'fallen_tree', 'landslide', 'earthquake',
  'medical', 'suicide_risk', 'animal', 'found_person', 'drowning', 'body_found',
  'lost_item', 'service_question', 'other',
] as const; // biome-ignore format: one line a group reads better than one word a line
export type KindCode = (typeof kindCodes)[number];

export interface IncidentKind {
  code: KindCode;
  group: KindGroup;
  label: Text;
  /** Upper-case word of the queue row: CURAS, LAKA. */
  short: string;
  /** Before the questions are answered; 1 is the most urgent. */
  priority: Priority;
  needs: readonly NeedCount[];
  /** Everyday words and phrases, also informal ones, in lower case. Most telling first. */
  keywords: readonly string[];
  headline?: HeadlineOffence;
}

const patrol = (count = 1): NeedCount => ({ need: 'patrol', count });
const need = (code: NeedCount['need'], count = 1): NeedCount => ({ need: code, count });
const words = (list: string): string[] => list.split(',').map((word) => word.trim());

const crime: IncidentKind[] = [
  {
    code: 'curas',
    group: 'crime',
    label: { id: 'Curas (begal, rampok, jambret)', en: 'Robbery' },
    short: 'CURAS',
    priority: 2,
    needs: [patrol(2), need('reskrim')],
    keywords: words(
      'begal, dibegal, pembegalan, rampok, dirampok, perampokan, jambret, dijambret, penjambretan, todong, ditodong, penodongan, rampas, dirampas, perampasan, tas ditarik, hp ditarik',
    ),
    headline: 'curas',
  },
  {
    code: 'curat',
    group: 'crime',
    label: { id: 'Curat (pembobolan)', en: 'Burglary or aggravated theft' },
    short: 'CURAT',
    priority: 3,
    needs: [patrol(), need('reskrim')],
    keywords: words(
      'dibobol, bobol, membobol, pembobolan, rumah dimasuki maling, maling masuk rumah, congkel, dicongkel, kemalingan, rumah kemasukan, dibobol maling, gembok dirusak, brankas',
    ),
    headline: 'curat',
  },
  {
    code: 'curanmor',
    group: 'crime',
    label: { id: 'Curanmor (pencurian kendaraan)', en: 'Vehicle theft' },
    short: 'CURANMOR',
    priority: 3,
    needs: [patrol(), need('reskrim')],
    keywords: words(
      'curanmor, motor hilang, motor dicuri, motor saya hilang, mobil hilang, mobil dicuri, maling motor, motor dibawa kabur, motor raib, kunci t, kunci leter t',
    ),
    headline: 'curanmor',
  },
  {
    code: 'anirat',
    group: 'crime',
    label: { id: 'Anirat (penganiayaan berat, pengeroyokan)', en: 'Aggravated assault' },
    short: 'ANIRAT',
    priority: 2,
    needs: [patrol(2), need('reskrim')],
    keywords: words(
      'pengeroyokan, dikeroyok, keroyok, penganiayaan, dianiaya, aniaya, dibacok, bacok, pembacokan, ditusuk, penusukan, dipukuli, dihajar, disiram air keras, ditembak, penembakan',
    ),
    headline: 'anirat',
  },
  {
    code: 'theft',
    group: 'crime',
    label: { id: 'Pencurian biasa', en: 'Theft' },
    short: 'CURI',
    priority: 3,
    needs: [patrol()],
    keywords: words(
      'maling, pencuri, pencurian, dicuri, kecurian, copet, dicopet, kecopetan, ngutil, hp dicuri, dompet dicuri, barang dicuri',
    ),
    headline: 'curbis',
  },
  {
    code: 'fraud',
    group: 'crime',
    label: { id: 'Penipuan dan penggelapan', en: 'Fraud' },
    short: 'TIPU',
    priority: 4,
    needs: [need('reskrim')],
    keywords: words(
      'penipuan, ditipu, tertipu, penipu, menipu, penggelapan, digelapkan, transfer palsu, pinjol, investasi bodong, cod palsu, hipnotis, gendam',
    ),
    headline: 'penipuan',
  },
  {
    code: 'domestic_violence',
    group: 'crime',
    label: { id: 'KDRT (kekerasan dalam rumah tangga)', en: 'Domestic violence' },
    short: 'KDRT',
    priority: 2,
    needs: [patrol(), need('women_children')],
    keywords: words(
      'kdrt, dipukul suami, dipukuli suami, suami mukul, suami memukul, dipukul istri, suami ngamuk, anak dipukuli, kekerasan rumah tangga, suami bawa pisau',
    ),
    headline: 'kdrt',
  },
  {
    code: 'sexual_violence',
    group: 'crime',
    label: { id: 'Kekerasan seksual', en: 'Sexual violence' },
    short: 'ASUSILA',
    priority: 2,
    needs: [patrol(), need('women_children'), need('reskrim')],
    keywords: words('diperkosa, pemerkosaan, pelecehan, dilecehkan, pencabulan, dicabuli, diraba, begal payudara'),
  },
  {
    code: 'narcotics_report',
    group: 'crime',
    label: { id: 'Informasi narkotika', en: 'Narcotics report' },
    short: 'NARKOBA',
    priority: 3,
    needs: [need('narcotics')],
    keywords: words(
      'narkoba, sabu, nyabu, ganja, transaksi narkoba, pengedar, bandar, ekstasi, inex, tembakau gorila, sinte, obat terlarang',
    ),
    headline: 'narkotika',
  },
  {
    code: 'missing_person',
    group: 'crime',
    label: { id: 'Orang hilang atau dibawa lari', en: 'Missing or abducted person' },
    short: 'HILANG',
    priority: 2,
    needs: [patrol(), need('reskrim')],
    keywords: words(
      'anak hilang, orang hilang, belum pulang, tidak pulang, diculik, penculikan, culik, dibawa lari, lansia hilang, kakek hilang, nenek hilang',
    ),
  },
  {
    code: 'homicide',
    group: 'crime',
    label: { id: 'Pembunuhan', en: 'Homicide' },
    short: 'BUNUH',
    priority: 1,
    needs: [patrol(2), need('reskrim', 2)],
    keywords: words('pembunuhan, dibunuh, membunuh, mutilasi, bunuh'),
  },
  {
    code: 'vandalism',
    group: 'crime',
    label: { id: 'Perusakan', en: 'Damage to property' },
    short: 'RUSAK',
    priority: 3,
    needs: [patrol()],
    keywords: words(
      'perusakan, dirusak, merusak, dilempari batu, lempar batu, kaca dipecah, dicoret-coret, vandalisme',
    ),
  },
];

const traffic: IncidentKind[] = [
  {
    code: 'crash_injury',
    group: 'traffic',
    label: { id: 'Laka lantas dengan korban', en: 'Crash with injuries' },
    short: 'LAKA',
    priority: 2,
    needs: [need('traffic'), patrol(), need('ambulance')],
    keywords: words(
      'laka, kecelakaan, tabrakan, ditabrak, nabrak, tertabrak, terlindas, terserempet, keserempet, jatuh dari motor, adu banteng, tabrakan beruntun',
    ),
    headline: 'laka',
  },
  {
    code: 'crash_material',
    group: 'traffic',
    label: { id: 'Laka lantas kerugian materi', en: 'Crash, damage only' },
    short: 'LAKA',
    priority: 3,
    needs: [need('traffic')],
    keywords: words(
      'senggolan, serempetan, nyerempet, lecet, penyok, laka ringan, tabrakan ringan, mobil ringsek, nabrak pembatas',
    ),
    headline: 'laka',
  },
  {
    code: 'hit_and_run',
    group: 'traffic',
    label: { id: 'Tabrak lari', en: 'Hit and run' },
    short: 'TABRAK LARI',
    priority: 2,
    needs: [need('traffic'), patrol()],
    keywords: words('tabrak lari, penabrak kabur, nabrak kabur, yang nabrak kabur'),
    headline: 'laka',
  },
  {
    code: 'congestion',
    group: 'traffic',
    label: { id: 'Kemacetan', en: 'Congestion' },
    short: 'MACET',
    priority: 4,
    needs: [need('traffic')],
    keywords: words(
      'macet, kemacetan, macet total, tidak bergerak, lampu merah mati, lampu lalin mati, traffic light mati, padat merayap, parkir liar, mogok, truk mogok',
    ),
  },
  {
    code: 'road_hazard',
    group: 'traffic',
    label: { id: 'Bahaya di jalan', en: 'Road hazard' },
    short: 'BAHAYA JALAN',
    priority: 3,
    needs: [need('traffic')],
    keywords: words(
      'jalan berlubang, lubang jalan, oli tumpah, tumpahan oli, solar tumpah, jalan licin, kabel menjuntai, kabel putus, jalan ambles, muatan jatuh, paku di jalan, penutup got hilang',
    ),
  },
  {
    code: 'illegal_racing',
    group: 'traffic',
    label: { id: 'Balap liar', en: 'Illegal racing' },
    short: 'BALAP',
    priority: 3,
    needs: [patrol(2), need('traffic')],
    keywords: words('balap liar, balapan, balapan liar, trek-trekan, knalpot brong, kebut-kebutan'),
  },
];

const disturbance: IncidentKind[] = [
  {
    code: 'brawl',
    group: 'disturbance',
    label: { id: 'Tawuran atau perkelahian', en: 'Brawl' },
    short: 'TAWURAN',
    priority: 2,
    needs: [patrol(2), need('crowd_control')],
    keywords: words(
      'tawuran, berkelahi, perkelahian, ribut-ribut, gelut, berantem, bentrok, bentrokan, geng motor, gangster, saling serang, perang sarung, mabuk bikin onar',
    ),
  },
  {
    code: 'noise',
    group: 'disturbance',
    label: { id: 'Kebisingan', en: 'Noise' },
    short: 'GANGGUAN',
    priority: 4,
    needs: [need('community')],
    keywords: words(
      'musik keras, bising, berisik, kebisingan, karaoke, sound system, sound horeg, petasan, mercon, orgen tunggal, dangdutan',
    ),
  },
  {
    code: 'suspicious_person',
    group: 'disturbance',
    label: { id: 'Orang atau gerak-gerik mencurigakan', en: 'Suspicious person' },
    short: 'CURIGA',
    priority: 4,
    needs: [patrol()],
    keywords: words(
      'mencurigakan, curiga, mondar-mandir, orang asing, orang tak dikenal, mengintip, ngintip, mengendap-endap, celingak-celinguk',
    ),
  },
  {
    code: 'crowd',
    group: 'disturbance',
    label: { id: 'Kerumunan atau unjuk rasa', en: 'Crowd or demonstration' },
    short: 'MASSA',
    priority: 3,
    needs: [patrol(2), need('crowd_control')],
    keywords: words(
      'massa, kerumunan, demo, unjuk rasa, demonstrasi, konvoi, blokir jalan, dihakimi massa, main hakim sendiri, digebukin warga, diamuk massa',
    ),
  },
  {
    code: 'gambling',
    group: 'disturbance',
    label: { id: 'Perjudian atau miras', en: 'Gambling or illegal alcohol' },
    short: 'JUDI',
    priority: 4,
    needs: [patrol(), need('reskrim')],
    keywords: words('judi, perjudian, sabung ayam, togel, miras, mabuk-mabukan, minum-minuman keras, oplosan'),
  },
  {
    code: 'threat',
    group: 'disturbance',
    label: { id: 'Ancaman atau pemerasan', en: 'Threat or extortion' },
    short: 'ANCAM',
    priority: 2,
    needs: [patrol()],
    keywords: words(
      'diancam, ancaman, mengancam, pemerasan, diperas, memeras, pungli, dipalak, malak, preman, premanisme, debt collector, mata elang',
    ),
  },
  {
    code: 'bomb_threat',
    group: 'disturbance',
    label: { id: 'Ancaman bom atau benda mencurigakan', en: 'Bomb threat or suspicious object' },
    short: 'BOM',
    priority: 1,
    needs: [patrol(2), need('reskrim')],
    keywords: words(
      'bom, ancaman bom, tas mencurigakan, benda mencurigakan, paket mencurigakan, granat, mortir, ledakan, meledak',
    ),
  },
];

const disaster: IncidentKind[] = [
  {
    code: 'fire',
    group: 'disaster',
    label: { id: 'Kebakaran', en: 'Fire' },
    short: 'KEBAKARAN',
    priority: 1,
    needs: [patrol(), need('fire_brigade'), need('traffic')],
    keywords: words(
      'kebakaran, terbakar, api besar, kobaran api, asap tebal, korsleting, rumah terbakar, gudang terbakar, tabung gas meledak',
    ),
  },
  {
    code: 'flood',
    group: 'disaster',
    label: { id: 'Banjir', en: 'Flood' },
    short: 'BANJIR',
    priority: 2,
    needs: [patrol(), need('rescue'), need('disaster_agency')],
    keywords: words('banjir, kebanjiran, terendam, air naik, tanggul jebol, genangan, terjebak banjir, banjir bandang'),
  },
  {
    code: 'fallen_tree',
    group: 'disaster',
    label: { id: 'Pohon tumbang', en: 'Fallen tree' },
    short: 'POHON',
    priority: 3,
    needs: [need('traffic'), need('disaster_agency')],
    keywords: words(
      'pohon tumbang, tumbang, dahan patah, tiang roboh, tiang listrik roboh, baliho roboh, angin kencang, puting beliung',
    ),
  },
  {
    code: 'landslide',
    group: 'disaster',
    label: { id: 'Tanah longsor', en: 'Landslide' },
    short: 'LONGSOR',
    priority: 1,
    needs: [patrol(), need('rescue'), need('disaster_agency')],
    keywords: words('longsor, tanah longsor, tertimbun, tebing runtuh'),
  },
  {
    code: 'earthquake',
    group: 'disaster',
    label: { id: 'Gempa atau bangunan runtuh', en: 'Earthquake or collapsed building' },
    short: 'GEMPA',
    priority: 1,
    needs: [patrol(2), need('rescue'), need('disaster_agency')],
    keywords: words('gempa, gempa bumi, bangunan runtuh, rumah ambruk, bangunan roboh, tembok ambruk, tsunami'),
  },
];

const humanitarian: IncidentKind[] = [
  {
    code: 'medical',
    group: 'humanitarian',
    label: { id: 'Darurat medis', en: 'Medical emergency' },
    short: 'MEDIS',
    priority: 2,
    needs: [need('ambulance'), patrol()],
    keywords: words(
      'pingsan, sesak napas, serangan jantung, kejang, stroke, melahirkan, orang sakit, keracunan, ambulans, orang terluka, tersengat listrik, kesetrum',
    ),
  },
  {
    code: 'suicide_risk',
    group: 'humanitarian',
    label: { id: 'Percobaan bunuh diri', en: 'Person at risk of suicide' },
    short: 'KRISIS',
    priority: 1,
    needs: [patrol(), need('ambulance')],
    keywords: words('bunuh diri, mau lompat, gantung diri, minum racun, di atas jembatan mau loncat'),
  },
  {
    code: 'animal',
    group: 'humanitarian',
    label: { id: 'Hewan', en: 'Animal' },
    short: 'HEWAN',
    priority: 4,
    needs: [need('fire_brigade')],
    keywords: words(
      'ular, anjing gila, anjing liar, sarang tawon, tawon, biawak, monyet, buaya, hewan lepas, sapi lepas',
    ),
  },
  {
    code: 'found_person',
    group: 'humanitarian',
    label: { id: 'Orang ditemukan atau telantar', en: 'Found or stranded person' },
    short: 'TEMUAN',
    priority: 3,
    needs: [patrol(), need('community')],
    keywords: words(
      'orang telantar, terlantar, anak ditemukan, tersesat, nyasar, orang linglung, odgj, bayi ditemukan, bayi dibuang, gelandangan',
    ),
  },
  {
    code: 'drowning',
    group: 'humanitarian',
    label: { id: 'Orang tenggelam', en: 'Drowning' },
    short: 'TENGGELAM',
    priority: 1,
    needs: [patrol(), need('rescue'), need('ambulance')],
    keywords: words('tenggelam, hanyut, terseret arus, jatuh ke sungai, kecebur'),
  },
  {
    code: 'body_found',
    group: 'humanitarian',
    label: { id: 'Penemuan mayat', en: 'Body found' },
    short: 'MAYAT',
    priority: 2,
    needs: [patrol(), need('reskrim')],
    keywords: words('mayat, jenazah, penemuan mayat, meninggal di, bau busuk, tulang manusia'),
  },
];

const information: IncidentKind[] = [
  {
    code: 'lost_item',
    group: 'information',
    label: { id: 'Barang hilang atau ditemukan', en: 'Lost or found item' },
    short: 'BARANG',
    priority: 4,
    needs: [],
    keywords: words(
      'dompet hilang, ktp hilang, stnk hilang, hp hilang, ketinggalan, barang hilang, tercecer, kehilangan, surat kehilangan, menemukan dompet',
    ),
  },
  {
    code: 'service_question',
    group: 'information',
    label: { id: 'Pertanyaan layanan', en: 'Question about a service' },
    short: 'INFO',
    priority: 4,
    needs: [],
    keywords: words('tanya, sim keliling, skck, perpanjang sim, jadwal, syarat, cara urus, mau tanya, info'),
  },
  {
    code: 'other',
    group: 'information',
    label: { id: 'Lain-lain', en: 'Other' },
    short: 'LAIN',
    priority: 4,
    needs: [patrol()],
    keywords: [],
  },
];

/** Every kind once, in the order in which the desk lists them. */
export const incidentKinds: readonly IncidentKind[] = [
  ...crime,
  ...traffic,
  ...disturbance,
  ...disaster,
  ...humanitarian,
  ...information,
];

const byCode: ReadonlyMap<string, IncidentKind> = new Map(incidentKinds.map((kind) => [kind.code, kind]));

/** The kind of a code; undefined for a code that is not in the list. */
export const findKind = (code: string): IncidentKind | undefined => byCode.get(code);

/** Kinds that callers describe alike: two reports under such a pair may be one event. Read in both directions. */
export const relatedKinds: readonly (readonly KindCode[])[] = [
  ['curas', 'anirat', 'theft', 'medical', 'threat'],
  ['curat', 'theft', 'vandalism', 'suspicious_person'],
  ['curanmor', 'theft', 'curas'],
  ['crash_injury', 'crash_material', 'hit_and_run', 'congestion', 'medical'],
  ['road_hazard', 'congestion', 'fallen_tree', 'flood'],
  ['brawl', 'anirat', 'crowd', 'noise', 'vandalism'],
  ['fire', 'bomb_threat', 'earthquake'],
  ['flood', 'landslide', 'drowning'],
  ['homicide', 'body_found', 'anirat', 'medical', 'suicide_risk'],
  ['missing_person', 'found_person'],
  ['domestic_violence', 'anirat', 'sexual_violence', 'threat'],
];
