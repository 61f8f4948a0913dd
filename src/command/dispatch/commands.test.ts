import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCommand } from './commands.rules.ts';
import type { CommandContext } from './commands.types.ts';

const context: CommandContext = {
  incidents: ['0147', '0148', '0047', '0139', '0239'].map((number) => ({ id: `i${number}`, number })),
  units: [
    { id: 'u104', callSign: '104', state: 'available' },
    { id: 'u117', callSign: '117', state: 'available' },
    { id: 'u119', callSign: '119', state: 'dispatched' },
    { id: 'u130', callSign: '130', state: 'out' },
    { id: 'uPS2', callSign: 'PS-2', state: 'returning' },
  ],
};
const parse = (line: string) => parseCommand(line, context);

describe('recognised', () => {
  test('dispatch by the ending of the number', () => {
    expect(parse('d 147 104 117')).toMatchObject({
      outcome: 'recognised',
      command: { verb: 'dispatch', incidentId: 'i0147', unitIds: ['u104', 'u117'] },
      text: { id: 'kirim 104 dan 117 ke kejadian 0147' },
    });
    expect(parse('D 0047 ps-2 104 117')).toMatchObject({ text: { en: 'send PS-2, 104 and 117 to incident 0047' } });
  });

  test('status, merge and text', () => {
    expect(parse('s 119 l')).toMatchObject({ command: { verb: 'status', unitId: 'u119', state: 'on_scene' } });
    expect(parse('g 48 147')).toMatchObject({ command: { verb: 'merge', sourceId: 'i0148', targetId: 'i0147' } });
    expect(parse('t 48 pelaku  lari ke utara')).toMatchObject({
      command: { verb: 'write', text: 'pelaku  lari ke utara' },
    });
  });
});

describe('incomplete', () => {
  test.each([
    ['', 'verb', 'd'],
    ['d', 'incident', '0147'],
    ['d 4', 'incident', '0147'],
    ['d 47', 'incident', '0047'],
    ['d 39 ', 'incident', '0239'],
    ['d 147', 'unit', '104'],
    ['d 147 1', 'unit', '117'],
    ['d 147 104 p', 'unit', 'PS-2'],
    ['s 119', 'state', 'M'],
    ['g 48', 'target', '0147'],
    ['t 48 ', 'text', undefined],
  ])('“%s” misses the %s', (line, missing, value) => {
    const parsed = parse(line);
    expect(parsed).toMatchObject({ outcome: 'incomplete', missing });
    if (value)
      expect(parsed).toHaveProperty('completions', expect.arrayContaining([expect.objectContaining({ value })]));
  });
});

describe('refused', () => {
  test.each([
    ['x 1', 'unknown_verb'],
    ['d 999 104', 'unknown_incident'],
    ['d 4 ', 'unknown_incident'],
    ['d 148 555', 'unknown_unit'],
    ['d 148 1 104', 'unknown_unit'],
    ['d 148 104 104', 'unit_twice'],
    ['d 148 130', 'unit_out'],
    ['s 104 q', 'unknown_state'],
    ['s 104 t', 'same_state'],
    ['s 130 l', 'illegal_state'],
    ['s 119 l x', 'too_many'],
    ['g 48 148', 'same_incident'],
  ])('“%s”: %s', (line, code) => expect(parse(line)).toMatchObject({ outcome: 'refused', code }));
});

test('whatever is typed gets an answer in both languages, and names only what exists', () => {
  const piece = fc.constantFrom('d', 's', 'g', 't', '47', '147', '104', '119', 'l', 'x', ' ', '  ', '\t', '“');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((list) => list.join(' ')),
      ),
      (line) => {
        const parsed = parse(line);
        expect(parsed.text.id.length > 0 && parsed.text.en.length > 0).toBe(true);
        if (parsed.outcome === 'recognised' && parsed.command.verb === 'dispatch') {
          expect(parsed.command.unitIds.length).toBeGreaterThan(0);
        }
      },
    ),
  );
});
