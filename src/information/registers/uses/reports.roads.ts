import { column, itemsOf, period, rowsBy, type Sources, say, share, sumOf, total } from './reports.rules.ts';
import type { Report } from './uses.contract.ts';

/** Roadworthiness checks by kind of vehicle; totals only. */
export function vehicleReport(sources: Sources): Report | undefined {
  const checks = sources('vehicle-checks');
  if (!checks) return undefined;
  const cellsOf = (records: typeof checks.records) => {
    const [checked, faulty] = [sumOf(records, 'checked'), sumOf(records, 'faulty')];
    return [records.length, checked, faulty, share(faulty, checked)];
  };
  return {
    id: 'vehicles',
    texts: say('Kelaikan kendaraan', 'Roadworthiness of vehicles'),
    note: say(
      'Hasil pemeriksaan, bukan perkiraan seluruh kendaraan.',
      'Of those checked; no estimate for all vehicles.',
    ),
    sources: ['vehicle-checks'],
    ...period(checks.records, 'on'),
    n: checks.records.length,
    columns: [
      column('Pemeriksaan', 'Checks'),
      column('Kendaraan diperiksa', 'Vehicles checked'),
      column('Tidak laik', 'Not roadworthy'),
      column('Bagian tidak laik', 'Share not roadworthy', 'percent'),
    ],
    rows: [...rowsBy(checks, 'vehicle', cellsOf), total(cellsOf(checks.records))],
  };
}

/** Education given and casualties, by group of road users. */
export function roadUserReport(sources: Sources): Report | undefined {
  const users = sources('road-users');
  if (!users) return undefined;
  return {
    id: 'road-users',
    texts: say('Keselamatan pengguna jalan', 'Safety of road users'),
    note: say('Korban sebagaimana dicatat pada tiap kegiatan.', 'Casualties as recorded with each activity.'),
    sources: ['road-users'],
    ...period(users.records, 'on'),
    n: users.records.length,
    columns: [column('Kegiatan', 'Activities'), column('Peserta', 'People reached'), column('Korban', 'Casualties')],
    rows: rowsBy(users, 'group', (records) => [
      records.length,
      sumOf(records, 'reached'),
      sumOf(records, 'casualties'),
    ]),
  };
}

/** Road sections by class: surface, checks, and what happened on them. */
export function sectionReport(sources: Sources): Report | undefined {
  const sections = sources('road-sections');
  if (!sections) return undefined;
  return {
    id: 'road-sections',
    texts: say('Ruas jalan', 'Road sections'),
    note: say(
      'Kejadian = kecelakaan dan kemacetan yang ditautkan.',
      'Incidents = crashes and jams linked to a section.',
    ),
    sources: ['road-sections', 'vehicle-checks'],
    from: null,
    until: null,
    n: sections.records.length,
    columns: [
      column('Ruas', 'Sections'),
      column('Permukaan rusak', 'Damaged surface'),
      column('Kejadian tertaut', 'Incidents linked'),
      column('Pemeriksaan', 'Vehicle checks'),
    ],
    rows: rowsBy(sections, 'class', (records) => [
      records.length,
      records.filter((record) => itemsOf(record, 'surface').some((item) => item !== 'good')).length,
      records.reduce((sum, record) => sum + itemsOf(record, 'incidents').length, 0),
      sumOf(records, 'checks'),
    ]),
  };
}
