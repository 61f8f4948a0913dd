import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EditIncident, IncidentMove, IncidentQuery } from '../incidents.contract.ts';
import { incidentStates } from '../incidents.states.ts';
import { differences, type EditForm, merged, type Part, parts, toEdit } from './conflict.ts';
import { bboxOf, dayStart, noFilters, personReady, readFilters, toQuery, writeFilters } from './filters.ts';
import { moveChoices } from './moves.ts';

const form: fc.Arbitrary<EditForm> = fc.record({
  kind: fc.constantFrom('curas', 'theft'),
  placeText: fc.constantFrom('Jl. A', 'Jl. B'),
  lon: fc.constantFrom(109.6, 109.7),
  lat: fc.constant(-9.5),
  priority: fc.constantFrom(1, 2, 3, 4),
  emergency: fc.boolean(),
  summary: fc.constantFrom('', 'satu', 'dua'),
  answers: fc.constantFrom<Record<string, string>>({}, { weapon: 'blade' }, { weapon: 'no' }),
});

describe('filters', () => {
  it('read back from the address as they were written', () => {
    const value = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(fc.record({ q: value, kind: value, area: value, from: value }), (some) => {
        const filters = { ...noFilters, ...some };
        expect(readFilters(new URLSearchParams(writeFilters(filters).toString()))).toEqual(filters);
      }),
    );
    expect(writeFilters(noFilters).toString()).toBe('');
  });
  it('days are those of the district, both included', () => {
    expect(dayStart('2026-11-21', 'WIB')?.toISOString()).toBe('2026-11-20T17:00:00.000Z');
    const query = toQuery({ ...noFilters, from: '2026-11-21', to: '2026-11-21' }, 'WIT', undefined, undefined);
    expect(Date.parse(String(query.to)) - Date.parse(String(query.from))).toBe(86_399_999);
    expect(dayStart('21-11-2026', 'WIB')).toBeUndefined();
  });
  it('every question is one that the contract takes', () => {
    const query = toQuery(
      { ...noFilters, q: ' begal ', priority: '1', from: '2026-11-01', bbox: bboxOf([109.5, -9.6, 109.7, -9.4]) },
      'WIB',
      { person: 'Sari', purpose: 'mencari saksi kejadian' },
      undefined,
    );
    expect(IncidentQuery.safeParse(query).success).toBe(true);
  });
  it('a person is looked for only with a purpose', () => {
    expect(personReady({ person: 'Sari', purpose: ' x ' })).toBe(false);
    expect(personReady({ person: 'Sa', purpose: 'mencari saksi' })).toBe(false);
    expect(personReady({ person: 'Sari', purpose: 'mencari saksi' })).toBe(true);
  });
});

describe('two people change one incident', () => {
  it('only what I changed is sent, as the contract takes it', () => {
    fc.assert(
      fc.property(form, form, (read, mine) => {
        const edit = toEdit(read, mine, 3);
        if (edit) expect(EditIncident.safeParse(edit).success).toBe(true);
        else expect(differences(read, mine, read)).toEqual([]);
      }),
    );
    expect(toEdit({ ...sample, summary: 'a' }, { ...sample, summary: 'b' }, 2)).toEqual({ version: 2, summary: 'b' });
  });
  it('a part is shown when the two versions differ, and says who changed it', () => {
    const mine = { ...sample, summary: 'saya', priority: 2 };
    const theirs = { ...sample, summary: 'dia', kind: 'theft' };
    expect(differences(sample, mine, theirs)).toEqual([
      { part: 'kind', by: 'theirs' },
      { part: 'priority', by: 'mine' },
      { part: 'summary', by: 'both' },
    ]);
  });
  it('keeping nothing gives theirs, keeping all gives mine', () => {
    fc.assert(
      fc.property(form, form, (mine, theirs) => {
        expect(merged(mine, theirs, new Set<Part>())).toEqual(theirs);
        expect(merged(mine, theirs, new Set<Part>(parts))).toEqual(mine);
      }),
    );
  });
});

const sample: EditForm = {
  kind: 'curas',
  placeText: 'Jl. A',
  lon: 109.6,
  lat: -9.5,
  priority: 1,
  emergency: false,
  summary: '',
  answers: {},
};

describe('moves', () => {
  const all = ['incident:triage', 'incident:dispatch', 'incident:status', 'incident:close'];
  it('a disposition is asked wherever an incident ends', () => {
    for (const state of incidentStates) {
      for (const choice of moveChoices(state, 'curas', all)) {
        expect(choice.required.includes('disposition')).toBe(choice.dispositions.length > 0);
        expect(IncidentMove.safeParse({ action: choice.action }).success).toBe(true);
      }
    }
  });
  it('nobody sees a button that they may not press', () => {
    expect(moveChoices('received', 'curas', ['incident:read'])).toEqual([]);
    expect(moveChoices('received', 'curas', ['incident:triage']).map((one) => one.action)).toEqual(['triage']);
    expect(moveChoices('closed', 'curas', all).map((one) => one.action)).toEqual(['reopen']);
  });
});
