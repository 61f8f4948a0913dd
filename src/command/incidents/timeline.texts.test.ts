import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../platform/database/database.ts';
import { drawable } from '../../platform/print/page.ts';
import { pieces } from './report.ts';
import { searchesPerson, tsqueryOf } from './search-words.rules.ts';
import { entryText } from './timeline.texts.ts';

describe('entries in words', () => {
  test('changes name what changed, with both values of a number', () =>
    expect(
      entryText('incident.edited', {
        changes: { priority: { from: 3, to: 1 }, kind: { from: 'theft', to: 'curas' }, lon: { from: 1, to: 2 } },
      }).id,
    ).toBe('Data diubah: prioritas 3 → 1 · jenis: Curas (begal, rampok, jambret)'));

  test('another room’s entry: by its state, by its own words, or by its name', () => {
    expect(entryText('assignment.responding', { callsign: '104' })).toEqual({
      id: 'Unit 104: Meluncur',
      en: 'Unit 104: Responding',
    });
    expect(entryText('alarm.raised', { text: { id: 'Tombol panik 104', en: 'Panic 104' } }).en).toBe('Panic 104');
    expect(entryText('other.thing_done', {}).id).toBe('other thing done');
  });

  test.each([
    ['assignment.refused', { to: 'refused', reason: 'vehicle' }, 'Kendaraan bermasalah', 'Vehicle trouble'],
    ['assignment.refused', { to: 'refused', reason: 'ban bocor' }, 'ban bocor', 'ban bocor'],
    ['assignment.cancelled', { to: 'cancelled', reason: 'undo' }, 'Urungkan, salah kirim', 'Undo, sent by mistake'],
    [
      'assignment.cancelled',
      { to: 'cancelled', reason: 'no_answer' },
      'Unit tidak menjawab',
      'No answer from the unit',
    ],
    [
      'assignment.cancelled',
      { to: 'cancelled', reason: 'incident_ended' },
      'Kejadian sudah berakhir',
      'The incident has ended',
    ],
    ['assignment.cleared', { to: 'cleared', reason: 'break' }, 'Istirahat', 'Break'],
    [
      'assignment.made',
      { override: { reason: 'knows_area', note: null } },
      'bukan usulan · Lebih kenal wilayah',
      'not the proposed one · Knows the area better',
    ],
  ])('%s with %o gives its reason in words', (action, body, id, en) => {
    const words = entryText(action, { callsign: '104', ...body });
    expect([words.id.split(': ').at(-1), words.en.split(': ').at(-1)]).toEqual([id, en]);
  });

  test('any action with any body gives words, and never a throw', () => {
    const actions = [
      'incident.received',
      'incident.edited',
      'incident.narrated',
      'incident.closed',
      'call.answered',
      'call.concluded',
      'assignment.refused',
      'assignment.made',
      'x',
      '',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...actions), fc.jsonValue(), (action, body) => {
        const words = entryText(action, body as Json);
        expect(typeof words.id).toBe('string');
        expect(typeof words.en).toBe('string');
      }),
    );
  });
});

test.each([
  ['begal melawai', 'begal:* & melawai:*'],
  ["o'connor & (x)", 'o:* & connor:* & x:*'],
  ['  !! ', null],
])('the question %s is asked as %s', (typed, asked) => expect(tsqueryOf(typed)).toBe(asked));

test.each([
  ['081200004471', true],
  ['0812-0000-4471', true],
  ['B 1234 KJA', true],
  ['motor b1234kja hitam', true],
  ['begal di jalan melawai 12', false],
  ['#1234', false],
  ['RT 3 RW 5', false],
  ['Jl 5 A', false],
])('%s looks for a person: %s', (typed, yes) => expect(searchesPerson(typed)).toBe(yes));

test('what the printed font cannot draw is written plainly', () => {
  expect(drawable('Gang Kéncana → “Ş” 😀 日')).toBe('Gang Kéncana › “S” ? ?');
  expect(drawable('a\r\nb\u0007')).toBe('a\nb?');
});

test('a long text is cut into parts of a page at most, and loses no word', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{0,30}[\n ]{0,3}$/), { maxLength: 400 }), (words) => {
      const text = words.join('');
      const parts = pieces(text);
      expect(parts.every((part) => part.length <= 1000 && part.split('\n').length <= 22)).toBe(true);
      expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
