import { answerText } from '../../communication/calls/index.ts';
import { neighbourhood } from '../../information/areas/neighbourhood.rules.ts';
import { createReportPage } from '../../platform/print/page.ts';
import type { Text } from '../../platform/problem/problem.ts';
import { assignmentStateLabels } from '../dispatch/assignments.states.ts';
import { findKind } from './incident-kinds.types.ts';
import type { IncidentDetail, TimelineEntry } from './incidents.contract.ts';
import { kindQuestions } from './kind-questions.types.ts';
import {
  agencyLabel,
  channelLabel,
  dispositionLabel,
  kindLabel,
  needLabel,
  requestStateLabel,
  stateLabel,
} from './labels.ts';
import { type ReportWord, reportWords } from './report.words.ts';

export interface ReportInput {
  incident: IncidentDetail;
  timeline: TimelineEntry[];
  polres: { name: string; timezone: string };
  printedBy: string;
  printedAt: Date;
  checkpoint: { size: number; origin: string; note: string } | undefined;
  language: 'id' | 'en';
}

const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** The printed report of an incident: A4, made on the server, every figure with its source. Answers the PDF file. */
export function printReport(input: ReportInput): Promise<Buffer> {
  const { incident, timeline, polres, language } = input;
  const say = (word: ReportWord): string => reportWords[word][language];
  const word = (text: Text): string => text[language];
  const zone = zoneNames[incident.timezone] ?? incident.timezone;
  const dates = new Intl.DateTimeFormat('en-GB', {
    timeZone: incident.timezone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  });
  const clocks = new Intl.DateTimeFormat('en-GB', {
    timeZone: incident.timezone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const clock = (at: string | null): string => (at ? clocks.format(new Date(at)) : say('none'));
  const full = (at: string | Date | null): string =>
    at ? `${dates.format(new Date(at))} ${clocks.format(new Date(at))} ${zone}` : say('none');
  const minutes = (seconds: number): string =>
    `${Math.floor(seconds / 60)} ${say('minutes')} ${Math.round(seconds % 60)} ${say('seconds')}`;

  const title = `${say('report')} #${incident.number}`;
  const page = createReportPage(title);
  page.heading(polres.name, `${say('printed')} ${full(input.printedAt)}\n${say('by')} ${input.printedBy}`);
  if (incident.realm !== 'live') page.banner(say(incident.realm === 'demo' ? 'sample' : 'exercise'));
  page.title(title);

  page.section(say('facts'));
  page.facts(
    present([
      [say('kind'), word(kindLabel(incident.kind))],
      [say('state'), word(stateLabel(incident.state))],
      [say('disposition'), incident.disposition ? word(dispositionLabel(incident.disposition)) : ''],
      [say('priority'), priorityText()],
      [say('summary'), incident.summary],
      [say('place'), `${incident.placeText} (${incident.lat.toFixed(5)}, ${incident.lon.toFixed(5)})`],
      [say('area'), areaText()],
      [say('channel'), [word(channelLabel(incident.channel)), incident.call?.line].filter(Boolean).join(' · ')],
      [say('operator'), incident.call?.operator ?? incident.createdBy?.name ?? ''],
      [say('caller'), [incident.callerName, incident.callerNumberMasked].filter(Boolean).join(' · ')],
      [say('needs'), incident.needs.map(({ need, count }) => `${count} ${word(needLabel(need))}`).join(', ')],
      [say('answers'), answersText()],
    ]),
  );

  page.section(say('clocks'));
  page.facts(
    present([
      [say('occurred'), incident.occurredAt ? full(incident.occurredAt) : ''],
      [say('known'), full(incident.knownAt)],
      [say('recorded'), full(incident.recordedAt)],
      [say('answered'), word(answerText(incident.call?.answerSeconds ?? null))],
      [say('assigned'), full(incident.firstAssignedAt)],
      [say('arrived'), full(incident.firstArrivedAt)],
      [say('response'), responseText()],
      [say('resolved'), incident.resolvedAt ? full(incident.resolvedAt) : ''],
      [say('closed'), incident.closedAt ? full(incident.closedAt) : ''],
    ]),
  );

  if (incident.assignments.length > 0) {
    page.section(say('units'));
    page.table(
      [12, 17, 14, 14, 14, 14, 14],
      (['unit', 'state', 'sent', 'acknowledged', 'responding', 'onScene', 'ended'] as const).map(say),
      incident.assignments.map((one) => [
        one.callsign,
        word(
          Object.entries(assignmentStateLabels).find(([state]) => state === one.state)?.[1] ?? {
            id: one.state,
            en: one.state,
          },
        ),
        ...[one.assignedAt, one.acknowledgedAt, one.respondingAt, one.onSceneAt, one.endedAt].map(clock),
      ]),
    );
  }
  if (incident.agencies.length > 0) {
    page.section(say('agencies'));
    page.facts(
      incident.agencies.map((one) => [
        word(agencyLabel(one.agency)),
        [word(requestStateLabel(one.state)), one.note, one.answer].filter(Boolean).join(' · '),
      ]),
    );
  }
  if (incident.links.length > 0) {
    page.section(say('links'));
    page.facts(
      incident.links.map((one) => [
        `#${one.incident.number} · ${say(one.kind)}`,
        [word(kindLabel(one.incident.kind)), one.incident.placeText, one.reason].filter(Boolean).join(' · '),
      ]),
    );
  }

  page.section(`${say('timeline')} (${dates.format(new Date(incident.knownAt))}, ${zone})`);
  page.table(
    [13, 17, 58, 12],
    (['time', 'who', 'what', 'entry'] as const).map(say),
    timeline.flatMap((entry) => {
      const whole = `${entry.corrects ? `(${say('correction')}) ` : ''}${word(entry.text)}${entry.erased ? ` (${say('erased')})` : ''}`;
      const [first = '', ...rest] = pieces(whole);
      const position = entry.position === null ? say('none') : String(entry.position);
      return [
        [dayClock(entry.at), entry.author?.name ?? say('system'), first, position],
        ...rest.map((more) => ['', '', more, '']),
      ];
    }),
  );

  page.section(say('proof'));
  const last = timeline.findLast((entry) => entry.position !== null)?.position;
  page.facts([[say('position'), last === undefined || last === null ? say('none') : String(last)]]);
  page.facts([[say('checkpoint'), input.checkpoint ? input.checkpoint.note.trim() : say('pending')]]);
  const mark = incident.realm === 'live' ? '' : `${say(incident.realm === 'demo' ? 'sample' : 'exercise')} · `;
  return page.finish((at, of) => `${mark}${polres.name} · ${title} · ${say('page')} ${at} ${say('of')} ${of}`);

  /** The clock alone on the day of the incident, with the date on another day. */
  function dayClock(at: string): string {
    const day = dates.format(new Date(at));
    return day === dates.format(new Date(incident.knownAt)) ? clock(at) : `${day.slice(0, 5)} ${clock(at)}`;
  }

  function priorityText(): string {
    const flag = incident.emergency ? ` · ${say('emergency')}` : '';
    const reasons = incident.priorityReasons.map(word).join(', ');
    return `${incident.priority}${flag} (${say('proposed')} ${incident.proposedPriority}${reasons ? `: ${reasons}` : ''})`;
  }

  function areaText(): string {
    const { rt, rw, village, district, regency, guessed } = incident.areas;
    const names = [
      rt && neighbourhood('rt', rt),
      rw && neighbourhood('rw', rw),
      village?.name,
      district?.name,
      regency?.name,
    ];
    const text = names.filter(Boolean).join(', ');
    return text && guessed ? `${text} (${say('guessed')})` : text;
  }

  function answersText(): string {
    const kind = findKind(incident.kind);
    const questions = kind ? kindQuestions[kind.code] : [];
    return questions
      .flatMap((question) => {
        const answer = question.answers.find((one) => one.code === incident.answers[question.code]);
        return answer ? [`${word(question.text)} ${word(answer.label)}`] : [];
      })
      .join(' · ');
  }

  function responseText(): string {
    const target = `${say('target')} ${minutes(incident.targetSeconds)}`;
    if (!incident.firstArrivedAt) return `${say('none')} (${target})`;
    const seconds = (Date.parse(incident.firstArrivedAt) - Date.parse(incident.knownAt)) / 1000;
    return `${minutes(Math.max(0, seconds))} (${target})`;
  }
}

/** Facts that say something. */
const present = (rows: [string, string][]): [string, string][] => rows.filter(([, value]) => value !== '');

/** A long text in parts that each fit on a page, cut at line ends and words where there are any. */
export function pieces(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let lines = 0;
  for (const word of text.match(/\n|[^\s]{1,200}|[^\S\n]+/g) ?? []) {
    if (part.length + word.length > 1000 || lines > 20) {
      parts.push(part.trim());
      part = '';
      lines = 0;
    }
    part += word;
    if (word === '\n') lines += 1;
  }
  return [...parts, part.trim()];
}
