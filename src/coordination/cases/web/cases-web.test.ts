import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseView, ProcessView } from '../cases.contract.ts';
import { shippedProcesses } from '../processes/index.ts';
import { projectProcess } from '../projection.rules.ts';
import { assigneeActs } from './assignee.ts';
import { lengthOf, timeLeft } from './clock.ts';
import { inProcess, isNarrowed, noFilters, readFilters, toParams, writeFilters } from './filters.ts';
import {
  areaPart,
  changedValues,
  editableFields,
  fieldsOf,
  formOf,
  functionsPart,
  isFaulty,
  isScale,
  merged,
  partsOf,
  samePart,
  toEdit,
} from './form.ts';
import { emptyIntake, isComplete, linkFrom, registerFrom, takesFrom, toCommand } from './intake.ts';
import { numberText, targetAddress } from './paths.ts';
import { dayIn, lastDays, readPeriod, shareOf, trustOf } from './statistics.ts';
import { isSilent, newestFirst } from './timeline.ts';

function process(id: string): ProcessView {
  const found = shippedProcesses.find((one) => one.id === id);
  if (!found) throw new Error(`no process ${id}`);
  const permissions = new Set(['case:read', 'case:write'] as const);
  return projectProcess({ permissions }, found, { open: 0, overdue: 0, mine: 0 });
}
const solving = process('problem-solving');
const id = '01939e00-0000-7000-8000-000000000000';

const one: CaseView = {
  id,
  number: 7,
  process: solving.id,
  processText: solving.texts.one,
  definitionVersion: 1,
  title: 'Parkir liar',
  state: 'analysing',
  stateText: { id: 'Analisis', en: 'Analyse' },
  ended: false,
  areaCode: '99.01',
  areaText: 'Kec. Contoh',
  functions: ['binmas', 'traffic'],
  bodies: ['village'],
  assignee: null,
  clock: null,
  openedAt: '2026-11-02T01:00:00.000Z',
  changedAt: '2026-11-02T01:00:00.000Z',
  closedAt: null,
  reopened: 0,
  version: 3,
  definition: solving,
  values: { name: 'Parkir liar', rootCause: 'Kantong parkir penuh' },
  opener: null,
  actions: [],
  editable: true,
  parties: [],
  links: [],
  steps: [],
};

describe('the clock of a case', () => {
  const clock = { warnAt: '2026-11-20T00:00:00Z', dueAt: '2026-11-22T00:00:00Z' };
  const at = (text: string): number => Date.parse(text);

  it('counts down in the unit that fits, and up once it is over', () => {
    expect(timeLeft(clock, at('2026-11-02T00:00:00Z'))).toEqual({ level: 'neutral', unit: 'day', count: 20 });
    expect(timeLeft(clock, at('2026-11-20T12:00:00Z'))).toEqual({ level: 'warn', unit: 'hour', count: 36 });
    expect(timeLeft(clock, at('2026-11-21T23:59:30Z'))).toEqual({ level: 'warn', unit: 'minute', count: 1 });
    expect(timeLeft(clock, at('2026-11-22T00:00:01Z'))).toEqual({ level: 'overdue', unit: 'minute', count: 1 });
    expect(timeLeft(clock, at('2026-11-27T00:00:00Z'))).toEqual({ level: 'overdue', unit: 'day', count: 5 });
  });

  it('is over exactly after its end, and never reads zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e10, max: 1e10 }), (offset) => {
        const { level, count } = timeLeft(clock, at(clock.dueAt) + offset);
        expect(level === 'overdue').toBe(offset > 0);
        expect(count).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('says lengths with one decimal below ten', () => {
    expect(lengthOf(600)).toEqual({ unit: 'minute', count: 10, digits: 0 });
    expect(lengthOf(3.5 * 3600)).toEqual({ unit: 'hour', count: 3.5, digits: 1 });
    expect(lengthOf(12 * 86_400)).toEqual({ unit: 'day', count: 12, digits: 0 });
  });
});

describe('the filters of the queue', () => {
  const filters = {
    ...noFilters,
    process: 'tension',
    state: 'watched',
    whose: 'me',
    overdue: true,
    q: 'pasar',
  } as const;

  it('survive the address, and hold only what is chosen', () => {
    expect(readFilters(writeFilters(filters))).toEqual(filters);
    expect(writeFilters(noFilters).size).toBe(0);
    expect(readFilters(new URLSearchParams('whose=everybody&status=x&owner=bakery'))).toEqual(noFilters);
  });
  it('ask the server in its words', () => {
    expect(Object.fromEntries(toParams(filters, { limit: '50' }))).toEqual({
      status: 'open',
      limit: '50',
      process: 'tension',
      state: 'watched',
      q: 'pasar',
      mine: 'me',
      overdue: 'true',
    });
  });
  it('lose the state with the process', () => {
    expect(inProcess(filters, 'warning-task')).toMatchObject({ process: 'warning-task', state: '', overdue: true });
    expect(isNarrowed({ ...noFilters, process: 'tension' })).toBe(false);
    expect(isNarrowed(filters)).toBe(true);
  });
});

describe('the form of a case', () => {
  it('asks the fields of a step in the order of the definition, required as the step says', () => {
    const fields = fieldsOf(solving, ['solution', 'rootCause'], ['solution']);
    expect(fields.map(({ id: field, required }) => [field, required])).toEqual([
      ['rootCause', false],
      ['solution', true],
    ]);
    expect(isFaulty(fields, { rootCause: 'a' })).toBe(true);
    expect(isFaulty(fields, { solution: 'b' })).toBe(false);
  });

  it('sends only what changed, and null for what was emptied', () => {
    const fields = editableFields(one);
    expect(fields.map(({ id: field }) => field)).toEqual(['name', 'pattern', 'rootCause']);
    const read = formOf(one, fields);
    const form = { ...read, typed: { ...read.typed, rootCause: ' ' }, functions: ['traffic', 'binmas'] as const };
    expect(toEdit(fields, read, read, 3)).toBeUndefined();
    expect(toEdit(fields, read, form, 3)).toEqual({ version: 3, values: { rootCause: null } });
    expect(changedValues(fields, read.typed, form.typed)).toEqual({ rootCause: null });
    expect(toEdit(fields, read, { ...read, areaCode: '99.02' }, 3)).toEqual({ version: 3, areaCode: '99.02' });
  });

  it('after a choice holds mine where it is kept, and theirs elsewhere', () => {
    const fields = editableFields(one);
    const mine = { ...formOf(one, fields), areaCode: '99.02', typed: { name: 'a', pattern: 'b' } };
    const theirs = { ...formOf(one, fields), functions: [], typed: { name: 'c', pattern: 'd' } };
    const chosen = merged(mine, theirs, new Set(['pattern', areaPart]));
    expect(chosen).toMatchObject({ areaCode: '99.02', functions: [], typed: { name: 'c', pattern: 'b' } });
    for (const part of partsOf(fields)) {
      const kept = part === 'pattern' || part === areaPart ? mine : theirs;
      expect(samePart(fields, chosen, kept, part)).toBe(true);
    }
    expect(samePart(fields, mine, theirs, functionsPart)).toBe(false);
  });

  it('knows a level from 1 to 5', () => {
    const scales = process('tension').fields.filter((field) => isScale(field));
    expect(scales.map(({ id: field }) => field)).toEqual(['heatBefore', 'heatAfter']);
  });
});

describe('the intake', () => {
  const fields = fieldsOf(solving, solving.intake.fields, solving.intake.required);

  it('is complete with its required fields and, where it must be, an area', () => {
    const empty = emptyIntake(solving, id, '');
    expect(empty).toMatchObject({ functions: ['binmas'], bodies: ['village'] });
    const named = { ...empty, typed: { name: 'Parkir liar' } };
    expect(
      [empty, named, { ...named, areaCode: '99.01' }].map((intake) => isComplete(solving, fields, intake)),
    ).toEqual([false, false, true]);
  });

  it('sends what is filled, with parties and links', () => {
    const intake = {
      ...emptyIntake(solving, id, '99.01'),
      typed: { name: 'Parkir liar', pattern: '' },
      parties: ['Pedagang ', ' '],
      links: [{ to: 'record' as const, of: 'problems', target: id, title: 'x' }],
    };
    expect(toCommand(solving, fields, intake)).toEqual({
      id,
      values: { name: 'Parkir liar' },
      functions: ['binmas'],
      bodies: ['village'],
      areaCode: '99.01',
      parties: [{ name: 'Pedagang' }],
      links: [{ to: 'record', target: id }],
    });
  });

  it('takes from the address what the process links to', () => {
    const problem = new URLSearchParams({ record: id, register: 'problems' });
    const asset = new URLSearchParams({ record: id, register: 'assets' });
    expect(linkFrom(problem)).toEqual({ to: 'record', target: id });
    expect([takesFrom(solving, problem), takesFrom(solving, asset), takesFrom(process('tension'), asset)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(takesFrom(solving, new URLSearchParams())).toBe(true);
    expect(registerFrom(solving, new URLSearchParams({ record: id }))).toBe('problems');
  });
});

describe('the figures', () => {
  it('cover days of the district, both ends included', () => {
    expect(dayIn('WIB', Date.parse('2026-11-22T18:00:00Z'))).toBe('2026-11-23');
    expect(lastDays(30, '2026-03-01')).toEqual({ from: '2026-01-31', to: '2026-03-01' });
    const read = (query: string) => readPeriod(new URLSearchParams(query), '2026-11-22');
    expect(read('')).toEqual({ choice: '90', period: { from: '2026-08-25', to: '2026-11-22' } });
    expect(read('from=2026-01-01&to=2026-01-31').choice).toBe('own');
    expect(read('from=2026-02-01&to=2026-01-31').choice).toBe('90');
    expect(read('from=2026-99-01&to=2026-99-31').choice).toBe('90');
  });

  it('say plainly how far few cases can be trusted', () => {
    expect([0, 4, 5, 9, 10].map(trustOf)).toEqual(['none', 'small', 'few', 'few', 'fair']);
    expect([shareOf(null, 5), shareOf(5, 10), shareOf(5, 0)]).toEqual([0, 50, 0]);
  });
});

it('the assignee is changed by oneself, and by others only with the right to decide', () => {
  expect(assigneeActs('me', null, false)).toEqual({ take: true, release: false, give: false });
  expect(assigneeActs('me', 'me', false)).toEqual({ take: false, release: true, give: false });
  expect(assigneeActs('me', 'other', false)).toEqual({ take: false, release: false, give: false });
  expect(assigneeActs('me', 'other', true)).toEqual({ take: true, release: true, give: true });
});

it('the timeline stands newest first, what the journal has not placed yet on top', () => {
  const entry = (at: string, position: number | null) => ({ at, position });
  const [old, first, second, fresh] = [
    entry('2026-11-01', 1),
    entry('2026-11-02', 2),
    entry('2026-11-02', 3),
    entry('2026-11-02', null),
  ];
  expect([isSilent({ from: null, to: [] }), isSilent({ from: null, to: 0 })]).toEqual([true, false]);
  expect(newestFirst([old, first, fresh, second])).toEqual([fresh, second, first, old]);
});

describe('addresses', () => {
  it('lead to what a case is linked to', () => {
    expect(numberText(12)).toBe('K-12');
    expect(targetAddress({ to: 'record', of: 'problems', target: id })).toBe(`/registers/problems/${id}`);
    expect(targetAddress({ to: 'record', of: null, target: id })).toBeUndefined();
    expect(targetAddress({ to: 'incident', of: null, target: id })).toBe(`/incidents/${id}`);
    expect(targetAddress({ to: 'case', of: 'tension', target: id })).toBe(`/cases/${id}`);
  });
});
