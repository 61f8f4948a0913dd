import { describe, expect, test } from 'vitest';
import { rolesWith } from '../../platform/access/permissions.ts';
import { move, moves, toMermaid } from '../../platform/states/states.ts';
import { blockedBy } from './guards.rules.ts';
import { checkProcess } from './process.rules.ts';
import { shippedProcesses } from './processes/index.ts';
import { errands } from './testing/process.ts';

describe.each(shippedProcesses)('$id', (process) => {
  test('is lawful and sound', () => {
    expect(checkProcess(process)).toEqual([]);
  });

  test('every state × action leads to a state, for somebody, or is refused', () => {
    const actions = [...new Set(moves(process.table).map(({ action }) => action))];
    for (const state of Object.keys(process.states)) {
      for (const action of actions) {
        const arrow = move(process.table, state, action);
        if (!arrow) continue;
        expect(Object.keys(process.states)).toContain(arrow.to);
        expect(rolesWith(process.table[state]![action]!.permission), `${state}.${action}`).not.toEqual([]);
      }
    }
  });

  test('from every state the case can end', () => {
    const ends = new Set(Object.keys(process.states).filter((state) => process.states[state]!.end));
    for (let before = -1; before !== ends.size; ) {
      before = ends.size;
      for (const { from, move } of moves(process.table)) if (ends.has(move.to)) ends.add(from);
    }
    expect(Object.keys(process.states).filter((state) => !ends.has(state))).toEqual([]);
  });

  test('whoever is expected to act has the right to, in each state that awaits somebody', () => {
    for (const [state, { awaits }] of Object.entries(process.states)) {
      const rights = Object.values(process.table[state]!).map(({ permission }) => permission);
      for (const role of awaits) {
        expect(
          rights.some((right) => rolesWith(right).includes(role)),
          `${role} in ${state}`,
        ).toBe(true);
      }
    }
  });

  test('is plain data, so that a version can be kept', () => {
    expect(JSON.parse(JSON.stringify(process))).toEqual(process);
    expect(toMermaid(process.table, process.initial)).toContain(`[*] --> ${process.initial}`);
  });
});

test('faults of a process are named', () => {
  const { go } = errands.table.open!;
  const faulty = {
    ...errands,
    owners: { functions: [], bodies: [] },
    fields: { ...errands.fields, cost: { ...errands.fields.cost!, required: true } },
    intake: { ...errands.intake, required: ['what'], clock: 'same' },
    clocks: { late: { ...errands.clocks.late!, length: 0, warnAt: 1, until: 'name' } },
    table: {
      ...errands.table,
      open: { go: { ...go!, required: ['what'], clock: 'never', guard: 'parties_accepted' as const } },
      under: { end: { ...errands.table.under!.end!, clock: 'late' } },
    },
    parties: false,
  };
  expect(checkProcess(faulty)).toEqual(
    expect.arrayContaining([
      'owners: somebody must own a new case',
      'field cost: what is required is said by the intake and the moves',
      'intake: there is no field "what"',
      'intake: no clock runs yet',
      'intake: the title must be required',
      'open.go: there is no field "what"',
      'open.go: no clock "never"',
      'open.go: the process has no parties to accept',
      'under.end: no clock runs in a closed case',
      'clock late: it warns at a share between 0 and 1',
      'clock late: length 0 is not above 0 and at most 10,000',
      'clock late: "name" is no date field',
    ]),
  );
});

test('a field about a person is refused, and words that may not describe people', () => {
  const person = { type: 'text' as const, about: 'person' as const };
  const suspect = { ...person, texts: { id: 'Agama pelapor', en: 'Faith of the reporter' } };
  const faults = checkProcess({ ...errands, fields: { ...errands.fields, suspect } });
  expect(faults.some((fault) => fault.includes('about a person'))).toBe(true);
  expect(faults.some((fault) => fault.includes('"agama"'))).toBe(true);
});

test('guards say what is in the way', () => {
  const found = { openedBy: 'a' };
  const party = (name: string, acceptedAt: Date | null) => ({ name, acceptedAt });
  const facts = { found, parties: [], accountId: 'a' };
  expect(blockedBy(undefined, facts)).toBeUndefined();
  expect(blockedBy('not_by_opener', facts)?.en).toContain('Somebody else');
  expect(blockedBy('not_by_opener', { ...facts, accountId: 'b' })).toBeUndefined();
  expect(blockedBy('parties_accepted', facts)?.en).toBe('No party has been recorded yet.');
  const parties = [party('Pedagang', new Date()), party('Warga RW 03', null)];
  expect(blockedBy('parties_accepted', { ...facts, parties })?.en).toBe('Not accepted yet by: Warga RW 03.');
  expect(blockedBy('parties_accepted', { ...facts, parties: [parties[0]!] })).toBeUndefined();
});
