import type { Random } from './random.ts';
import type { DemoIncidentKind } from './types.ts';

/** Short telephone-style notes; `{who}`, `{thing}`, `{count}` are filled in. */
const templates: Record<DemoIncidentKind, readonly string[]> = {
  curas: [
    'Begal, pelaku {count} orang naik motor, membawa senjata tajam. {thing} korban dirampas.',
    'Jambret {thing} dari pejalan kaki, pelaku kabur ke arah {dir}.',
  ],
  curat: [
    'Rumah dibobol saat kosong, {thing} hilang. Jendela {side} dicongkel.',
    'Ruko dibobol lewat pintu {side}, {thing} hilang.',
    'Pencuri masuk lewat atap, pemilik baru tahu setelah bangun. {thing} hilang.',
  ],
  curanmor: [
    'Sepeda motor {color} hilang dari parkiran, kunci setang dirusak.',
    'Motor matik {color} hilang di depan rumah, diketahui {who}.',
  ],
  anirat: [
    'Penganiayaan, korban luka di {body}, pelaku {count} orang dikenal warga.',
    'Pengeroyokan, satu korban luka di {body}, pelaku {count} orang.',
  ],
  theft: [
    '{thing} diambil dari kendaraan yang diparkir.',
    'Copet {thing} di keramaian, pelaku belum tertangkap.',
    'Pencurian {thing}, pelaku diamankan warga.',
  ],
  fraud: [
    'Penipuan jual beli daring, uang sudah dikirim, barang tidak datang.',
    'Pelapor ditelepon orang yang mengaku petugas dan diminta mengirim uang.',
  ],
  domestic_violence: [
    'Tetangga mendengar teriakan dan barang pecah, anak menangis.',
    'Pelapor dipukul anggota keluarga, luka di {body}, minta perlindungan.',
  ],
  narcotics_report: [
    'Warga melihat {count} orang bertransaksi mencurigakan, sering malam hari.',
    'Diduga pesta narkoba di rumah kontrakan, {count} orang.',
  ],
  missing_person: [
    'Anak usia {age} tahun belum pulang sejak siang, memakai baju {color}.',
    'Orang tua pelupa usia {old} tahun keluar rumah, belum kembali.',
  ],
  crash_injury: [
    'Tabrakan motor–mobil, {count} orang luka di {body}.',
    'Motor jatuh sendiri, pengendara luka di {body}, sadar.',
    'Pejalan kaki tertabrak motor, luka di {body}.',
  ],
  crash_material: [
    'Serempetan dua mobil, tidak ada luka, kedua pihak berdebat.',
    'Mobil menabrak pembatas, kerusakan bagian {side}, lajur tertutup.',
  ],
  congestion: [
    'Macet panjang arah {dir}, lampu lalu lintas tidak berfungsi.',
    'Antrean kendaraan tidak bergerak, truk mogok di lajur {side}.',
  ],
  road_hazard: [
    'Lubang besar di jalan, sudah {count} pengendara hampir jatuh.',
    'Tumpahan oli di tikungan, jalan licin.',
    'Kabel menjuntai rendah di atas jalan.',
  ],
  brawl: [
    'Tawuran sekitar {many} orang, sebagian membawa kayu.',
    'Perkelahian antarkelompok pemuda, sekitar {many} orang.',
  ],
  noise: ['Musik keras sampai larut malam, warga tidak bisa tidur.', 'Suara knalpot balap liar, sekitar {many} motor.'],
  suspicious_person: [
    '{count} orang tidak dikenal mondar-mandir melihat rumah kosong.',
    'Orang mencurigakan di atas motor {color}, mengamati parkiran.',
  ],
  crowd: [
    'Kerumunan sekitar {many} orang, jalan tertutup sebagian.',
    'Acara warga meluas ke badan jalan, sekitar {many} orang, perlu pengaturan.',
  ],
  fire: [
    'Api dari dapur rumah, merambat ke rumah sebelah. Damkar sudah diminta.',
    'Asap tebal dari kios, diduga korsleting listrik.',
  ],
  flood: ['Air naik setinggi {depth} cm, {count} rumah terendam.', 'Genangan {depth} cm, kendaraan tidak bisa lewat.'],
  fallen_tree: [
    'Pohon tumbang menutup jalan, mengenai kabel.',
    'Dahan besar jatuh menimpa mobil parkir, tidak ada korban.',
  ],
  medical: [
    'Orang pingsan di tepi jalan, napas ada, perlu ambulans.',
    'Laki-laki usia {old} tahun sesak napas, keluarga minta bantuan.',
  ],
  animal: ['Ular masuk rumah, panjang sekitar {count} meter.', 'Anjing liar mengejar anak-anak, warga khawatir.'],
  found_person: [
    'Anak usia {age} tahun ditemukan sendirian, belum tahu alamatnya.',
    'Orang tua kebingungan, tidak ingat rumahnya.',
  ],
  lost_item: ['{thing} hilang di perjalanan, perlu surat keterangan.', '{thing} tertinggal di angkutan umum.'],
};

const fillers: Record<string, readonly string[]> = {
  who: ['pemilik', 'tetangga', 'penjaga', 'keluarga'],
  thing: ['telepon genggam', 'tas berisi dompet', 'laptop', 'perhiasan', 'uang tunai', 'dompet', 'televisi'],
  count: ['2', '2', '3', '4'],
  many: ['15', '20', '30', '40', '50'],
  dir: ['utara', 'selatan', 'timur', 'barat'],
  side: ['depan', 'belakang', 'samping', 'kiri'],
  color: ['hitam', 'merah', 'putih', 'biru', 'abu-abu'],
  body: ['tangan', 'kaki', 'kepala', 'lengan', 'bahu'],
  age: ['5', '6', '7', '8', '9'],
  old: ['62', '67', '71', '75', '78'],
  depth: ['30', '40', '50', '70', '90'],
};

/** One invented note for a kind of incident. No names, plates or numbers. */
export function narrate(kind: DemoIncidentKind, random: Random): string {
  const filled = random.pick(templates[kind]).replace(/\{(\w+)\}/g, (whole, key: string) => {
    const options = fillers[key];
    return options ? random.pick(options) : whole;
  });
  return filled.replace(/(^|\. )([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}
