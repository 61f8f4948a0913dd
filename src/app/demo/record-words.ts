import type { DemoIncidentKind } from './types.ts';

/** What a gathering of incidents of one kind tells as a problem. Items are those of the register of problems. */
export interface ProblemStory {
  name: string;
  kind: string;
  triggers: readonly string[];
  parties: string;
  handling: readonly string[];
  rootCause: string;
  causes: readonly string[];
  claims: string;
}

export const problemStories: Partial<Record<DemoIncidentKind, ProblemStory>> = {
  curanmor: {
    name: 'Pencurian motor',
    kind: 'conventional',
    triggers: ['Motor diparkir tanpa kunci ganda pada malam hari.', 'Lahan parkir gelap dan tidak dijaga.'],
    parties: 'Penghuni kos, pengelola parkir',
    handling: ['preemptive', 'preventive', 'repressive'],
    rootCause: 'Tidak ada parkir bersama yang terang dan dijaga.',
    causes: ['place', 'weak'],
    claims: 'Penghuni: parkir aman sebagai hak; pengelola: wajib menjaga, meminta iuran.',
  },
  curas: {
    name: 'Penjambretan',
    kind: 'street',
    triggers: ['Jalan sepi dan gelap setelah pukul 22.00.', 'Banyak pengguna jalan memegang telepon di tepi jalan.'],
    parties: 'Pengguna jalan, pedagang malam',
    handling: ['preventive', 'repressive'],
    rootCause: 'Penerangan jalan padam dan patroli jarang lewat.',
    causes: ['place', 'economy'],
    claims: 'Pengguna jalan: berhak lewat dengan aman; dinas: wajib menyalakan lampu.',
  },
  curat: {
    name: 'Pembobolan rumah',
    kind: 'conventional',
    triggers: ['Rumah kosong pada jam kerja.', 'Ronda berhenti sejak musim hujan.'],
    parties: 'Warga satu RW, pengurus ronda',
    handling: ['preemptive', 'preventive'],
    rootCause: 'Ronda tidak berjalan dan gerbang lingkungan terbuka.',
    causes: ['place', 'weak'],
    claims: 'Warga: berhak atas ronda yang berjalan; pengurus: wajib membagi giliran.',
  },
  brawl: {
    name: 'Tawuran remaja',
    kind: 'dispute',
    triggers: ['Saling ejek di media sosial antara dua kelompok remaja.', 'Perebutan tempat berkumpul di akhir pekan.'],
    parties: 'Dua kelompok remaja kampung bertetangga',
    handling: ['preemptive', 'preventive', 'repressive', 'rehabilitative'],
    rootCause: 'Tidak ada kegiatan remaja yang mempertemukan kedua kampung.',
    causes: ['injustice', 'personal'],
    claims: 'Kedua kelompok mengaku berhak atas lapangan; keduanya wajib menjaga jam pakai.',
  },
  narcotics_report: {
    name: 'Peredaran narkotika',
    kind: 'narcotics',
    triggers: ['Rumah kontrakan kosong dipakai untuk transaksi.', 'Kurir berganti-ganti pada malam hari.'],
    parties: 'Warga sekitar, pemilik kontrakan',
    handling: ['preemptive', 'repressive', 'rehabilitative'],
    rootCause: 'Penyewa kontrakan tidak dicatat.',
    causes: ['weak', 'economy'],
    claims: 'Warga: berhak atas lingkungan aman; pemilik: wajib mencatat penyewa.',
  },
  noise: {
    name: 'Balap liar',
    kind: 'illegal',
    triggers: ['Jalan lurus dan lengang pada malam Minggu.', 'Janji bertemu lewat media sosial.'],
    parties: 'Kelompok pengendara motor, warga tepi jalan',
    handling: ['preventive', 'repressive'],
    rootCause: 'Tidak ada tempat latihan resmi; jalan tanpa pita kejut.',
    causes: ['weak', 'place'],
    claims: 'Warga: berhak tidur tenang; pengendara: meminta tempat latihan.',
  },
  congestion: {
    name: 'Parkir liar',
    kind: 'levy',
    triggers: ['Juru parkir memungut tanpa karcis.', 'Dua kelompok juru parkir berebut lahan.'],
    parties: 'Kelompok juru parkir, pedagang, pengunjung',
    handling: ['preemptive', 'preventive'],
    rootCause: 'Lahan parkir resmi belum ditetapkan.',
    causes: ['kkn', 'weak'],
    claims: 'Juru parkir: mengaku sudah lama di situ; pedagang: berhak atas jalan masuk.',
  },
  fraud: {
    name: 'Penipuan daring',
    kind: 'cyber',
    triggers: ['Tawaran kerja palsu lewat pesan singkat.', 'Toko daring palsu menjelang hari raya.'],
    parties: 'Pengguna toko daring',
    handling: ['preemptive', 'repressive'],
    rootCause: 'Cara memeriksa penjual belum dikenal.',
    causes: ['weak', 'economy'],
    claims: 'Pembeli: berhak atas uang kembali; penyelenggara: wajib menutup toko palsu.',
  },
  road_hazard: {
    name: 'Jalan rusak',
    kind: 'service',
    triggers: ['Lubang jalan dilaporkan berulang dan belum ditutup.', 'Lampu jalan padam lebih dari sebulan.'],
    parties: 'Pengguna jalan, dinas pekerjaan umum',
    handling: ['preventive'],
    rootCause: 'Laporan tidak sampai ke dinas yang berwenang.',
    causes: ['weak', 'place'],
    claims: 'Pengguna jalan: berhak atas jalan laik; dinas: wajib memperbaiki.',
  },
  crowd: {
    name: 'Pungutan oleh preman',
    kind: 'thuggery',
    triggers: ['Pedagang dimintai uang keamanan setiap hari.', 'Sopir dimintai uang di tempat menunggu.'],
    parties: 'Pedagang, sopir, kelompok peminta uang',
    handling: ['preemptive', 'preventive', 'repressive'],
    rootCause: 'Pedagang takut melapor dan pengelola tidak menjaga.',
    causes: ['kkn', 'personal', 'injustice'],
    claims: 'Pedagang: berhak berdagang tanpa pungutan; pengelola: wajib menjaga pasar.',
  },
};
