import { openSheet } from '../../platform/print/sheet.ts';
import type { Text } from '../../platform/problem/problem.ts';
import type { StatusDetail } from '../status/status.contract.ts';
import { type StatusLevel, statusWords } from '../status/status.types.ts';
import { areaShort, areaTitle } from './area-words.rules.ts';
import { drawHeat, drawMap, drawTrend, ink, rule, sheet, statusSymbol, write } from './brief.draw.ts';
import { type BriefWord, briefWords, shortDays, shortMonths } from './brief.words.ts';
import type { AreaProfile, AreaShapes, RecordList } from './profile.contract.ts';

export interface BriefInput {
  profile: AreaProfile;
  shapes: AreaShapes;
  polres: { name: string; timezone: string };
  proof: { position: number | null; checkpoint: { size: number; origin: string; note: string } | undefined };
  status: StatusDetail | null;
  /** Status of problems by record. */
  problems: ReadonlyMap<string, StatusLevel>;
  printedBy: string;
  language: 'id' | 'en';
}

const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};
const inside = sheet.width - 2 * sheet.margin;
const column = (inside - 16) / 2;
const right = sheet.margin + column + 16;

/** The brief for a village officer: one page of A4, as vectors, every figure with its count and period. Answers the file. */
export function printBrief(input: BriefInput): Promise<Buffer> {
  const { profile, shapes, polres, status, language } = input;
  const say = (word: BriefWord): string => briefWords[word][language];
  const word = (text: Text): string => text[language];
  const number = (value: number, digits = 0): string =>
    new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: digits }).format(value);
  const zone = zoneNames[polres.timezone] ?? polres.timezone;
  const stamp = (at: string): string =>
    `${new Intl.DateTimeFormat('en-GB', { timeZone: polres.timezone, dateStyle: 'short', timeStyle: 'short' })
      .format(new Date(at))
      .replace(',', '')} ${zone}`;
  const count = (n: number | null): string => (n === null ? say('few') : number(n));
  const { margin } = sheet;
  const { answers } = profile;
  const title = areaTitle(profile.area, language);
  // Nothing may flow onto a second page: every text is placed, and cut to its frame.
  const margins = { top: margin, bottom: 0, left: margin, right: margin };
  const { doc, finished } = openSheet(`${say('brief')}: ${title}`, { margins });

  write(doc, `${polres.name} · ${say('brief')}`, margin, 32, inside * 0.6, { bold: true, size: 9.5 });
  write(
    doc,
    `${say('printed')} ${stamp(profile.asOf)} ${say('by')} ${input.printedBy}`,
    margin + inside * 0.5,
    33,
    inside * 0.5,
    {
      align: 'right',
      colour: ink.quiet,
      size: 8,
    },
  );
  rule(doc, margin, 48, inside);
  write(doc, profile.path.map(areaShort).join(' › '), margin, 54, inside, { colour: ink.quiet, size: 8 });
  write(doc, title, margin, 64, inside * 0.62, { bold: true, size: 18 });
  if (profile.realm !== 'live') {
    const mark = say(profile.realm === 'demo' ? 'sample' : 'exercise');
    write(doc, mark, margin + inside * 0.62, 70, inside * 0.38, {
      bold: true,
      align: 'right',
      colour: ink.status.waspada,
      size: 10,
    });
  }
  statusLine(92);
  answersRow(112);

  write(doc, `${say('map')}`, margin, 178, column, { bold: true });
  drawMap(doc, shapes, profile.cells, { x: margin, y: 192, width: column, height: 282 });
  write(doc, say('mapKey'), margin, 477, column, { size: 7, colour: ink.quiet });

  write(doc, say('trend'), right, 178, column, { bold: true });
  write(doc, trendNote(), right + 84, 178.5, column - 84, { size: 7.5, colour: ink.quiet, align: 'right' });
  drawTrend(doc, profile.trend, { x: right, y: 194, width: column, height: 126 }, monthName);
  write(doc, say('heat'), right, 330, column, { bold: true });
  const most = drawHeat(doc, profile.heat, { x: right, y: 346, width: column, height: 126 }, shortDays[language]);
  write(
    doc,
    `${count(profile.heat.n)} ${say('reports')}, 24 ${say('months')} · ${say('darker')} ${number(most)}`,
    right,
    477,
    column,
    {
      size: 7,
      colour: ink.quiet,
    },
  );

  problemList(margin, 496);
  const after = comingList(right, 496);
  contacts(right, after + 8);
  foot();
  doc.end();
  return finished;

  function monthName(month: string): string {
    const [year = '', at = ''] = month.split('-');
    return `${shortMonths[language][Number(at) - 1]} ${year.slice(2)}`;
  }

  function trendNote(): string {
    const { direction, since, usual } = profile.trend;
    const way =
      (direction === 'rising' || direction === 'falling') && since ? `${say(direction)} ${monthName(since)} · ` : '';
    return `${way}${usual ? `${say('usual')} ${number(usual.low)}–${number(usual.high)} · ` : ''}${say('band')}`;
  }

  function statusLine(y: number): void {
    if (!status?.status) {
      write(doc, say('noStatus'), margin, y, inside, { colour: ink.quiet });
      return;
    }
    statusSymbol(doc, margin + 5, y + 5.5, status.status, 4.5);
    write(doc, word(statusWords[status.status]), margin + 14, y - 1, 90, { bold: true, size: 10 });
    const by = status.decision?.holds
      ? `${say('decided')} ${status.decision.by}, ${stamp(status.decision.at)}`
      : say('proposed');
    const why = status.reason ? `${word(status.reason)} · ` : '';
    write(doc, `${why}${by}`, margin + 84, y, inside - 84, { colour: ink.quiet });
  }

  function answersRow(y: number): void {
    const { need, capacity, priority, speed, emergency } = answers;
    const percent = (share: number): string => `${number(share * 100)} %`;
    const late = `${count(need.cases)} ${say('cases')}, ${count(need.late)} ${say('late')}`;
    const kind = priority.kind ? `${word(priority.kind.label)}, ${count(priority.kind.n)}, 90 ${say('days')}` : '';
    const cells: [BriefWord, string, string][] = [
      ['need', `${count(need.open)} ${say('openProblems')}`, late],
      [
        'capacity',
        capacity.people > 0 && capacity.residents
          ? `1 : ${number(capacity.residents / capacity.people)} ${say('residentsShort')}`
          : say('noBeat'),
        [
          capacity.people > 0
            ? `${number(capacity.people)} ${say('people')}`
            : `${number(capacity.shared)} ${say('shared')}`,
          capacity.residents === null ? '' : `${number(capacity.residents)} ${say('residents')}, ${capacity.year}`,
        ]
          .filter(Boolean)
          .join(' · '),
      ],
      ['priority', priority.problem?.title ?? (priority.kind ? word(priority.kind.label) : say('nothing')), kind],
      [
        'speed',
        speed.share === null ? say('notMeasured') : `${percent(speed.share)} ${say('inTime')}`,
        `${speed.ends ? `${number(speed.ends.low * 100)}–${percent(speed.ends.high)} · ` : ''}${count(speed.measured)} ${say('incidents')}, 30 ${say('days')}`,
      ],
      [
        'emergency',
        emergency.share === null ? say('notMeasured') : `${percent(emergency.share)} ${say('within10')}`,
        `${count(emergency.measured)} ${say('calls')}, 30 ${say('days')} · ${count(emergency.notMeasured)} ${say('unmeasured')}`,
      ],
    ];
    const width = inside / cells.length;
    for (const [at, [question, answer, note]] of cells.entries()) {
      const x = margin + at * width;
      doc.rect(x, y, width, 62).lineWidth(0.5).strokeColor(ink.line).stroke();
      write(doc, say(question), x + 6, y + 5, width - 10, { size: 7.5, colour: ink.quiet });
      write(doc, answer, x + 6, y + 16, width - 10, { bold: true, size: 9.5, lines: 2 });
      write(doc, note, x + 6, y + 41, width - 8, { size: 6.5, colour: ink.quiet, lines: 2 });
    }
  }

  function listOf(register: string): RecordList | undefined {
    return profile.lists?.find((list) => list.register === register);
  }

  function problemList(x: number, top: number): void {
    const list = listOf('problems');
    heading(say('problems'), x, top, list ? `${number(list.n)}` : '');
    let y = top + 18;
    if (!profile.lists) write(doc, say('closedToRole'), x, y, column, { colour: ink.quiet });
    else if (!list || list.items.length === 0) write(doc, say('nothing'), x, y, column, { colour: ink.quiet });
    for (const item of list?.items ?? []) {
      const level = input.problems.get(item.id);
      if (level) statusSymbol(doc, x + 4, y + 5.5, level, 3.5);
      write(doc, item.title, x + 13, y, column - 13, { bold: true });
      const note = [level ? word(statusWords[level]) : '', item.note ? word(item.note) : '', item.place].filter(
        Boolean,
      );
      write(doc, note.join(' · '), x + 13, y + 11, column - 13, { size: 7.5, colour: ink.quiet });
      y += 25;
    }
    const more = (profile.lists ?? []).filter(({ register }) => register !== 'problems' && register !== 'activities');
    const counts = more.filter(({ n }) => n > 0).map((one) => `${word(one.texts)} ${number(one.n)}`);
    write(doc, [...counts, say('visits')].join(' · '), x, y + 4, column, { size: 7.5, colour: ink.quiet, lines: 4 });
  }

  function comingList(x: number, top: number): number {
    const list = listOf('activities');
    heading(say('coming'), x, top, '');
    let y = top + 18;
    if (!list || list.items.length === 0) {
      write(doc, say(profile.lists ? 'nothing' : 'closedToRole'), x, y, column, { colour: ink.quiet });
      return y + 14;
    }
    for (const item of list.items) {
      const [, month = '', day = ''] = (item.on ?? '').split('-');
      const when = month ? `${Number(day)} ${shortMonths[language][Number(month) - 1]}` : '';
      write(doc, when, x, y, 36, { colour: ink.quiet });
      write(doc, [item.title, item.place].filter(Boolean).join(' · '), x + 38, y, column - 38);
      y += 13;
    }
    return y;
  }

  function contacts(x: number, top: number): void {
    heading(say('call'), x, top, '');
    let y = top + 18;
    if (profile.officers.length === 0) {
      write(doc, say('notNamed'), x, y, column, { colour: ink.quiet });
      y += 13;
    }
    for (const officer of profile.officers.slice(0, 3)) {
      const who = officer.crew && officer.crew.length > 0 ? ` · ${officer.crew.join(', ')}` : '';
      write(doc, `${officer.callsign}  ${officer.name}${who}`, x, y, column, { size: 7.5 });
      y += 13;
    }
    write(doc, say('line'), x, y, column);
    y += 17;
    write(doc, say('help'), x, y, column, { bold: true });
    y += 13;
    for (const one of profile.help) {
      const time = one.seconds === null ? say('noWay') : `${Math.max(1, Math.round(one.seconds / 60))} mnt`;
      write(doc, one.name, x, y, column - 60);
      write(doc, language === 'en' ? time.replace('mnt', 'min') : time, x + column - 60, y, 60, {
        align: 'right',
        bold: true,
      });
      y += 12.5;
    }
  }

  function heading(text: string, x: number, y: number, note: string): void {
    write(doc, text, x, y, column, { bold: true });
    if (note) write(doc, note, x, y, column, { colour: ink.quiet, align: 'right' });
    rule(doc, x, y + 14, column);
  }

  function foot(): void {
    const y = sheet.height - 92;
    rule(doc, margin, y, inside);
    const { checkpoint, position } = input.proof;
    const lines = [
      `${say('asOf')} ${stamp(profile.asOf)}. ${say('source')}${profile.merged ? ` ${say('merged')}` : ''}`,
      `${say('mapData')}: ${shapes.attribution}`,
    ];
    write(doc, lines.join(' '), margin, y + 5, inside, { size: 6.5, colour: ink.quiet, lines: 4 });
    const proof = checkpoint ? checkpoint.note.trim().replaceAll('\n', ' ') : say('pending');
    write(
      doc,
      `${say('entry')}: ${position === null ? '–' : number(position)} · ${say('checkpoint')}: ${proof}`,
      margin,
      y + 42,
      inside,
      {
        size: 6.5,
        colour: ink.quiet,
        lines: 3,
      },
    );
  }
}
