import { answerText, callStateLabels } from '../../communication/calls/index.ts';
import type { Json } from '../../platform/database/database.ts';
import type { Text } from '../../platform/problem/problem.ts';
import { assignmentStateLabels } from '../dispatch/assignments.states.ts';
import { endReasonText, overrideReasonText } from '../dispatch/reason-labels.types.ts';
import { agencyLabel, channelLabel, dispositionLabel, kindLabel, requestStateLabel, stateLabel } from './labels.ts';

/** The body of an entry, read without trust in its form: entries outlive the version that wrote them. */
type Body = Readonly<Record<string, unknown>>;
type Words = (body: Body) => Text;

const text = (body: Body, key: string): string => {
  const value = body[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const inner = (body: Body, key: string): Body => asBody(body[key]);
const asBody = (value: unknown): Body =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Body) : {};

/** "a · b", leaving out what is empty. */
const joined = (...parts: string[]): string => parts.filter(Boolean).join(' · ');
const both = (make: (language: 'id' | 'en') => string): Text => ({ id: make('id'), en: make('en') });
const number = (body: Body): string => (text(body, 'number') ? `#${text(body, 'number')}` : '');
const fixed =
  (id: string, en: string): Words =>
  () => ({ id, en });

const columnNames: Readonly<Record<string, Text>> = {
  kind: { id: 'jenis', en: 'kind' },
  place_text: { id: 'tempat', en: 'place' },
  priority: { id: 'prioritas', en: 'priority' },
  emergency: { id: 'darurat', en: 'emergency' },
  summary: { id: 'ringkasan', en: 'summary' },
  answers: { id: 'jawaban', en: 'answers' },
  needs: { id: 'kebutuhan', en: 'needs' },
};

/** "prioritas 3 → 1 · tempat: Jl. Mawar": short values with both, long ones with the new one alone. */
function changesText(changes: Body, language: 'id' | 'en'): string {
  const parts = Object.entries(changes).flatMap(([column, change]) => {
    const name = columnNames[column]?.[language];
    if (!name) return [];
    const { from, to } = asBody(change);
    const show = (value: unknown): string => (column === 'kind' ? kindLabel(String(value))[language] : String(value));
    if (typeof to === 'number') return [`${name} ${show(from)} → ${show(to)}`];
    if (typeof to === 'boolean')
      return [`${name}: ${to ? { id: 'ya', en: 'yes' }[language] : { id: 'tidak', en: 'no' }[language]}`];
    return [typeof to === 'string' ? `${name}: ${show(to)}` : name];
  });
  return parts.join(' · ');
}

const moved: Words = (body) =>
  both((language) => {
    const end = text(body, 'disposition');
    const agency = text(body, 'agency');
    return joined(
      end && dispositionLabel(end)[language],
      agency && agencyLabel(agency)[language],
      text(body, 'reason'),
    );
  });

const ends = new Set(['cleared', 'cancelled', 'refused']);
/** An end of an assignment with its reason; the steps before it tell themselves. */
const assignmentMoved: Words = (body) => {
  const state = text(body, 'to');
  return endReasonText(state, ends.has(state) ? text(body, 'reason') : '');
};

/** Why other units were sent than the proposed ones. */
const sentOtherwise: Words = (body) =>
  both((language) => {
    const { reason, note } = inner(body, 'override');
    if (typeof reason !== 'string') return '';
    const chosen = { id: 'bukan usulan', en: 'not the proposed one' }[language];
    return joined(chosen, overrideReasonText(reason)[language], typeof note === 'string' ? note : '');
  });

/** What stands after the label of an entry. The label itself is what remains when its body was erased. */
const details: Readonly<Record<string, Words>> = {
  'incident.received': (body) =>
    both((language) =>
      joined(
        kindLabel(text(body, 'kind'))[language],
        `${{ id: 'prioritas', en: 'priority' }[language]} ${text(body, 'priority')}`,
        text(inner(body, 'place'), 'text'),
        channelLabel(text(body, 'channel'))[language],
      ),
    ),
  'incident.edited': (body) => both((language) => changesText(inner(body, 'changes'), language)),
  'incident.merged': (body) => both(() => joined(number(body), text(body, 'reason'))),
  'incident.duplicate_joined': (body) => both(() => number(body)),
  'incident.duplicate_left': (body) => both(() => number(body)),
  'incident.linked': (body) => both(() => joined(number(body), text(body, 'reason'))),
  'incident.unlinked': (body) => both(() => number(body)),
  'incident.agency_requested': (body) =>
    both((language) => joined(agencyLabel(text(body, 'agency'))[language], text(body, 'note'))),
  'incident.agency_answered': (body) =>
    both((language) =>
      joined(
        agencyLabel(text(body, 'agency'))[language],
        requestStateLabel(text(body, 'state'))[language],
        text(body, 'answer'),
      ),
    ),
  'assignment.made': sentOtherwise,
  'call.rang': (body) => both((language) => joined(text(body, 'line'), channelLabel(text(body, 'channel'))[language])),
  'call.noted': (body) => both((language) => channelLabel(text(body, 'channel'))[language]),
  'call.answered': (body) => answerText(typeof body.seconds === 'number' ? body.seconds : null),
  'call.concluded': (body) =>
    both((language) =>
      joined(
        Object.entries(callStateLabels).find(([state]) => state === text(body, 'outcome'))?.[1][language] ?? '',
        text(body, 'handedTo'),
        text(body, 'note'),
      ),
    ),
};

/** For every other entry of these rooms. */
const movements: Readonly<Record<string, Words>> = { incident: moved, assignment: assignmentMoved };

const labels: Readonly<Record<string, Words>> = {
  'incident.received': fixed('Kejadian diterima', 'Incident received'),
  'incident.edited': fixed('Data diubah', 'Details changed'),
  'incident.narrated': fixed('Catatan', 'Note'),
  'incident.merged': fixed('Digabung ke', 'Merged into'),
  'incident.split': fixed('Dipisahkan dari kejadian gabungan', 'Split off'),
  'incident.duplicate_joined': fixed('Laporan lain digabung ke sini', 'Another report was merged into this'),
  'incident.duplicate_left': fixed('Laporan gabungan dipisahkan lagi', 'A merged report was split off'),
  'incident.linked': fixed('Dikaitkan dengan', 'Linked with'),
  'incident.unlinked': fixed('Kaitan dilepas dari', 'Link removed from'),
  'incident.agency_requested': fixed('Bantuan diminta', 'Help requested'),
  'incident.agency_answered': fixed('Jawaban instansi', 'Agency answered'),
  'incident.number_revealed': fixed('Nomor pelapor dibuka', "Caller's number shown"),
  'incident.report_printed': fixed('Laporan dicetak', 'Report printed'),
  'incident.target_set': fixed('Target waktu tanggap ditetapkan', 'Response target settled'),
  'assignment.made': (body) =>
    both((language) => `Unit ${text(body, 'callsign')}${language === 'id' ? ' ditugaskan' : ' assigned'}`),
  'alarm.raised': fixed('Alarm berbunyi', 'Alarm raised'),
  'alarm.acknowledged': fixed('Alarm diterima', 'Alarm acknowledged'),
  'alarm.cancelled': fixed('Alarm dibatalkan', 'Alarm cancelled'),
  'call.rang': fixed('Telepon berdering', 'Call rang'),
  'call.noted': fixed('Laporan dicatat', 'Report noted'),
  'call.answered': fixed('Telepon diangkat', 'Call answered'),
  'call.linked': fixed('Panggilan dikaitkan', 'Call linked'),
  'call.concluded': fixed('Panggilan diakhiri', 'Call concluded'),
  'call.reopened': fixed('Panggilan dibuka lagi', 'Call reopened'),
  'call.number_revealed': fixed('Nomor pelapor dibuka', "Caller's number shown"),
};

/** The label of an entry: from the table, or from the state it names (`incident.closed`, `assignment.on_scene`). */
function labelOf(action: string, body: Body): Text {
  const words = labels[action];
  if (words) return words(body);
  const [room, what = ''] = action.split('.');
  if (room === 'incident') return stateLabel(what);
  const state = Object.entries(assignmentStateLabels).find(([name]) => name === what)?.[1];
  const unit = text(body, 'callsign') ? ` ${text(body, 'callsign')}` : '';
  if (room === 'assignment')
    return both((language) => `Unit${unit}: ${state?.[language] ?? what.replaceAll('_', ' ')}`);
  return both(() => `${room ?? ''} ${what}`.replaceAll('_', ' '));
}

/**
 * An entry in plain words of both languages. A body of null was erased: what remains is the label.
 * Another room's entry may bring its own words as `text: {id, en}` in its body.
 */
export function entryText(action: string, json: Json): Text {
  const body = asBody(json);
  if (action === 'incident.narrated' && json !== null) return both(() => text(body, 'text'));
  const own = inner(body, 'text');
  if (text(own, 'id')) return { id: text(own, 'id'), en: text(own, 'en') || text(own, 'id') };
  const label = labelOf(action, body);
  if (json === null) return label;
  const [room = ''] = action.split('.');
  const more = (details[action] ?? movements[room])?.(body);
  return both((language) => (more?.[language] ? `${label[language]}: ${more[language]}` : label[language]));
}
