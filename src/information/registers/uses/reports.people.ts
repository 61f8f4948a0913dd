import type { RecordView } from '../registers.contract.ts';
import {
  column,
  enumOf,
  has,
  itemsOf,
  period,
  rowsBy,
  type Sources,
  say,
  share,
  sumOf,
  total,
} from './reports.rules.ts';
import type { Report, ReportRow } from './uses.contract.ts';

/**
 * Competences: how many people hold a post that asks for one, and how many of them have it. Counts of posts, never of a person.
 * @param today YYYY-MM-DD; training that ended before does not count as valid.
 */
export function competenceReport(sources: Sources, today: string): Report | undefined {
  const [people, positions] = [sources('personnel'), sources('positions')];
  if (!people || !positions) return undefined;
  const asked = new Map(positions.records.map((record) => [record.id, new Set(itemsOf(record, 'competences'))]));
  const trainers = sources('trainers')?.records ?? [];
  const valid = (record: RecordView, field: string) => itemsOf(record, field).some((day) => day >= today);
  const asks = (record: RecordView, item: string) =>
    itemsOf(record, 'position').some((position) => asked.get(position)?.has(item));
  const rows = enumOf(people, 'competences').flatMap(([item, texts]): ReportRow[] => {
    const needed = people.records.filter((record) => asks(record, item));
    const met = needed.filter((record) => has(record, 'competences', item));
    const holders = people.records.filter((record) => has(record, 'competences', item));
    const teachers = trainers.filter((record) => has(record, 'subjects', item) && valid(record, 'validUntil'));
    if (needed.length + holders.length + teachers.length === 0) return [];
    const trained = holders.filter((record) => valid(record, 'trainedUntil')).length;
    return [
      {
        texts,
        cells: [needed.length, met.length, share(met.length, needed.length), holders.length, trained, teachers.length],
      },
    ];
  });
  return {
    id: 'competences',
    texts: say('Kompetensi personel', 'Competences of personnel'),
    note: say(
      'Dituntut = orang yang jabatannya menuntut kompetensi itu. Kompetensi tidak menambah wewenang.',
      'Asked for = people whose position asks for it. Competence adds no authority.',
    ),
    sources: ['personnel', 'positions', 'trainers'],
    from: null,
    until: null,
    n: people.records.length,
    columns: [
      column('Dituntut', 'Asked for'),
      column('Terpenuhi', 'Met'),
      column('Bagian terpenuhi', 'Share met', 'percent'),
      column('Dimiliki', 'Held'),
      column('Pelatihan berlaku', 'Training valid'),
      column('Pelatih berlaku', 'Trainers valid'),
    ],
    rows,
  };
}

/** Personnel recorded against the established strength, by kind of office. */
export function strengthReport(sources: Sources): Report | undefined {
  const [offices, people] = [sources('organisation'), sources('personnel')];
  if (!offices || !people) return undefined;
  const officesOf = (records: readonly RecordView[]) => new Set(records.map(({ id }) => id));
  return {
    id: 'strength',
    texts: say('Kekuatan satuan', 'Strength of offices'),
    note: say(
      'DSP dibanding personel yang tercatat di sini.',
      'Established strength against the personnel recorded here.',
    ),
    sources: ['organisation', 'personnel'],
    from: null,
    until: null,
    n: offices.records.length,
    columns: [
      column('Satuan', 'Offices'),
      column('DSP', 'Established'),
      column('Tercatat', 'Recorded'),
      column('Siap', 'Available'),
    ],
    rows: rowsBy(offices, 'kind', (records) => {
      const ids = officesOf(records);
      const own = people.records.filter((record) => itemsOf(record, 'office').some((id) => ids.has(id)));
      const ready = own.filter((record) => has(record, 'availability', 'available')).length;
      return [records.length, sumOf(records, 'established'), own.length, ready];
    }),
  };
}

/** Asta Siap in both versions; an item that both have is counted once in the total. */
export function readinessReport(sources: Sources): Report | undefined {
  const items = sources('readiness-items');
  if (!items) return undefined;
  const cellsOf = (records: readonly RecordView[]) => {
    const by = (state: string) => records.filter((record) => has(record, 'state', state)).length;
    return [records.length, by('ready'), by('partly'), by('not'), share(by('ready'), records.length)];
  };
  return {
    id: 'readiness',
    texts: say('Asta Siap', 'Asta Siap readiness'),
    note: say(
      'Butir yang ada di kedua versi dihitung sekali dalam jumlah.',
      'An item of both versions counts once in the total.',
    ),
    sources: ['readiness-items'],
    from: null,
    until: null,
    n: items.records.length,
    columns: [
      column('Butir', 'Items'),
      column('Siap', 'Ready'),
      column('Sebagian', 'Partly'),
      column('Belum', 'Not yet'),
      column('Bagian siap', 'Share ready', 'percent'),
    ],
    rows: [...rowsBy(items, 'versions', cellsOf), total(cellsOf(items.records))],
  };
}

/** The mix of pre-emptive, preventive, repressive and rehabilitative handling, by kind of problem. */
export function handlingReport(sources: Sources): Report | undefined {
  const problems = sources('problems');
  if (!problems) return undefined;
  const kinds = enumOf(problems, 'handling');
  const cellsOf = (records: readonly RecordView[]) => [
    records.length,
    ...kinds.map(([item]) => records.filter((record) => has(record, 'handling', item)).length),
    records.filter((record) => itemsOf(record, 'handling').length === 0).length,
  ];
  return {
    id: 'handling',
    texts: say('Penanganan masalah', 'Handling of problems'),
    note: say(
      'Satu masalah dapat ditangani dengan beberapa cara; jumlah barisnya bisa lebih dari jumlah masalah.',
      'A problem may be handled in several ways; a row may add up to more than its problems.',
    ),
    sources: ['problems'],
    ...period(problems.records, 'since'),
    n: problems.records.length,
    columns: [
      column('Masalah', 'Problems'),
      ...kinds.map(([, texts]) => column(texts.id, texts.en)),
      column('Belum ditangani', 'Not handled'),
    ],
    rows: [...rowsBy(problems, 'kind', cellsOf), total(cellsOf(problems.records))],
  };
}
