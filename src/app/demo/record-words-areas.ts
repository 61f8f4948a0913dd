/** What the records of areas tell. Items are those of their registers; all of it is invented. */

export const wisdomWords = [
  [
    'Rembuk warga malam Jumat',
    'forum',
    'Perkara dibicarakan sebelum dilaporkan; yang tua membuka, yang muda mencatat.',
  ],
  ['Sambatan', 'labour', 'Rumah yang rusak dibangun bersama tanpa upah; yang berselisih duduk satu kerja.'],
  ['Kentongan titir', 'custom', 'Irama kentongan memberi tahu bahaya; tiap irama dikenal anak-anak.'],
  ['Wayang kampung', 'art', 'Lakon damai dimainkan setelah sengketa selesai.'],
  ['Siji kanggo kabeh', 'saying', 'Rugi satu orang ditanggung bersama; dipakai saat menagih janji.'],
  ['Jimpitan beras', 'labour', 'Segenggam beras tiap malam menghidupi ronda.'],
  ['Sedekah bumi', 'custom', 'Panen dirayakan bersama kampung sebelah.'],
  ['Lomba dayung Kali Wening', 'art', 'Kampung yang pernah bentrok berlomba dalam satu perahu.'],
] as const;

export const tensionWords = [
  {
    name: 'Rebutan lapangan dua kampung',
    trigger: 'Jadwal pakai lapangan diubah tanpa rembuk.',
    parties: 'Kelompok remaja dua kampung bertetangga',
    calming: 'Jadwal bersama ditempel; pertandingan persahabatan tiap bulan.',
  },
  {
    name: 'Pedagang lama dan pedagang baru',
    trigger: 'Kios dibagi ulang setelah pasar diperbaiki.',
    parties: 'Dua kelompok pedagang pasar',
    calming: 'Undian kios disaksikan pengelola dan FKPM.',
  },
  {
    name: 'Ojek pangkalan dan ojek daring',
    trigger: 'Penumpang dijemput di depan pangkalan.',
    parties: 'Pengojek pangkalan dan pengojek daring',
    calming: 'Titik jemput disepakati dan diberi tanda.',
  },
  {
    name: 'Warga dan pabrik soal air buangan',
    trigger: 'Air sungai keruh setelah hujan.',
    parties: 'Warga tepi sungai dan pengelola pabrik',
    calming: 'Uji air bersama tiap dua minggu.',
  },
  {
    name: 'Nelayan jaring dan nelayan pancing',
    trigger: 'Jaring dipasang di jalur pancing.',
    parties: 'Dua kelompok nelayan',
    calming: 'Batas jalur dipasang pelampung.',
  },
  {
    name: 'Penghuni kos dan warga lama',
    trigger: 'Kebisingan lewat tengah malam.',
    parties: 'Penghuni kos dan pengurus RT',
    calming: 'Tata tertib kos dibuat bersama.',
  },
] as const;

export const potentialWords = [
  ['nature', 'Mata air', 'community', 'Sumber air bersih saat kekeringan.'],
  ['nature', 'Hutan bambu', 'custom', 'Bahan kerajinan dan penahan longsor.'],
  ['skills', 'Kelompok las dan bengkel', 'hobby', 'Remaja yang magang tidak lagi nongkrong malam.'],
  ['skills', 'Tim tanggap warga', 'community', 'Membantu korban sebelum petugas tiba.'],
  ['activity', 'Latihan pencak silat', 'sport', 'Saluran pertemuan remaja dua kampung.'],
  ['activity', 'Kerja bakti rumah ibadah', 'worship', 'Saluran pesan kamtibmas.'],
  ['network', 'Grup pesan pengurus RT', 'technology', 'Kabar cepat sampai ke semua RT.'],
  ['network', 'Paguyuban pengemudi', 'community', 'Mata dan telinga di jalan.'],
  ['economy', 'Pasar pagi', 'community', 'Pusat penghidupan; gangguan cepat terasa.'],
  ['economy', 'Sentra batik', 'art', 'Menyerap tenaga kerja muda.'],
  ['economy', 'Tempat pelelangan ikan', 'custom', 'Pusat penghidupan pesisir.'],
] as const;

export const activityWords = [
  ['festival', 'Festival kampung', 1500, 'given', 'Pengalihan arus dan pos terpadu.'],
  ['concert', 'Konser amal', 4000, 'given', 'Pemeriksaan pintu masuk, dua mobil patroli.'],
  ['sport', 'Lari pagi bersama', 800, 'none', 'Pengawalan rute dan penutupan jalan singkat.'],
  ['market', 'Pasar malam', 1200, 'asked', 'Patroli jalan kaki dan pengaturan parkir.'],
  ['ceremony', 'Upacara hari jadi kota', 600, 'none', 'Pengamanan tamu.'],
  ['holiday', 'Malam pergantian tahun', 9000, 'none', 'Rencana pengamanan tersendiri, semua fungsi.'],
  ['demonstration', 'Penyampaian pendapat buruh', 500, 'notice', 'Negosiator dan Dalmas awal; tanpa senjata api.'],
  ['school', 'Kelulusan sekolah', 700, 'none', 'Sambang sekolah, cegah konvoi.'],
  ['works', 'Penggalian pipa', 0, 'none', 'Rambu dan pengaturan lalu lintas.'],
] as const;

export const hazardWords = [
  ['water', 'flood', 'Genangan', 'November–Maret', 'Pompa siaga, tali dan pelampung di pos.'],
  ['soil', 'landslide', 'Tebing rawan longsor', 'Desember–Februari', 'Ronda hujan dan jalur pengungsian.'],
  ['zone', 'fire', 'Permukiman rapat rawan kebakaran', 'Juli–Oktober', 'Hidran dibersihkan; gang dijaga bebas parkir.'],
  ['air', 'wind', 'Jalur angin kencang', 'Oktober–November', 'Pohon dipangkas sebelum musim.'],
  ['air', 'smoke', 'Asap pembakaran sampah', 'Juli–September', 'Teguran dan tempat sampah bersama.'],
  ['water', 'pollution', 'Air sungai tercemar', 'Sepanjang tahun', 'Contoh air diambil tiap bulan.'],
  ['sea', 'wave', 'Pantai rawan gelombang pasang', 'Mei–Agustus', 'Papan peringatan dan patroli pantai.'],
  ['soil', 'drought', 'Kekurangan air bersih', 'Agustus–Oktober', 'Jadwal truk tangki.'],
] as const;

export const changeWords = [
  ['hoax', 'Kabar penculikan anak lewat pesan berantai', 'false', 'Orang tua menjemput serentak; jalan macet.'],
  ['cyber', 'Akun bantuan sosial palsu', 'true', 'Warga mengirim data diri dan uang.'],
  ['migration', 'Pendatang pekerja proyek', 'true', 'Kontrakan penuh; pendataan tertinggal.'],
  ['landuse', 'Sawah menjadi perumahan', 'true', 'Saluran air berubah; genangan baru.'],
  ['hoax', 'Kabar mogok angkutan seluruh kota', 'false', 'Penumpang menumpuk di terminal.'],
  ['work', 'Pabrik garmen mengurangi pekerja', 'partly', 'Pertemuan buruh bertambah.'],
  ['cyber', 'Peretasan laman kelurahan', 'true', 'Layanan surat terhenti dua hari.'],
] as const;

export const networkWords = [
  ['radio', 'electronic', 'Jaringan radio antar-pos'],
  ['chat', 'electronic', 'Grup pesan RT dan Bhabinkamtibmas'],
  ['camera', 'electronic', 'Kamera simpang jalan'],
  ['data', 'electronic', 'Jaringan data pelayanan'],
  ['forum', 'manual', 'FKPM kelurahan'],
  ['runner', 'manual', 'Kurir banjir antar-RW'],
] as const;

export const policyWords = [
  ['Jam malam pelajar', 'district', 'eases', 'Tawuran malam berkurang; patroli pelajar bertambah.'],
  ['Penataan pedagang kaki lima', 'district', 'strains', 'Pedagang pindah ke badan jalan lain.'],
  ['Kenaikan tarif parkir', 'district', 'strains', 'Parkir liar bertambah di jalan kecil.'],
  ['Bantuan pangan musim kering', 'national', 'eases', 'Antrean panjang perlu pengaturan, setelah itu tenang.'],
  ['Zonasi sekolah', 'province', 'neutral', 'Arus pagi berubah arah.'],
  ['Pengurangan lampu jalan', 'service', 'strains', 'Penjambretan malam naik di jalan gelap.'],
] as const;

export const agreementWords = [
  [
    'mou',
    'Nota kesepahaman penanganan gawat darurat',
    'Polres dan dinas kesehatan',
    'Panggilan 110 dan 119 saling diteruskan.',
  ],
  [
    'cooperation',
    'Perjanjian tukar data kejadian jalan',
    'Polres dan dinas perhubungan',
    'Data paling sedikit yang perlu, dicatat tiap kirim.',
  ],
  ['village', 'Kesepakatan jam musik hajatan', 'Warga, pengurus RW, Bhabinkamtibmas', 'Musik berhenti pukul 23.00.'],
  ['village', 'Kesepakatan pakai lapangan', 'Dua kampung bertetangga', 'Jadwal bergilir dan denda bersama.'],
  ['regional', 'Peraturan parkir tepi jalan', 'Pemerintah kota', 'Titik parkir resmi dan karcis.'],
  ['law', 'Tata cara pemberitahuan keramaian', 'Polres', 'Syarat dan jangka waktu pemberitahuan.'],
  [
    'mou',
    'Nota kesepahaman pendampingan sekolah',
    'Polres dan dinas pendidikan',
    'Sambang sekolah dan pencegahan tawuran.',
  ],
  [
    'cooperation',
    'Perjanjian pinjam pakai perahu',
    'Polres dan badan penanggulangan bencana',
    'Dua perahu saat banjir.',
  ],
] as const;

/** Measure, its period, lowest and highest invented value, digits after the comma. */
export const figureWords = [
  ['hdi', 'Indeks pembangunan manusia', 68, 81, 1],
  ['schooling', 'Rata-rata lama sekolah', 8, 12, 1],
  ['jobless', 'Pengangguran terbuka', 3, 9, 1],
  ['poor', 'Penduduk miskin', 3, 12, 1],
  ['internet', 'Akses internet', 62, 96, 0],
  ['newcomers', 'Pendatang', 40, 900, 0],
] as const;
