import { describe, expect, it } from 'vitest';
import { suggestKinds } from '../../../command/incidents/suggest.rules.ts';
import { type CallForm, emptyForm } from './form.ts';
import { kindChoices, missingFields, newIncident, readIntake, reportOfKnown, summaryOf } from './intake.rules.ts';

const words = 'Pelapor lihat begal dua orang bawa celurit. Korban luka, baru dua menit';
const place = { text: 'SPBU Kenanga', lon: 106.8, lat: -6.2 };
const form = (change: Partial<CallForm>): CallForm => ({ ...emptyForm('i1'), ...change });
const intakeOf = (one: CallForm) => readIntake(one, suggestKinds(one.narrative));

describe('readIntake', () => {
  it('follows the words until the person chooses', () => {
    const intake = intakeOf(form({ narrative: words }));
    expect(intake.kind?.code).toBe('curas');
    expect(intake.kindSuggested).toBe(true);
    expect(intake.answers).toMatchObject({ weapon: 'blade', injured: 'yes', when: 'under_5_min' });
    expect(intake.priority).toBe(1);
    expect(intakeOf(form({ narrative: words, kind: 'fire' })).kind?.code).toBe('fire');
  });
  it('lets the person take back what the words suggest', () => {
    const intake = intakeOf(form({ narrative: words, answers: { weapon: '', injured: 'no' } }));
    expect(intake.answers.weapon).toBeUndefined();
    expect(intake.answers.injured).toBe('no');
    expect(intake.fromWords).toEqual(['when']);
  });
  it('raises with the emergency flag, also over a set priority, which stands otherwise', () => {
    expect(intakeOf(form({ kind: 'noise', emergency: true })).priority).toBe(1);
    expect(intakeOf(form({ kind: 'noise', emergency: true, priority: 3 })).priority).toBe(1);
    expect(intakeOf(form({ kind: 'noise', priority: 3 })).priority).toBe(3);
  });
});

describe('kindChoices', () => {
  it('does not reorder when one is chosen, and shows a chosen one always', () => {
    const before = kindChoices(['curas', 'theft'], undefined, '').map((kind) => kind.code);
    expect(kindChoices(['curas', 'theft'], 'theft', '').map((kind) => kind.code)).toEqual(before);
    expect(kindChoices([], 'flood', '').map((kind) => kind.code)).toContain('flood');
  });
  it('finds by everyday words', () => {
    expect(kindChoices([], undefined, 'banjir')[0]?.code).toBe('flood');
    expect(kindChoices([], undefined, 'xyz')).toEqual([]);
  });
});

describe('what is sent', () => {
  it('needs place and kind, and says so in the order of asking', () => {
    const blank = form({});
    expect(missingFields(blank, intakeOf(blank))).toEqual(['place', 'kind']);
    expect(newIncident('c1', blank, intakeOf(blank))).toBeUndefined();
  });
  it('leaves to the server what nobody changed', () => {
    const typed = form({ narrative: words, place });
    expect(newIncident('c1', typed, intakeOf(typed))).toEqual({
      id: 'i1',
      callId: 'c1',
      kind: 'curas',
      place,
      emergency: false,
      summary: 'Pelapor lihat begal dua orang bawa celurit',
      narrative: words,
      answers: { weapon: 'blade', injured: 'yes', when: 'under_5_min' },
    });
  });
  it('speaks with the known incident where the form is silent', () => {
    const bare = form({ narrative: 'ada ribut' });
    const known = { kind: 'brawl', placeText: 'Terminal', lon: 1, lat: 2 };
    const report = reportOfKnown('c1', bare, readIntake(bare, { kinds: [], answers: {} }), known);
    expect(report).toMatchObject({ kind: 'brawl', place: { text: 'Terminal', lon: 1, lat: 2 } });
  });
});

describe('summaryOf', () => {
  it('is one sentence, cut at a word', () => {
    expect(summaryOf('  Motor\nhilang di parkiran. Warna hitam.')).toBe('Motor hilang di parkiran');
    const long = summaryOf('kata '.repeat(60));
    expect(long.length).toBeLessThanOrEqual(90);
    expect(long.endsWith('kata…')).toBe(true);
    expect(summaryOf('')).toBe('');
  });
});
