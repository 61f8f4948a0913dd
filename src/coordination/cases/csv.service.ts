import { csvLine, csvNote } from '../../information/registers/index.ts';
import type { Actor } from '../../platform/access/actor.ts';
import type { CaseQuery, CaseRow } from './cases.contract.ts';
import { outsideBodyTexts, policeFunctionTexts } from './owners.types.ts';
import type { CaseReading } from './reading.service.ts';

type Language = 'id' | 'en';

const pageSize = 500;
const titles: Readonly<Record<Language, readonly string[]>> = {
  id: [
    'nomor',
    'proses',
    'judul',
    'keadaan',
    'wilayah',
    'fungsi',
    'pihak luar',
    'petugas',
    'dibuka',
    'batas waktu',
    'terlambat',
    'ditutup',
    'dibuka lagi',
  ],
  en: [
    'number',
    'process',
    'title',
    'state',
    'area',
    'functions',
    'outside bodies',
    'assignee',
    'opened',
    'due',
    'overdue',
    'closed',
    'reopened',
  ],
};

function cellsOf(row: CaseRow, language: Language): (string | number)[] {
  const yes = language === 'id' ? 'ya' : 'yes';
  return [
    `K-${row.number}`,
    row.processText[language],
    row.title,
    row.stateText[language],
    row.areaText,
    row.functions.map((one) => policeFunctionTexts[one][language]).join('|'),
    row.bodies.map((one) => outsideBodyTexts[one][language]).join('|'),
    row.assignee?.name ?? '',
    row.openedAt,
    row.clock?.dueAt ?? '',
    row.clock?.level === 'overdue' ? yes : '',
    row.closedAt ?? '',
    row.reopened,
  ];
}

/** The queue as CSV in pieces, a page each, with licence and period as its closing row. */
export async function exportQueue(
  list: CaseReading['list'],
  actor: Actor,
  query: Omit<CaseQuery, 'cursor' | 'limit'>,
  { language, note, now }: { language: Language; note?: string; now: Date },
): Promise<AsyncGenerator<string>> {
  const pageAfter = (cursor?: string) => list(actor, { ...query, limit: pageSize, ...(cursor ? { cursor } : {}) }, now);
  // Asked before the first byte, so that a wrong filter is still answered with its reason.
  const first = await pageAfter();
  return (async function* pieces() {
    yield `\ufeff${csvLine([...titles[language]], ';')}`;
    for (let page = first; ; page = await pageAfter(page.next)) {
      if (page.items.length > 0) yield page.items.map((row) => csvLine(cellsOf(row, language), ';')).join('');
      if (page.next === null) break;
    }
    const asOf =
      language === 'id' ? `Antrean kasus per ${now.toISOString()}` : `Queue of cases as of ${now.toISOString()}`;
    yield csvNote([asOf, ...(note ? [note] : [])].join('. '));
  })();
}
