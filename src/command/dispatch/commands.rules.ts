import type { Text } from '../../platform/problem/problem.ts';
import { actionTo } from '../../platform/states/states.ts';
import { unitStateMarks, unitStateOfLetter, unitStates, unitTable } from '../units/units.states.ts';
import {
  type CommandContext,
  type CommandIncident,
  type CommandUnit,
  type CommandVerb,
  type Completion,
  commandHelp,
  commandVerbs,
  type Missing,
  type Parsed,
} from './commands.types.ts';

/** The words after the verb. `open`: the last one is still being typed (no space behind it). */
interface Line {
  words: readonly string[];
  open: boolean;
  context: CommandContext;
}

type Found<T> = { found: T } | { stop: Parsed };

/**
 * Reads the dispatch command line on every keystroke. `d 47 104 117` dispatch, `s 104 l` unit status, `g 48 47` merge 48
 * into 47, `t 47 teks` write in the timeline. Numbers match by their ending (47 → 0147), an exact number before an
 * ending. `incomplete` says what is missing and how the last word may go on; `refused` says why it can't be meant.
 * Decides nothing about permission or state on the server, which checks again.
 */
export function parseCommand(line: string, context: CommandContext): Parsed {
  const words = line.trim().split(/\s+/).filter(Boolean);
  const [first, ...rest] = words;
  if (first === undefined) return incomplete('verb', verbCompletions());
  const verb = commandVerbs.find((one) => one === first.toLowerCase());
  if (!verb) {
    return refused(
      'unknown_verb',
      `Perintah “${first}” tidak dikenal. Pakai d, s, g, atau t.`,
      `No command “${first}”. Use d, s, g or t.`,
    );
  }
  return readers[verb]({ words: rest, open: !/\s$/.test(line), context }, line);
}

const readers: Readonly<Record<CommandVerb, (line: Line, whole: string) => Parsed>> = {
  d: readDispatch,
  s: readStatus,
  g: readMerge,
  t: readText,
};

function readDispatch(line: Line): Parsed {
  const incident = incidentAt(line, 0, 'incident');
  if ('stop' in incident) return incident.stop;
  const units: CommandUnit[] = [];
  for (let at = 1; at < Math.max(2, line.words.length); at++) {
    const unit = unitAt(line, at);
    if ('stop' in unit) return unit.stop;
    const { callSign } = unit.found;
    if (units.includes(unit.found))
      return refused('unit_twice', `Unit ${callSign} disebut dua kali.`, `Unit ${callSign} is named twice.`);
    if (unit.found.state === 'out')
      return refused('unit_out', `Unit ${callSign} nonaktif.`, `Unit ${callSign} is out of service.`);
    units.push(unit.found);
  }
  const names = units.map((unit) => unit.callSign);
  return {
    outcome: 'recognised',
    command: { verb: 'dispatch', incidentId: incident.found.id, unitIds: units.map((unit) => unit.id) },
    text: {
      id: `kirim ${listed(names, 'dan')} ke kejadian ${incident.found.number}`,
      en: `send ${listed(names, 'and')} to incident ${incident.found.number}`,
    },
  };
}

function readStatus(line: Line): Parsed {
  const unit = unitAt(line, 0);
  if ('stop' in unit) return unit.stop;
  const letter = line.words[1];
  if (letter === undefined) return incomplete('state', stateCompletions(unit.found));
  const extra = tooMany(line, 2);
  if (extra) return extra;
  const state = unitStateOfLetter(letter);
  const { callSign } = unit.found;
  if (!state)
    return refused(
      'unknown_state',
      `Status “${letter}” tidak dikenal. Pakai T D M L K X.`,
      `No status “${letter}”. Use T D M L K X.`,
    );
  const { label } = unitStateMarks[state];
  if (state === unit.found.state) {
    return refused('same_state', `Unit ${callSign} sudah ${label.id}.`, `Unit ${callSign} is already ${label.en}.`);
  }
  if (!actionTo(unitTable, unit.found.state, state)) {
    const now = unitStateMarks[unit.found.state].label;
    return refused(
      'illegal_state',
      `Unit ${callSign} dari ${now.id} tidak dapat langsung ${label.id}.`,
      `Unit ${callSign} cannot go from ${now.en} to ${label.en}.`,
    );
  }
  return {
    outcome: 'recognised',
    command: { verb: 'status', unitId: unit.found.id, state },
    text: { id: `status ${callSign} menjadi ${label.id}`, en: `set ${callSign} to ${label.en}` },
  };
}

function readMerge(line: Line): Parsed {
  const source = incidentAt(line, 0, 'incident');
  if ('stop' in source) return source.stop;
  const target = incidentAt(line, 1, 'target');
  if ('stop' in target) return target.stop;
  const extra = tooMany(line, 2);
  if (extra) return extra;
  if (source.found.id === target.found.id) {
    return refused(
      'same_incident',
      'Kejadian tidak dapat digabung dengan dirinya.',
      'An incident cannot be merged with itself.',
    );
  }
  return {
    outcome: 'recognised',
    command: { verb: 'merge', sourceId: source.found.id, targetId: target.found.id },
    text: {
      id: `gabung ${source.found.number} ke kejadian ${target.found.number}`,
      en: `merge ${source.found.number} into incident ${target.found.number}`,
    },
  };
}

function readText(line: Line, whole: string): Parsed {
  const incident = incidentAt(line, 0, 'incident');
  if ('stop' in incident) return incident.stop;
  // Cut from the line as typed and not from the words: spaces inside a narrative are the writer's.
  const text = whole.trim().replace(/^\S+\s+\S+\s*/, '');
  if (text === '') return incomplete('text', []);
  const { number } = incident.found;
  return {
    outcome: 'recognised',
    command: { verb: 'write', incidentId: incident.found.id, text },
    text: { id: `tulis di linimasa ${number}`, en: `write in the timeline of ${number}` },
  };
}

function incidentAt(line: Line, at: number, missing: Missing): Found<CommandIncident> {
  const all = line.context.incidents;
  const complete = (list: readonly CommandIncident[]): Parsed =>
    incomplete(
      missing,
      list.map(({ number }) => completion(number, `kejadian ${number}`, `incident ${number}`)),
    );
  const word = line.words[at];
  if (word === undefined) return { stop: complete(all) };
  const exact = all.filter((one) => one.number === word);
  const ending = exact.length > 0 ? exact : all.filter((one) => one.number.endsWith(word));
  const [only] = ending;
  if (only && ending.length === 1) return { found: only };
  if (ending.length > 1) return { stop: complete(ending) };
  const started = all.filter((one) => one.number.includes(word));
  if (isTyping(line, at) && started.length > 0) return { stop: complete(started) };
  return { stop: refused('unknown_incident', `Tidak ada kejadian terbuka ${word}.`, `No open incident ${word}.`) };
}

function unitAt(line: Line, at: number): Found<CommandUnit> {
  const all = line.context.units;
  const complete = (list: readonly CommandUnit[]): Parsed =>
    incomplete(
      'unit',
      list.map(({ callSign, state }) => {
        const { label } = unitStateMarks[state];
        return completion(callSign, `${callSign} ${label.id}`, `${callSign} ${label.en}`);
      }),
    );
  const word = line.words[at]?.toLowerCase();
  if (word === undefined) return { stop: complete(all.filter((unit) => unit.state === 'available')) };
  const exact = all.filter((unit) => unit.callSign.toLowerCase() === word);
  const started = all.filter((unit) => unit.callSign.toLowerCase().startsWith(word));
  // "04" must not mean 104 while 0401 may still follow, so an ending counts only when nothing starts that way.
  const ending = started.length > 0 ? [] : all.filter((unit) => unit.callSign.toLowerCase().endsWith(word));
  const matches = exact.length > 0 ? exact : ending;
  const [only] = matches;
  if (only && matches.length === 1) return { found: only };
  if (matches.length > 1) return { stop: complete(matches) };
  if (isTyping(line, at) && started.length > 0) return { stop: complete(started) };
  return { stop: refused('unknown_unit', `Tidak ada unit ${line.words[at]}.`, `No unit ${line.words[at]}.`) };
}

const isTyping = (line: Line, at: number): boolean => line.open && at === line.words.length - 1;

function tooMany(line: Line, most: number): Parsed | null {
  const extra = line.words[most];
  return extra === undefined ? null : refused('too_many', `“${extra}” berlebih.`, `“${extra}” is one word too many.`);
}

function stateCompletions(unit: CommandUnit): Completion[] {
  return unitStates
    .filter((state) => actionTo(unitTable, unit.state, state))
    .map((state) => {
      const { letter, label } = unitStateMarks[state];
      return completion(letter, `${letter} ${label.id}`, `${letter} ${label.en}`);
    });
}

const verbCompletions = (): Completion[] =>
  commandVerbs.map((verb) => completion(verb, commandHelp[verb].form.id, commandHelp[verb].form.en));

const completion = (value: string, id: string, en: string): Completion => ({ value, label: { id, en } });

const missingTexts: Readonly<Record<Missing, Text>> = {
  verb: { id: 'ketik d, s, g, atau t', en: 'type d, s, g or t' },
  incident: { id: 'sebut nomor kejadian', en: 'name the incident' },
  unit: { id: 'sebut unit', en: 'name a unit' },
  state: { id: 'sebut status: T D M L K X', en: 'name the status: T D M L K X' },
  target: { id: 'sebut kejadian utamanya', en: 'name the main incident' },
  text: { id: 'tulis teksnya', en: 'type the text' },
};

const incomplete = (missing: Missing, completions: Completion[]): Parsed => ({
  outcome: 'incomplete',
  missing,
  text: missingTexts[missing],
  completions,
});

const refused = (code: string, id: string, en: string): Parsed => ({ outcome: 'refused', code, text: { id, en } });

/** "104", "104 dan 117", "104, 117 dan 121". */
function listed(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}
