import type { Values } from '../../information/registers/registers.contract.ts';

/** How far a story has come: the steps taken, when it began, and how long it has rested since its last step. */
export interface CaseCourse {
  steps: readonly string[];
  daysAgo: number;
  restHours: number;
}
export interface CaseStory extends CaseCourse {
  values: Values;
}

/** Eight problems at eight stages: some fresh, some late, one closed, one come back. */
export const problemCourses: readonly CaseCourse[] = [
  { steps: [], daysAgo: 2, restHours: 48 },
  { steps: [], daysAgo: 16, restHours: 384 },
  { steps: ['analyse'], daysAgo: 12, restHours: 90 },
  { steps: ['analyse', 'respond'], daysAgo: 30, restHours: 240 },
  { steps: ['analyse', 'scan_again', 'analyse', 'respond'], daysAgo: 60, restHours: 1000 },
  { steps: ['analyse', 'respond', 'assess'], daysAgo: 45, restHours: 100 },
  { steps: ['analyse', 'respond', 'assess', 'close'], daysAgo: 70, restHours: 300 },
  { steps: ['analyse', 'respond', 'assess', 'close', 'reopen'], daysAgo: 85, restHours: 60 },
];

export const warningStories: readonly CaseStory[] = [
  {
    values: {
      name: 'Patroli malam di lahan parkir pasar',
      warning: 'Pencurian motor naik dari 2 menjadi 6 dalam 28 hari.',
      proposedAction: 'Patroli pukul 22.00–02.00 dan penerangan kepada pengelola parkir.',
    },
    steps: [],
    daysAgo: 1,
    restHours: 20,
  },
  {
    values: {
      name: 'Penyuluhan pelajar sebelum pulang sekolah',
      warning: 'Tiga laporan tawuran di sekitar sekolah dalam dua pekan.',
      proposedAction: 'Tatap muka dengan sekolah dan penjagaan pukul 13.00–15.00.',
    },
    steps: [],
    daysAgo: 9,
    restHours: 216,
  },
  {
    values: {
      name: 'Pengaturan simpang pada jam masuk kerja',
      warning: 'Kecelakaan luka naik pada jam 06.00–08.00.',
      proposedAction: 'Dua petugas di simpang dan usul rambu kepada Dishub.',
    },
    steps: ['start'],
    daysAgo: 4,
    restHours: 30,
  },
  {
    values: {
      name: 'Cek lampu jalan di ruas gelap',
      warning: 'Penjambretan di ruas tanpa lampu: empat laporan sebulan.',
      proposedAction: 'Data titik lampu mati, kirim ke kelurahan, patroli sampai menyala.',
    },
    steps: ['start', 'finish'],
    daysAgo: 20,
    restHours: 350,
  },
  {
    values: {
      name: 'Sambang kos-kosan',
      warning: 'Pembobolan rumah kosong naik pada akhir pekan.',
      proposedAction: 'Sambang 20 rumah kos dan pasang stiker nomor 110.',
    },
    steps: ['start', 'hand_back', 'start', 'finish'],
    daysAgo: 28,
    restHours: 400,
  },
  {
    values: {
      name: 'Razia knalpot bising',
      warning: 'Laporan kebisingan naik, tetapi dari satu titik saja.',
      proposedAction: 'Operasi gabungan akhir pekan.',
    },
    steps: ['drop'],
    daysAgo: 12,
    restHours: 200,
  },
];

export const backupStories: readonly CaseStory[] = [
  {
    values: {
      name: 'Contoh kesepakatan batas tanah',
      kind: 'academic',
      functionClass: 'functional',
      need: 'Contoh berita acara kesepakatan antarwarga tentang batas pekarangan.',
    },
    steps: [],
    daysAgo: 0.2,
    restHours: 3,
  },
  {
    values: {
      name: 'Tambahan petugas di lapangan bola',
      kind: 'operational',
      functionClass: 'main',
      need: 'Penonton lebih dari 2.000 orang; butuh satu regu pengaturan keluar.',
    },
    steps: [],
    daysAgo: 0.1,
    restHours: 2,
  },
  {
    values: {
      name: 'Jadwal piket bersama Satpol PP',
      kind: 'managerial',
      functionClass: 'supporting',
      need: 'Cara membagi piket bersama di pasar selama dua pekan.',
    },
    steps: ['take'],
    daysAgo: 3,
    restHours: 20,
  },
  {
    values: {
      name: 'Radio tidak menangkap kanal 3',
      kind: 'technology',
      functionClass: 'supporting',
      need: 'Radio genggam tidak menangkap kanal 3 di kelurahan bagian selatan.',
    },
    steps: ['take', 'answer'],
    daysAgo: 5,
    restHours: 40,
  },
  {
    values: {
      name: 'Dasar hukum penertiban parkir',
      kind: 'academic',
      functionClass: 'functional',
      need: 'Aturan yang dipakai untuk parkir di bahu jalan.',
    },
    steps: ['answer', 'confirm'],
    daysAgo: 15,
    restHours: 200,
  },
  {
    values: {
      name: 'Aplikasi lapangan tidak mengirim foto',
      kind: 'technology',
      functionClass: 'supporting',
      need: 'Foto kunjungan tertahan sejak pagi.',
    },
    steps: ['take', 'answer', 'ask_again', 'answer', 'confirm'],
    daysAgo: 18,
    restHours: 150,
  },
  {
    values: {
      name: 'Bahan penyuluhan penipuan daring',
      kind: 'managerial',
      functionClass: 'main',
      need: 'Bahan satu halaman untuk rapat RW.',
    },
    steps: ['withdraw'],
    daysAgo: 8,
    restHours: 100,
  },
];

export const tensionStories: readonly (CaseStory & { parties: readonly string[] })[] = [
  {
    values: { name: 'Pemuda dua RW soal jalan pintas', cause: 'Jalan pintas ditutup portal.', heatBefore: 3 },
    parties: ['Pemuda RW 02', 'Pemuda RW 05'],
    steps: [],
    daysAgo: 0.5,
    restHours: 12,
  },
  {
    values: { name: 'Juru parkir lama dan baru', cause: 'Lahan parkir dibagi ulang.', heatBefore: 4 },
    parties: ['Paguyuban parkir lama', 'Paguyuban parkir baru'],
    steps: ['begin'],
    daysAgo: 4,
    restHours: 80,
  },
  {
    values: { name: 'Pendukung dua klub', cause: 'Spanduk dirusak sebelum pertandingan.', heatBefore: 5 },
    parties: ['Pendukung klub utara', 'Pendukung klub selatan'],
    steps: ['begin', 'cool'],
    daysAgo: 7,
    restHours: 60,
  },
  {
    values: { name: 'Warga dan pengelola tambak', cause: 'Saluran air dialihkan.', heatBefore: 3 },
    parties: ['Warga RW 01', 'Pengelola tambak'],
    steps: ['begin', 'cool', 'flare', 'cool', 'end'],
    daysAgo: 40,
    restHours: 200,
  },
  {
    values: { name: 'Kabar bentrok pelajar', cause: 'Pesan berantai tanpa sumber.', heatBefore: 2 },
    parties: ['Siswa dua sekolah'],
    steps: ['dismiss'],
    daysAgo: 10,
    restHours: 220,
  },
];

/** What is said with a step, by process and action. */
export const stepValues: Readonly<Record<string, Readonly<Record<string, Values>>>> = {
  'problem-solving': {
    analyse: { pattern: 'Berulang di tempat dan jam yang sama, dilaporkan warga berbeda.' },
    respond: {
      rootCause: 'Tempat tidak terawat dan tidak ada yang bertanggung jawab menjaganya.',
      solution: 'Penjagaan bergiliran, lampu jalan, dan tata tertib yang disepakati.',
    },
    assess: { done: 'Lampu terpasang, jadwal jaga berjalan, tata tertib ditempel.' },
    close: { result: 'solved', review: 'Tidak ada laporan baru selama empat pekan.' },
    reopen: { pattern: 'Dua laporan baru di tempat yang sama.' },
  },
  'warning-task': {
    finish: { closingNote: 'Dilaksanakan; laporan berikutnya dipantau.' },
    drop: { closingNote: 'Satu titik saja; cukup ditegur oleh Polsek.' },
  },
  'backup-request': {
    answer: { answer: 'Dikirim lewat meja back up, dengan contoh dan nomor yang dapat dihubungi.' },
    ask_again: { need: 'Masih belum berhasil; mohon dicoba bersama.' },
  },
  tension: {
    cool: { action: 'Tatap muka kedua kelompok di kantor kelurahan.', heatAfter: 2 },
    flare: { heatBefore: 4 },
    end: { followUp: 'Sambang tiap pekan selama sebulan.' },
    dismiss: { followUp: 'Diklarifikasi kepada kedua sekolah.' },
  },
};
