import { column, has, numberOf, period, rowsBy, type Sources, say, share, sumOf, total } from './reports.rules.ts';
import type { Report } from './uses.contract.ts';

/** Ceiling, use and rest of the budget by function; what is used is the sum of the recorded papers. */
export function budgetReport(sources: Sources): Report | undefined {
  const [lines, uses] = [sources('budget-lines'), sources('budget-uses')];
  if (!lines || !uses) return undefined;
  const cellsOf = (records: typeof lines.records) => {
    const [ceiling, used] = [sumOf(records, 'ceiling'), sumOf(records, 'used')];
    return [records.length, ceiling, used, ceiling - used, share(used, ceiling)];
  };
  return {
    id: 'budget',
    texts: say('Pemakaian anggaran', 'Budget use'),
    note: say(
      'Terpakai = jumlah bukti pengeluaran yang tercatat pada mata anggaran; bukan angka dari sistem keuangan negara.',
      'Used = sum of the recorded papers of each line; not a figure of the state’s accounts.',
    ),
    sources: ['budget-lines', 'budget-uses'],
    ...period(uses.records, 'on'),
    n: lines.records.length,
    columns: [
      column('Mata anggaran', 'Lines'),
      column('Pagu', 'Ceiling', 'money'),
      column('Terpakai', 'Used', 'money'),
      column('Sisa', 'Remaining', 'money'),
      column('Serapan', 'Share used', 'percent'),
    ],
    rows: [...rowsBy(lines, 'function', cellsOf), total(cellsOf(lines.records))],
  };
}

/** What came from outside the budget, by its ground, with what was approved: open to oversight. */
export function supportReport(sources: Sources): Report | undefined {
  const support = sources('off-budget-support');
  if (!support) return undefined;
  const cellsOf = (records: typeof support.records) => {
    const approved = records.filter((record) => has(record, 'approval', 'approved'));
    const open = records.filter((record) => has(record, 'approval', 'asked'));
    return [records.length, sumOf(approved, 'amount'), open.length, records.length - approved.length - open.length];
  };
  return {
    id: 'support',
    texts: say('Dukungan nonbudgeter', 'Off-budget support'),
    note: say('Hanya yang disetujui dijumlahkan.', 'Only what was approved is summed.'),
    sources: ['off-budget-support'],
    ...period(support.records, 'givenOn'),
    n: support.records.length,
    columns: [
      column('Dukungan', 'Gifts and loans'),
      column('Nilai disetujui', 'Value approved', 'money'),
      column('Menunggu', 'Waiting'),
      column('Ditolak', 'Refused'),
    ],
    rows: [...rowsBy(support, 'ground', cellsOf), total(cellsOf(support.records))],
  };
}

/** Readiness of assets at the three levels. */
export function assetsReport(sources: Sources): Report | undefined {
  const assets = sources('assets');
  if (!assets) return undefined;
  const cellsOf = (records: typeof assets.records) => {
    const by = (item: string) => records.filter((record) => has(record, 'ready', item)).length;
    const [ready, repair, unusable] = [by('ready'), by('repair'), by('unusable')];
    const known = ready + repair + unusable;
    return [records.length, ready, repair, unusable, records.length - known, share(ready, known)];
  };
  return {
    id: 'assets',
    texts: say('Kesiapan sarana', 'Readiness of assets'),
    note: say('Siap = bagian dari yang kesiapannya tercatat.', 'Ready = share of those whose readiness is recorded.'),
    sources: ['assets'],
    from: null,
    until: null,
    n: assets.records.length,
    columns: [
      column('Sarana', 'Assets'),
      column('Siap', 'Ready'),
      column('Dalam perbaikan', 'In repair'),
      column('Tidak dapat dipakai', 'Not usable'),
      column('Belum dicatat', 'Not recorded'),
      column('Bagian siap', 'Share ready', 'percent'),
    ],
    rows: [...rowsBy(assets, 'level', cellsOf), total(cellsOf(assets.records))],
  };
}

/** Contact items: left, handed out, used. */
export function contactReport(sources: Sources): Report | undefined {
  const items = sources('contact-items');
  if (!items) return undefined;
  const cellsOf = (records: typeof items.records) => {
    const [issued, used] = [sumOf(records, 'issued'), sumOf(records, 'used')];
    return [records.reduce((sum, record) => sum + numberOf(record, 'stock'), 0), issued, used, share(used, issued)];
  };
  return {
    id: 'contact-items',
    texts: say('Sarana kontak', 'Contact items'),
    note: say('Terpakai dibanding yang dibagikan.', 'Used, against what was handed out.'),
    sources: ['contact-items'],
    from: null,
    until: null,
    n: items.records.length,
    columns: [
      column('Stok', 'In stock'),
      column('Dibagikan', 'Handed out'),
      column('Terpakai', 'Used'),
      column('Bagian terpakai', 'Share used', 'percent'),
    ],
    rows: rowsBy(items, 'kind', cellsOf),
  };
}
