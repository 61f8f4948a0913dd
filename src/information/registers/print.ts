import { createReportPage } from '../../platform/print/page.ts';
import { columnsOf } from './columns.rules.ts';
import { cellsOf } from './csv.ts';
import { day, type Extent, markOf, noteOf, type Provenance, stamp } from './export.rules.ts';
import type { FieldView, HistoryEntry, RecordView, RegisterView } from './registers.contract.ts';

/** Rows of a printed list; more is a book, and is better taken as a file. */
export const mostPrintedRows = 500;
const mostPrintedColumns = 7;
const words = {
  fields: { id: 'Isi', en: 'Content' },
  place: { id: 'Tempat', en: 'Place' },
  state: { id: 'Keadaan', en: 'State' },
  open: { id: 'Terbuka', en: 'Open' },
  closed: { id: 'Ditutup', en: 'Closed' },
  added: { id: 'Dicatat', en: 'Recorded' },
  changed: { id: 'Diubah terakhir', en: 'Last changed' },
  history: { id: 'Riwayat', en: 'History' },
  about: { id: 'Tentang cetakan ini', en: 'About this print' },
  page: { id: 'Halaman', en: 'Page' },
  of: { id: 'dari', en: 'of' },
  none: { id: '–', en: '–' },
  hidden: { id: 'Isian tentang orang tidak dicetak.', en: 'Fields about persons are not printed.' },
} as const;
const acts: Readonly<Record<string, { id: string; en: string }>> = {
  'register.record_added': words.added,
  'register.record_changed': { id: 'Diubah', en: 'Changed' },
  'register.record_closed': words.closed,
};

/** A value in the words of the page; references by their names. */
function textOf(field: FieldView, record: RecordView, language: 'id' | 'en', timezone: string): string {
  const value = record.values[field.id];
  if (value === null || value === undefined) return words.none[language];
  if (typeof value === 'object' && !Array.isArray(value) && 'type' in value) return value.type;
  if (field.type === 'date' || field.computed?.result === 'date')
    return day(`${String(value).slice(0, 10)}T12:00:00Z`, timezone);
  const named = (one: string) =>
    field.items?.find((item) => item.id === one)?.texts[language] ?? record.names[one] ?? one;
  if (typeof value === 'number')
    return [value.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB'), field.unit?.[language] ?? ''].join(' ').trim();
  if (typeof value === 'boolean') return language === 'id' ? (value ? 'Ya' : 'Tidak') : value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(named).join(', ') || words.none[language];
  return typeof value === 'object' ? value.value : named(value);
}

function open(title: string, of: Provenance, by: string, layout: 'portrait' | 'landscape') {
  const page = createReportPage(title, layout);
  page.heading(of.polres, `${stamp(of.at, of.timezone)}\n${by}`);
  if (markOf(of)) page.banner(markOf(of));
  return page;
}
const footer = (of: Provenance, title: string) => (page: number, pages: number) =>
  `${title} · ${words.page[of.language]} ${page} ${words.of[of.language]} ${pages}`;

export interface PrintedRecord {
  view: RegisterView;
  record: RecordView;
  history: readonly HistoryEntry[];
  of: Provenance;
  by: string;
  /** Fields about persons were left out. */
  hidden: boolean;
}

/** One record on paper: its content, place, state and history. Answers the PDF file. */
export function printRecord(given: PrintedRecord): Promise<Buffer> {
  const { view, record, history, of, by, hidden } = given;
  const { language, timezone } = of;
  const say = (word: keyof typeof words) => words[word][language];
  const page = open(record.title, of, by, 'portrait');
  page.title(record.title);
  page.paragraph(`${view.texts.one[language]} · ${view.texts.purpose[language]}`, true);
  page.section(say('fields'));
  page.facts(
    view.fields
      .filter((field) => field.asked || record.values[field.id] !== undefined)
      .map((field) => [field.texts[language], textOf(field, record, language, timezone)]),
  );
  if (hidden) page.paragraph(say('hidden'), true);
  if (record.place) {
    const { lon, lat, areaText, areaCode } = record.place;
    const at = lon === null || lat === null ? [] : [`${lat.toFixed(5)}, ${lon.toFixed(5)}`];
    page.facts([[say('place'), [...at, areaText || areaCode || ''].filter(Boolean).join(' · ')]]);
  }
  page.facts([
    [say('state'), record.closedAt ? `${say('closed')} ${stamp(record.closedAt, timezone)}` : say('open')],
    [say('added'), stamp(record.createdAt, timezone)],
    [say('changed'), stamp(record.changedAt, timezone)],
  ]);
  page.section(say('history'));
  const named = (id: string) =>
    id === 'place' ? say('place') : (view.fields.find((field) => field.id === id)?.texts[language] ?? id);
  page.facts(
    history.map((entry) => [
      stamp(entry.at, timezone),
      [
        acts[entry.action]?.[language] ?? entry.action,
        Object.keys(entry.changes).map(named).join(', '),
        entry.reason ?? '',
        entry.actorName ?? '',
      ]
        .filter(Boolean)
        .join(' · '),
    ]),
  );
  page.section(say('about'));
  page.paragraph(noteOf(of, { count: 1, from: record.createdAt, to: record.createdAt }), true);
  return page.finish(footer(of, record.title));
}

export interface PrintedList {
  view: RegisterView;
  records: readonly RecordView[];
  extent: Extent;
  of: Provenance;
  by: string;
  purpose: string | null;
}

/** A list on paper, landscape: the first columns of the register, in words. Answers the PDF file. */
export function printList(given: PrintedList): Promise<Buffer> {
  const { view, records, extent, of, by } = given;
  const { language, timezone } = of;
  const title = view.texts.many[language];
  const page = open(title, of, by, 'landscape');
  page.title(title);
  page.paragraph(view.texts.purpose[language], true);
  const first = view.fields.find(({ id }) => id === view.title);
  const rest = view.fields.filter(
    (field) => field !== first && field.asked && field.type !== 'longtext' && !drawn.has(field.type),
  );
  // Fields about persons are here only when somebody asked for them, so that they come before what there may be no room for.
  const [persons, others] = [true, false].map((are) => rest.filter(({ about }) => (about === 'person') === are));
  const fields = [...(first ? [first] : []), ...(persons ?? []), ...(others ?? [])].slice(0, mostPrintedColumns);
  const columns = columnsOf(view);
  const placed = view.placement !== 'none';
  page.table(
    [...fields.map((field) => (field === first ? 3 : 2)), ...(placed ? [3] : [])],
    [...fields.map((field) => field.texts[language]), ...(placed ? [words.place[language]] : [])],
    records.map((record) => [
      ...fields.map((field) => textOf(field, record, language, timezone)),
      ...(placed
        ? [
            record.place?.areaText ||
              cellsOf(
                columns.filter(({ part }) => part === 'area'),
                record,
                language,
              ).join(''),
          ]
        : []),
    ]),
  );
  page.section(words.about[language]);
  page.paragraph(noteOf(of, extent), true);
  if (given.purpose) page.paragraph(given.purpose, true);
  return page.finish(footer(of, title));
}
const drawn = new Set<FieldView['type']>(['point', 'line', 'polygon', 'attachment']);
