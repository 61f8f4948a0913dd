import { type DemoRecord, type RecordKit, turn } from './records-kit.ts';

const million = 1_000_000;
/** Code, description, function, kind, ceiling in million rupiah, share used so far. */
const lineWords = [
  ['3110.001', 'Gaji dan tunjangan', 'sdm', 'staff', 38_400, 0.86],
  ['3128.010', 'Bahan bakar patroli', 'samapta', 'goods', 2_150, 0.93],
  ['3128.011', 'Pemeliharaan kendaraan', 'log', 'goods', 980, 0.71],
  ['3128.012', 'Pengaturan lalu lintas dan laka', 'lantas', 'goods', 760, 0.64],
  ['3128.020', 'Penyelidikan dan penyidikan', 'reskrim', 'goods', 1_420, 0.78],
  ['3128.021', 'Penyidikan narkotika', 'resnarkoba', 'goods', 640, 0.55],
  ['3128.030', 'Pembinaan masyarakat dan Polmas', 'binmas', 'goods', 520, 0.6],
  ['3128.031', 'Sarana kontak sambang', 'binmas', 'goods', 140, 0.82],
  ['3128.040', 'Deteksi dini', 'intelkam', 'goods', 460, 0.58],
  ['3128.050', 'Pelatihan dan sertifikasi', 'sdm', 'goods', 310, 0.42],
  ['3130.001', 'Alat komunikasi', 'tik', 'capital', 850, 0.3],
  ['3130.002', 'Perbaikan gedung Pospol', 'log', 'capital', 1_200, 0.48],
  ['3130.003', 'Pemeliharaan ruang K3I', 'ops', 'goods', 275, 0.67],
] as const;

export function budgetLines({ district, ahead }: RecordKit): DemoRecord[] {
  const year = Number(district.asOf.slice(0, 4));
  return lineWords.map(([code, name, fn, kind, ceiling], index) => ({
    register: 'budget-lines',
    key: code,
    values: {
      name,
      code,
      year,
      function: fn,
      kind,
      ceiling: ceiling * million,
      source: 'DIPA Polres (contoh)',
      closesOn: ahead(index === 0 ? 12 : 30 + index),
    },
    place: null,
  }));
}

interface Given {
  offices: readonly DemoRecord[];
  budget: readonly DemoRecord[];
  agreements: readonly DemoRecord[];
}

/** Uses of the budget, support from outside it, and contact items. */
export function meansRecords(kit: RecordKit, given: Given): DemoRecord[] {
  return [...uses(kit, given), ...support(kit, given), ...items(kit, given)];
}

/** Three to five papers a line that add up to what the line has used. */
function uses({ random, ago }: RecordKit, { offices }: Given): DemoRecord[] {
  return lineWords.flatMap(([code, name, fn, , ceiling, share], index) => {
    const parts = Array.from({ length: random.int(3, 5) }, () => random.range(0.5, 1.5));
    const whole = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part, month) => ({
      register: 'budget-uses',
      key: `${code}-${month + 1}`,
      values: {
        name: `${name}, tahap ${month + 1}`,
        line: code,
        amount: Math.round(((part / whole) * ceiling * share * million) / 10_000) * 10_000,
        on: ago(300 - month * 60 - index),
        paper: `SPM/${String(index + 1).padStart(2, '0')}${month + 1}/2026`,
        office: offices.some(({ key }) => key === fn) ? fn : 'polres',
      },
      place: null,
    }));
  });
}

const supportWords = [
  ['Sepuluh kamera simpang', 'Dinas perhubungan', 180, 'agreement', 'approved', 'Memantau simpang rawan'],
  ['Dua perahu karet', 'Badan penanggulangan bencana', 95, 'use', 'approved', 'Siaga banjir'],
  ['Makanan petugas pos hari raya', 'Koperasi pasar', 12, 'grant', 'refused', 'Tidak dipakai; dikembalikan'],
  ['Rompi pantul relawan', 'Palang merah setempat', 18, 'grant', 'approved', 'Relawan laka'],
  ['Ruang rapat FKPM', 'Kelurahan', 6, 'use', 'approved', 'Pertemuan bulanan'],
  ['Generator darurat', 'Perusahaan listrik daerah', 65, 'emergency', 'asked', 'Cadangan ruang K3I'],
] as const;

function support({ ago, due, random }: RecordKit, { agreements }: Given): DemoRecord[] {
  const shared = agreements.filter(({ values }) => values.kind === 'cooperation');
  return supportWords.map(([name, giver, amount, ground, approval, use], index) => ({
    register: 'off-budget-support',
    key: String(index + 1),
    values: {
      name,
      giver,
      amount: amount * million,
      ground,
      ...(ground === 'agreement' && shared.length > 0 ? { agreement: shared[0]!.key } : {}),
      approval,
      ...(approval === 'asked' ? {} : { approvedBy: 'Kapolres, setelah telaah Siwas' }),
      givenOn: ago(random.int(10, 300)),
      use,
      reportBy: due(),
    },
    place: null,
  }));
}

const itemWords = [
  ['leaflet', 'Selebaran 110', 'both', 4000],
  ['sticker', 'Stiker nomor penting', 'visit', 2500],
  ['card', 'Kartu nama Bhabinkamtibmas', 'visit', 1800],
  ['whistle', 'Peluit ronda', 'visit', 300],
  ['vest', 'Rompi pantul', 'patrol', 160],
  ['airtime', 'Pulsa sambang', 'both', 120],
  ['package', 'Paket bantuan darurat', 'visit', 90],
] as const;

function items({ random, due, share }: RecordKit, { offices }: Given): DemoRecord[] {
  const holders = offices.filter(({ values }) => values.kind === 'polsek' || values.kind === 'function');
  return Array.from({ length: Math.max(itemWords.length, share(21)) }, (_, index) => {
    const [kind, name, use, stock] = turn(itemWords, index);
    const holder = turn(holders, index * 3);
    const issued = Math.round(stock * random.range(0.3, 0.8));
    return {
      register: 'contact-items',
      key: String(index + 1),
      values: {
        name: `${name} ${String(holder.values.name)}`,
        kind,
        use,
        stock: stock - issued,
        issued,
        used: Math.round(issued * random.range(0.4, 0.95)),
        office: holder.key,
        source: '3128.031',
        checkBy: due(),
      },
      place: null,
    };
  });
}
