import type { IncidentKind } from './incident-kinds.types.ts';
import { need, patrol, words } from './kind-helpers.types.ts';

/** Kinds of disaster, help to people, and information. */
export const disasterKinds: readonly IncidentKind[] = [
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

export const humanitarianKinds: readonly IncidentKind[] = [
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

export const informationKinds: readonly IncidentKind[] = [
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
