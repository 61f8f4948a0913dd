import type { RegisterDefinition } from '../../information/registers/definition.types.ts';
import { checkDefinition } from '../../information/registers/guard.rules.ts';
import { tableFaults } from '../../platform/states/states.ts';
import { type ClockRule, clockUnits, type ProcessDefinition, type ProcessState } from './process.types.ts';

/** Parts of every case whose changes stand beside those of its fields. */
export const ownChanges: ReadonlySet<string> = new Set(['area', 'functions', 'bodies', 'assignee']);

/**
 * A process as the rules of registers know a definition, so that values, sight and the guard against fields about people
 * are decided by the same rules.
 */
export const asRegister = (process: ProcessDefinition): RegisterDefinition => ({
  id: process.id,
  version: process.version,
  sources: process.sources,
  approvedBy: process.approvedBy,
  texts: process.texts,
  placement: 'area',
  read: process.read,
  write: process.write,
  symbol: { shape: 'diamond', colour: 'info' },
  title: process.title,
  fields: process.fields,
  usedBy: [],
});

export const stateOf = (process: ProcessDefinition, state: string): ProcessState => {
  const found = process.states[state];
  if (!found) throw new Error(`process "${process.id}" has no state "${state}"`);
  return found;
};

export const clockRuleOf = (process: ProcessDefinition, name: string): ClockRule => {
  const found = process.clocks[name];
  if (!found) throw new Error(`process "${process.id}" has no clock "${name}"`);
  return found;
};

/**
 * How a running case is read and moved: by the version it began under. Sight only grows stricter: a field that is hidden
 * in either version is hidden, and who may not open the process now may not open its old cases.
 */
export function processOf(present: ProcessDefinition | undefined, begun: ProcessDefinition): ProcessDefinition {
  if (!present || present.version === begun.version) return begun;
  const fields = Object.entries(begun.fields).map(([id, field]) => {
    const seenBy = present.fields[id]?.seenBy ?? field.seenBy;
    return [id, seenBy === undefined ? field : { ...field, seenBy }] as const;
  });
  return { ...begun, read: present.read, write: present.write, fields: Object.fromEntries(fields) };
}

/** What is wrong with a process, in words; empty when it is lawful and sound. */
export function checkProcess(process: ProcessDefinition): string[] {
  return [
    ...checkDefinition(asRegister(process)),
    ...tableFaults(process.table, process.initial),
    ...checkStates(process),
    ...checkMoves(process),
    ...checkClocks(process),
  ];
}

function* checkStates({ states, table, initial, owners, fields }: ProcessDefinition): Generator<string> {
  if (!Object.hasOwn(states, initial)) yield `initial: there is no state "${initial}"`;
  if (states[initial]?.end) yield `initial: the state "${initial}" ends the case`;
  if (owners.functions.length + owners.bodies.length === 0) yield 'owners: somebody must own a new case';
  if (!Object.values(states).some(({ end }) => end)) yield 'states: no state ends a case';
  for (const [id, { texts, awaits, end }] of Object.entries(states)) {
    if (!texts.id.trim() || !texts.en.trim()) yield `state ${id}: needs a text in both languages`;
    if (!Object.hasOwn(table, id)) yield `state ${id}: stands in no row of the table`;
    if (!end && awaits.length === 0) yield `state ${id}: nobody is expected to act`;
    if (!end && Object.keys(table[id] ?? {}).length === 0) yield `state ${id}: no way leads out of it`;
  }
  for (const id of Object.keys(table)) if (!Object.hasOwn(states, id)) yield `table: there is no state "${id}"`;
  for (const [id, field] of Object.entries(fields)) {
    if (ownChanges.has(id)) yield `field ${id}: this name is taken by a part that every case has`;
    if (field.required) yield `field ${id}: what is required is said by the intake and the moves`;
  }
}

function* checkMoves(process: ProcessDefinition): Generator<string> {
  const { fields, clocks, intake, parties } = process;
  const steps = [
    { at: 'intake', ...intake, guard: undefined, end: false, label: intake.journal },
    ...Object.entries(process.table).flatMap(([from, row]) =>
      Object.entries(row).map(([action, move]) => ({
        at: `${from}.${action}`,
        ...move,
        end: process.states[move.to]?.end ?? false,
      })),
    ),
  ];
  for (const { at, clock, guard, end, journal, ...step } of steps) {
    for (const field of [...(step.fields ?? []), ...(step.required ?? [])]) {
      if (!Object.hasOwn(fields, field)) yield `${at}: there is no field "${field}"`;
    }
    if (clock !== undefined && clock !== 'same' && !Object.hasOwn(clocks, clock)) yield `${at}: no clock "${clock}"`;
    if (at === 'intake' && clock === 'same') yield 'intake: no clock runs yet';
    if (end && clock !== undefined) yield `${at}: no clock runs in a closed case`;
    if (guard === 'parties_accepted' && !parties) yield `${at}: the process has no parties to accept`;
    if (!journal.id.trim() || !journal.en.trim()) yield `${at}: what does the journal say?`;
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(at.split('.').at(-1) ?? '')) yield `${at}: lower case, digits, underscores only`;
  }
  if (!intake.required.includes(process.title)) yield 'intake: the title must be required';
  if (fields[process.title]?.seenBy !== undefined) yield 'title: everybody who reads the process sees it';
}

function* checkClocks({ clocks, fields }: ProcessDefinition): Generator<string> {
  for (const [name, rule] of Object.entries(clocks)) {
    const at = `clock ${name}`;
    if (name === 'same') yield `${at}: this name has a meaning of its own`;
    if (rule.warnAt <= 0 || rule.warnAt >= 1) yield `${at}: it warns at a share between 0 and 1`;
    for (const { length, unit } of [rule, ...(rule.instead ?? [])]) {
      if (!clockUnits.includes(unit)) yield `${at}: "${unit}" is no unit of time`;
      if (!(length > 0 && length <= 10_000)) yield `${at}: length ${length} is not above 0 and at most 10,000`;
      if (unit === 'working_days' && !Number.isInteger(length)) yield `${at}: working days are whole`;
    }
    if (rule.until !== undefined && fields[rule.until]?.type !== 'date')
      yield `${at}: "${rule.until}" is no date field`;
    for (const { field, is } of rule.instead ?? []) {
      const asked = fields[field];
      if (asked?.type !== 'enum' || !Object.hasOwn(asked.items, is)) yield `${at}: no field "${field}" with "${is}"`;
    }
  }
}
