import type { Text } from '../../platform/problem/problem.ts';
import type { Priority } from './incident-kinds.types.ts';
import type { NeedCode } from './needs.types.ts';

/** One button of a question, with its stated effect: at most one of `raiseTo` and `lowerTo`. */
export interface Answer {
  code: string;
  label: Text;
  /** The event is at least this urgent. */
  raiseTo?: Priority;
  /** The event is at most this urgent, unless another answer raises it. */
  lowerTo?: Priority;
  /** Why, in the words of the priority line: "senjata tajam". Needed where there is an effect. */
  reason?: Text;
  /** What the answer adds to the needs of the kind. */
  adds?: NeedCode;
  /** Words in the narrative that suggest this answer. */
  keywords?: readonly string[];
}

export interface Question {
  code: string;
  text: Text;
  answers: readonly Answer[];
}

export const unknown: Answer = { code: 'unknown', label: { id: '?', en: '?' } };
export const yes = (effect: Omit<Answer, 'code' | 'label'> = {}): Answer => ({
  code: 'yes',
  label: { id: 'Ya', en: 'Yes' },
  ...effect,
});
export const no = (effect: Omit<Answer, 'code' | 'label'> = {}): Answer => ({
  code: 'no',
  label: { id: 'Tidak', en: 'No' },
  ...effect,
});

const weapon: Question = {
  code: 'weapon',
  text: { id: 'Ada senjata?', en: 'Any weapon?' },
  answers: [
    no(),
    {
      code: 'blade',
      label: { id: 'Tajam', en: 'Blade' },
      raiseTo: 1,
      reason: { id: 'senjata tajam', en: 'bladed weapon' },
      keywords: [
        'celurit',
        'clurit',
        'golok',
        'pisau',
        'parang',
        'pedang',
        'samurai',
        'badik',
        'senjata tajam',
        'sajam',
        'keris',
        'kapak',
        'arit',
      ],
    },
    {
      code: 'firearm',
      label: { id: 'Api', en: 'Firearm' },
      raiseTo: 1,
      reason: { id: 'senjata api', en: 'firearm' },
      keywords: [
        'pistol',
        'senjata api',
        'senpi',
        'pistol rakitan',
        'senapan',
        'airsoft',
        'ditembak',
        'tembakan',
        'menembak',
      ],
    },
  ],
};

const injured: Question = {
  code: 'injured',
  text: { id: 'Ada korban luka?', en: 'Anyone hurt?' },
  answers: [
    no({ keywords: ['selamat semua', 'aman semua'] }),
    yes({
      raiseTo: 1,
      reason: { id: 'korban luka', en: 'someone is hurt' },
      keywords: [
        'korban luka',
        'luka',
        'terluka',
        'berdarah',
        'bersimbah darah',
        'luka parah',
        'patah tulang',
        'tidak sadar',
        'sekarat',
        'kritis',
        'pingsan',
        'meninggal',
      ],
    }),
    unknown,
  ],
};

const suspect: Question = {
  code: 'suspect_present',
  text: { id: 'Pelaku masih di tempat?', en: 'Is the suspect still there?' },
  answers: [
    yes({
      raiseTo: 1,
      reason: { id: 'pelaku masih di tempat', en: 'suspect still there' },
      keywords: [
        'masih di sini',
        'pelaku masih di',
        'masih di dalam',
        'malingnya masih',
        'pelakunya masih',
        'sedang berlangsung',
      ],
    }),
    {
      code: 'gone',
      label: { id: 'Pergi', en: 'Gone' },
      keywords: ['kabur', 'melarikan diri', 'sudah pergi', 'lari ke', 'pelaku kabur', 'langsung kabur'],
    },
    unknown,
  ],
};

const when: Question = {
  code: 'when',
  text: { id: 'Kapan terjadi?', en: 'When did it happen?' },
  answers: [
    {
      code: 'under_5_min',
      label: { id: '< 5 mnt', en: '< 5 min' },
      raiseTo: 2,
      reason: { id: 'kurang dari 5 menit', en: 'less than 5 minutes ago' },
      keywords: ['barusan', 'baru saja', 'baru aja', 'baru terjadi'],
    },
    { code: 'under_1_h', label: { id: '< 1 jam', en: '< 1 h' } },
    {
      code: 'over_1_h',
      label: { id: '> 1 jam', en: '> 1 h' },
      lowerTo: 3,
      reason: { id: 'lebih dari 1 jam lalu', en: 'more than an hour ago' },
      keywords: ['tadi malam', 'semalam', 'kemarin', 'tadi pagi', 'minggu lalu', 'tadi subuh'],
    },
  ],
};

const ambulance: Question = {
  code: 'ambulance',
  text: { id: 'Perlu ambulans 119?', en: 'Ambulance 119 needed?' },
  answers: [yes({ adds: 'ambulance', keywords: ['ambulans', 'ambulan', 'ambulance'] }), no(), unknown],
};

const childVictim: Question = {
  code: 'child',
  text: { id: 'Ada anak di tempat?', en: 'Is a child there?' },
  answers: [
    yes({
      raiseTo: 1,
      reason: { id: 'ada anak', en: 'a child is there' },
      adds: 'women_children',
      keywords: [
        'anak kecil',
        'balita',
        'bayi',
        'anaknya menangis',
        'anaknya nangis',
        'ada anak-anak',
        'bocah',
        'anak kecil ikut',
      ],
    }),
    no(),
    unknown,
  ],
};

const trapped: Question = {
  code: 'trapped',
  text: { id: 'Ada orang terjebak?', en: 'Is anyone trapped?' },
  answers: [
    yes({
      raiseTo: 1,
      reason: { id: 'ada orang terjebak', en: 'someone is trapped' },
      adds: 'rescue',
      keywords: ['terjebak', 'terjepit', 'terperangkap', 'tidak bisa keluar', 'tertimpa', 'tertimbun'],
    }),
    no(),
    unknown,
  ],
};

const blocked: Question = {
  code: 'road_blocked',
  text: { id: 'Jalan tertutup?', en: 'Is the road blocked?' },
  answers: [
    {
      code: 'fully',
      label: { id: 'Total', en: 'Fully' },
      raiseTo: 2,
      reason: { id: 'jalan tertutup total', en: 'road fully blocked' },
      adds: 'traffic',
      keywords: ['jalan tertutup', 'menutup jalan', 'menutupi jalan', 'macet total', 'tidak bisa lewat', 'melintang'],
    },
    { code: 'partly', label: { id: 'Sebagian', en: 'Partly' } },
    no(),
  ],
};

const crowdSize: Question = {
  code: 'crowd_size',
  text: { id: 'Berapa orang?', en: 'How many people?' },
  answers: [
    { code: 'few', label: { id: '< 10', en: '< 10' } },
    {
      code: 'many',
      label: { id: '10–50', en: '10–50' },
      raiseTo: 2,
      reason: { id: 'puluhan orang', en: 'dozens of people' },
      keywords: ['puluhan orang', 'puluhan', 'rame', 'ramai', 'segerombolan', 'gerombolan'],
    },
    {
      code: 'mass',
      label: { id: '> 50', en: '> 50' },
      raiseTo: 1,
      reason: { id: 'lebih dari 50 orang', en: 'more than 50 people' },
      adds: 'crowd_control',
      keywords: ['ratusan orang', 'ratusan', 'ribuan'],
    },
  ],
};

const ongoing: Question = {
  code: 'ongoing',
  text: { id: 'Masih berlangsung?', en: 'Still going on?' },
  answers: [
    yes({
      raiseTo: 2,
      reason: { id: 'masih berlangsung', en: 'still going on' },
      keywords: ['masih berlangsung', 'masih terus', 'sampai sekarang', 'makin besar', 'membesar'],
    }),
    no({
      lowerTo: 4,
      reason: { id: 'sudah berhenti', en: 'already over' },
      keywords: ['sudah bubar', 'sudah selesai', 'sudah padam', 'sudah berhenti'],
    }),
    unknown,
  ],
};

/** Like `ongoing`, but its yes does not raise: a loud party that goes on is still a loud party. */
const stillOn: Question = {
  code: 'still_on',
  text: { id: 'Masih sekarang?', en: 'Is it happening now?' },
  answers: [yes(), no({ lowerTo: 4, reason: { id: 'sudah berhenti', en: 'already over' } }), unknown],
};

const conscious: Question = {
  code: 'conscious',
  text: { id: 'Korban sadar?', en: 'Is the person conscious?' },
  answers: [
    yes({ keywords: ['masih sadar'] }),
    no({
      raiseTo: 1,
      reason: { id: 'korban tidak sadar', en: 'person unconscious' },
      adds: 'ambulance',
      keywords: ['tidak sadar', 'tidak bergerak', 'tidak napas', 'pingsan', 'henti napas'],
    }),
    unknown,
  ],
};

const threatened: Question = {
  code: 'threatened',
  text: { id: 'Ada yang terancam?', en: 'Is anyone in danger?' },
  answers: [
    yes({
      raiseTo: 2,
      reason: { id: 'ada yang terancam', en: 'someone is in danger' },
      keywords: ['diancam', 'mengancam', 'mengamuk', 'ngamuk', 'ketakutan', 'teriak', 'menyerang', 'menggigit'],
    }),
    no(),
    unknown,
  ],
};

const vulnerable: Question = {
  code: 'vulnerable',
  text: { id: 'Anak, lansia, atau sakit?', en: 'Child, elderly or ill?' },
  answers: [
    yes({
      raiseTo: 1,
      reason: { id: 'anak, lansia, atau sakit', en: 'child, elderly or ill' },
      keywords: ['anak kecil', 'balita', 'bayi', 'lansia', 'kakek', 'nenek', 'pikun', 'sakit'],
    }),
    no(),
    unknown,
  ],
};

const value: Question = {
  code: 'value',
  text: { id: 'Ada kerugian besar?', en: 'Large loss?' },
  answers: [
    yes({
      raiseTo: 3,
      reason: { id: 'kerugian besar', en: 'large loss' },
      keywords: ['puluhan juta', 'ratusan juta', 'miliar', 'semua perhiasan'],
    }),
    no(),
    unknown,
  ],
};

const tracked: Question = {
  code: 'tracked',
  text: { id: 'Posisi terlacak (GPS)?', en: 'Position tracked (GPS)?' },
  answers: [
    yes({
      raiseTo: 2,
      reason: { id: 'posisi terlacak', en: 'position is tracked' },
      keywords: ['gps', 'terlacak', 'find my'],
    }),
    no(),
    unknown,
  ],
};

const hazard: Question = {
  code: 'hazard',
  text: { id: 'Ada bahaya lain (bensin, gas, listrik)?', en: 'Other hazard (fuel, gas, power)?' },
  answers: [
    yes({
      raiseTo: 1,
      reason: { id: 'bahaya bensin, gas, atau listrik', en: 'fuel, gas or power hazard' },
      adds: 'fire_brigade',
      keywords: ['bensin', 'bocor gas', 'gas bocor', 'kabel putus', 'kabel menjuntai', 'percikan api', 'tabung gas'],
    }),
    no(),
    unknown,
  ],
};

/** The questions that several kinds share; a kind chooses three to five of them. */
export const questions = {
  weapon,
  injured,
  suspect,
  when,
  ambulance,
  childVictim,
  trapped,
  blocked,
  crowdSize,
  ongoing,
  stillOn,
  conscious,
  threatened,
  vulnerable,
  value,
  tracked,
  hazard,
} as const satisfies Record<string, Question>;
