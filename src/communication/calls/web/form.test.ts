import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallForm, emptyForm, isBlank, mergeForms, readForm } from './form.ts';

const form = (change: Partial<CallForm>): CallForm => ({ ...emptyForm('i1'), ...change });

describe('readForm', () => {
  it('gives back what was stored', () => {
    const full = form({
      revision: 7,
      narrative: 'begal',
      place: { text: 'SPBU', lon: 106.8, lat: -6.2 },
      kind: 'curas',
      answers: { weapon: 'blade', injured: '' },
      priority: 1,
      needs: [{ need: 'patrol', count: 2 }],
      noted: { channel: 'radio', at: '2026-11-22T00:00:00Z' },
    });
    expect(readForm(JSON.parse(JSON.stringify(full)), 'other')).toEqual(full);
  });
  it('takes anything, also damaged', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readForm(value, 'fresh');
        expect(readForm(JSON.parse(JSON.stringify(read)), 'x')).toEqual(read);
      }),
    );
  });
});

describe('mergeForms', () => {
  it('keeps the later revision', () => {
    const local = form({ revision: 5, narrative: 'lokal' });
    expect(mergeForms(local, form({ revision: 4, narrative: 'server' }))).toBe(local);
    expect(mergeForms(form({ revision: 1 }), form({ revision: 4, narrative: 'server' })).narrative).toBe('server');
  });
  it('loses no word of either copy', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(9), (here, there, revision) => {
        const merged = mergeForms(form({ revision: 4, narrative: here }), form({ revision, narrative: there }));
        if (revision > 4) expect(merged.narrative).toContain(here.trim());
        else expect(merged.narrative).toBe(here);
        expect(merged.revision).toBeGreaterThanOrEqual(Math.max(4, revision));
      }),
    );
  });
});

describe('isBlank', () => {
  it('is true until something is written or chosen', () => {
    expect(isBlank(form({ emergency: true, narrative: '  ' }))).toBe(true);
    expect(isBlank(form({ placeQuery: 'spbu' }))).toBe(false);
  });
});
