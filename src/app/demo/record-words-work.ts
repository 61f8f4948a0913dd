/** What the records of partnership and programmes tell. Items are those of their registers; all of it is invented. */

export const partnerWords = [
  ['government', 'Kelurahan', 'solving,mediation', 'preemptive,preventive'],
  ['government', 'Puskesmas', 'relief,coaching', 'preemptive,rehabilitative'],
  ['academic', 'Kampus', 'coaching,information', 'preemptive'],
  ['business', 'Koperasi pasar', 'solving', 'preventive'],
  ['community', 'FKPM', 'solving,mediation', 'preemptive,preventive'],
  ['community', 'Karang taruna', 'coaching', 'preemptive,rehabilitative'],
  ['media', 'Radio komunitas', 'information', 'preemptive'],
  ['business', 'Satpam kawasan', 'information', 'preventive'],
] as const;

/** Kind, mode, title, target group, channel, child protection, result. */
export const programmeWords = [
  [
    'festival',
    'special',
    'Festival Bhabinkamtibmas',
    'Warga dan pengurus RW',
    'art',
    'none',
    '42 kelurahan tampil; 11 kesepakatan warga lahir.',
  ],
  ['art', 'routine', 'Wayang kamtibmas', 'Warga kampung', 'art', 'none', 'Delapan pentas; pesan 110 dikenal penonton.'],
  [
    'youth',
    'routine',
    'Lapangan bersama',
    'Remaja dua kampung',
    'sport',
    'guarded',
    'Tawuran di sekitar lapangan turun dari 7 ke 2 setahun.',
  ],
  ['sport', 'routine', 'Liga futsal antarkampung', 'Pemuda', 'sport', 'guarded', '24 regu; tanpa bentrok.'],
  [
    'safety',
    'special',
    'Sekolah tertib jalan',
    'Pelajar SMA',
    'community',
    'guarded',
    '1.900 pelajar; helm naik dari 61 ke 78 persen.',
  ],
  ['service', 'routine', 'SIM keliling kampung', 'Warga jauh dari kota', 'technology', 'none', '640 orang dilayani.'],
  [
    'safety',
    'contingency',
    'Siaga banjir Kali Wening',
    'Warga tepi sungai',
    'community',
    'none',
    'Jalur pengungsian diuji dua kali.',
  ],
  ['art', 'special', 'Mural lawan narkoba', 'Karang taruna', 'art', 'guarded', 'Enam dinding kosong dilukis.'],
] as const;

/** Kind, title, outcome. */
export const workWords = [
  ['visit', 'Sambang rumah', 'Dua keluhan parkir dicatat sebagai masalah.'],
  ['forum', 'Pertemuan FKPM', 'Jadwal ronda dibagi ulang.'],
  ['watch', 'Siskamling bersama', 'Pos yang mati hidup kembali dua malam sepekan.'],
  ['counsel', 'Penyuluhan penipuan daring', 'Warga memasang nomor 110 di grup.'],
  ['mediation', 'Mediasi tetangga', 'Jam musik disepakati dan ditandatangani.'],
  ['social', 'Bakti sosial saluran air', 'Saluran 200 m bersih; genangan berkurang.'],
] as const;

/** Pattern of the area, way, title, steps, lesson. */
export const modelWords = [
  [
    'urban',
    'coaching',
    'Rembuk gang',
    'Petakan gang|Temui lima rumah|Sepakati satu hal',
    'Satu hal kecil lebih cepat dari daftar panjang.',
  ],
  [
    'trade',
    'education',
    'Pasar tanpa pungutan',
    'Pasang papan tarif|Buka meja aduan|Umumkan hasil',
    'Papan tarif menghapus tawar-menawar.',
  ],
  [
    'campus',
    'training',
    'Kos aman',
    'Data penyewa oleh pemilik|Kunci ganda|Ronda mahasiswa',
    'Pemilik perlu lembar contoh.',
  ],
  [
    'rural',
    'coaching',
    'Rembuk sawah',
    'Datang saat panen|Bahas air|Catat giliran',
    'Waktu bertemu menentukan kehadiran.',
  ],
  ['coastal', 'training', 'Perahu siaga', 'Latih tali|Cek pelampung|Uji radio', 'Radio cadangan wajib.'],
  [
    'industrial',
    'education',
    'Gerbang pabrik',
    'Temui serikat dan pengelola|Sepakati jam keluar',
    'Dua jam keluar mengurai macet.',
  ],
  [
    'newcomer',
    'coaching',
    'Perumahan baru',
    'Bentuk RT|Grup pesan|Ronda pertama bersama',
    'Ronda pertama perlu petugas hadir.',
  ],
] as const;

/** Title, aim, state before, decision, reason. */
export const pilotWords = [
  [
    'Ronda dengan peta panas',
    'Mengurangi pencurian malam',
    '31 pencurian dalam enam bulan',
    'widen',
    'Turun menjadi 19; pembanding tetap 28.',
  ],
  ['Jemput laporan di pasar', 'Laporan lebih cepat masuk', 'Rata-rata 3 hari setelah kejadian', 'running', ''],
  [
    'Kamera pinjaman simpang',
    'Mengurai macet sore',
    'Rata-rata 34 menit pulih',
    'stop',
    'Tidak berbeda dari pembanding.',
  ],
  ['Mediasi oleh tokoh', 'Sengketa selesai di kelurahan', '12 sengketa terbuka', 'running', ''],
] as const;

/** Title, key of the pilot, key of the model, what was changed, result. */
export const patternWords = [
  [
    'Ronda peta panas ke kecamatan tetangga',
    '1',
    '1',
    'Ronda mulai pukul 22 karena pasar tutup lebih lambat.',
    'Pencurian turun seperlima.',
  ],
  ['Pasar tanpa pungutan ke pasar kedua', '2', '2', 'Papan tarif dua bahasa daerah.', 'Masih berjalan.'],
  ['Mediasi tokoh ke pesisir', '4', '5', 'Rembuk di tempat pelelangan ikan.', 'Tiga sengketa selesai.'],
] as const;

/** Name, then the seven grounds of reasoning. */
export const strategyWords = [
  [
    'Kampung aman Kali Wening',
    'Rasa aman tumbuh dari saling menjaga.',
    'Warga tepi sungai padat dan saling kenal; pendatang belum.',
    'UU 2/2002 dan kesepakatan warga.',
    'Jalur air menghubungkan tiga kecamatan.',
    'Praktik pemolisian berbasis masalah.',
    'Pesan cepat dan peta bersama.',
    'Ronda malam, mediasi, penerangan, ukur tiap bulan.',
  ],
  [
    'Jalan selamat 2027',
    'Setiap nyawa di jalan berharga.',
    'Pengendara muda paling banyak menjadi korban.',
    'UU 22/2009 dan rencana umum nasional keselamatan.',
    'Jalan lingkar menjadi jalur barang.',
    'Lima pilar keselamatan jalan.',
    'Data kecelakaan dan kamera simpang.',
    'Ruas rawan, pendidikan, penegakan, pertolongan 119.',
  ],
  [
    'Pasar tanpa pungutan liar',
    'Berdagang adalah hak yang dilindungi.',
    'Pedagang takut melapor sendiri.',
    'KUHP dan peraturan pasar.',
    'Pasar memasok kecamatan sekitar.',
    'Standar pelayanan publik bebas pungutan.',
    'Aduan lewat pesan dengan nomor lacak.',
    'Papan tarif, meja aduan, patroli jalan kaki.',
  ],
] as const;

/** Item, versions that have it, place in its list, state, evidence, function. Six are in both lists, two in one each. */
export const readinessWords = [
  ['Siap piranti lunak', 'first,second', 1, 'ready', '13 SOP berlaku, ditinjau tiap tahun.', 'ops'],
  ['Siap pusat K3I', 'first,second', 2, 'ready', 'Ruang kendali 24 jam, gladi tiap bulan.', 'ops'],
  ['Siap simulasi', 'first', 3, 'partly', 'Dua dari empat gladi terlaksana.', 'ops'],
  ['Siap cipta kondisi', 'first', 4, 'partly', 'Pemetaan 58 dari 70 kelurahan.', 'intelkam'],
  ['Siap menganalisa situasi', 'second', 3, 'partly', 'Produk mingguan; ketepatan belum diukur.', 'intelkam'],
  ['Siap jaringan', 'second', 4, 'ready', '20 jaringan diperiksa dalam enam bulan.', 'binmas'],
  ['Siap mitra', 'first,second', 5, 'ready', 'Mitra tiap jenis tercatat dan ditemui.', 'binmas'],
  ['Siap SDM', 'first,second', 6, 'partly', 'Sebagian pelatihan habis masa berlaku.', 'sdm'],
  ['Siap sarpras', 'first,second', 7, 'partly', 'Radio dan kendaraan menunggu servis.', 'log'],
  ['Siap anggaran', 'first,second', 8, 'ready', 'Penyerapan sesuai rencana; dukungan luar dicatat.', 'ren'],
] as const;
