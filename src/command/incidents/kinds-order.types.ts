import type { IncidentKind } from './incident-kinds.types.ts';
import { need, patrol, words } from './kind-helpers.types.ts';

/** Kinds of traffic and public-order events. */
export const trafficKinds: readonly IncidentKind[] = [
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

export const disturbanceKinds: readonly IncidentKind[] = [
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
