import type { IncidentKind } from './incident-kinds.types.ts';
import { need, patrol, words } from './kind-helpers.types.ts';

/** Kinds of crime, in the words that callers use. */
export const crimeKinds: readonly IncidentKind[] = [
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
