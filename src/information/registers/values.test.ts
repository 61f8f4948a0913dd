import { describe, expect, test } from 'vitest';
import { readFilters } from './filters.rules.ts';
import { areaText, everyReader, project, projectChanges, projectDefinition, readingOf } from './projection.rules.ts';
import type { StoredRecord, Viewer } from './records.types.ts';
import type { Values } from './registers.contract.ts';
import { wells, wells2 } from './testing/definition.ts';
import { isRealDate, readValues } from './values.rules.ts';

const now = new Date('2026-11-22T10:00:00Z');
const reader: Viewer = { permissions: new Set(['register:read']) };
const auditor: Viewer = { permissions: new Set(['register:read', 'journal:read']) };
const read = (given: Values, before: Values | null = { name: 'Sumur' }, viewer = reader) =>
  readValues(viewer, wells, given, before, now);
const refused = (given: Values) => read(given).errors.map(({ path }) => path);

describe('values', () => {
  test('one of every kind is taken, and cleaned', () => {
    const keeper = { value: ' 0812 ', consentOn: '2026-11-22' };
    const given: Values = {
      name: '  Sumur  tua ',
      depth: 12.5,
      dugOn: '2024-02-29',
      water: 'salty',
      uses: ['wash', 'wash'],
      cost: 5,
      pumped: false,
      keeper,
    };
    expect(read(given, null)).toEqual({
      values: { ...given, name: 'Sumur tua', uses: ['wash'], keeper: { value: '0812', consentOn: '2026-11-22' } },
      errors: [],
    });
  });

  test.each<[string, Values]>([
    ['name', { name: 'x'.repeat(41) }],
    ['name', { name: ' ' }],
    ['name', { name: null }],
    ['depth', { depth: -1 }],
    ['depth', { depth: 301 }],
    ['depth', { depth: Number.NaN }],
    ['depth', { depth: '12' }],
    ['cost', { cost: 1.5 }],
    ['cost', { cost: -1 }],
    ['dugOn', { dugOn: '2025-02-29' }],
    ['dugOn', { dugOn: '22-11-2026' }],
    ['water', { water: 'blue' }],
    ['water', { water: 'toString' }],
    ['water', { water: 'old' }],
    ['water', { water: ['clear'] }],
    ['uses', { uses: 'drink' }],
    ['pumped', { pumped: 'true' }],
    ['keeper', { keeper: 'Pak X' }],
    ['keeper', { keeper: { value: '0812', consentOn: '2026-11-24' } }],
    ['unit', { unit: '102' }],
    ['nothing', { nothing: 'x' }],
    ['constructor', { constructor: 'x' }],
    ['secret', { secret: 'x' }],
  ])('%s is refused by name', (field, given) => {
    expect(refused(given)).toEqual([`values.${field}`]);
  });

  test('a new record needs what is required; an empty value removes what is not', () => {
    expect(read({}, null).errors.map(({ path }) => path)).toEqual(['values.name']);
    expect(read({ depth: null }, { name: 'A', depth: 3 }).values).toEqual({ name: 'A' });
  });

  test('a retired item and a retired field stay where they are, and come nowhere else', () => {
    expect(read({ water: 'old' }, { name: 'A', water: 'old' }).errors).toEqual([]);
    const before = { name: 'A', note: 'lama' };
    const again = (given: Values) => readValues(reader, wells2, { lid: true, ...given }, before, now);
    expect(again({}).values).toEqual({ ...before, lid: true });
    expect(again({ note: 'lama' }).errors).toEqual([]);
    expect(again({ note: 'baru' }).errors.map(({ path }) => path)).toEqual(['values.note']);
    expect(again({ note: null }).values).toEqual({ name: 'A', lid: true });
  });

  test('who may not see a field leaves its value in place', () => {
    expect(read({ depth: 2 }, { name: 'A', secret: 's' }).values).toEqual({ name: 'A', secret: 's', depth: 2 });
    expect(read({ secret: 't' }, { name: 'A', secret: 's' }, auditor).values.secret).toBe('t');
  });

  test('days of the calendar', () => {
    expect(['2000-02-29', '1900-02-29', '2026-13-01', '2026-04-31', '1899-01-01'].map(isRealDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

const stored: StoredRecord = {
  id: '0199a000-0000-7000-8000-000000000001',
  polresId: '0199a000-0000-7000-8000-000000000002',
  realm: 'demo',
  register: 'wells',
  definitionVersion: 1,
  data: { name: 'Sumur tua', secret: 'emas', unknown: 'x' },
  lon: 107.49,
  lat: -9.5,
  areaCode: '99.01.01.1001',
  rt: null,
  rw: null,
  village: '99.01.01.1001',
  district: '99.01.01',
  regency: '99.01',
  guessed: false,
  boundaryVersion: 1,
  geometry: null,
  erasedFields: [],
  closedAt: null,
  closingReason: null,
  createdBy: null,
  createdAt: now,
  changedAt: now,
  version: 1,
};

describe('projection', () => {
  test('shows the fields that the person may see, and nothing that the definition does not know', () => {
    expect(project(reader, wells, stored)).toMatchObject({ title: 'Sumur tua', values: { name: 'Sumur tua' } });
    expect(project(reader, wells, stored).values).not.toHaveProperty('secret');
    expect(project(auditor, wells, stored).values).toEqual({ name: 'Sumur tua', secret: 'emas' });
    expect(JSON.stringify(projectDefinition(reader, wells, { open: 0 }))).not.toContain('secret');
  });

  test('what all readers see needs no right but reading', () => {
    expect(project(everyReader(wells), wells, stored).values).toEqual({ name: 'Sumur tua' });
  });

  test('a title that is hidden is not given away', () => {
    const hidden = { ...wells, title: 'secret' };
    expect(project(reader, hidden, stored).title).toBe('Sumur');
    expect(project(auditor, hidden, stored).title).toBe('emas');
  });

  test('a field hidden later is hidden in the records of earlier versions too', () => {
    const later = {
      ...wells2,
      fields: { ...wells2.fields, name: { ...wells2.fields.name!, seenBy: 'journal:read' as const } },
    };
    expect(project(reader, readingOf(later, wells), stored).values).toEqual({});
  });

  test('changes follow the same rule, with the place', () => {
    const changes = {
      name: { from: null, to: 'A' },
      secret: { from: null, to: 'emas' },
      place: { from: null, to: 'di sana' },
    };
    expect(Object.keys(projectChanges(reader, wells, changes))).toEqual(['name', 'place']);
    expect(Object.keys(projectChanges(auditor, wells, changes))).toEqual(['name', 'secret', 'place']);
  });

  test('areas in words', () => {
    const names: Record<string, string> = { '99.01.01.1001': 'Melati', '99.01.01': 'Kota' };
    expect(areaText(stored, (code) => names[code] ?? null)).toBe('Kel. Melati, Kec. Kota');
  });
});

describe('filters', () => {
  test.each([
    ['water:salty', { field: 'water', equals: 'salty', several: false }],
    ['uses:drink', { field: 'uses', equals: 'drink', several: true }],
    ['pumped:false', { field: 'pumped', equals: false, several: false }],
    ['depth:1.5..20', { field: 'depth', from: 1.5, to: 20 }],
    ['depth:..20', { field: 'depth', from: null, to: 20 }],
    ['cost:5', { field: 'cost', from: 5, to: 5 }],
    ['dugOn:2024-01-01..', { field: 'dugOn', from: '2024-01-01', to: null }],
  ])('%s', (given, filter) => {
    expect(readFilters(reader, wells, [given])).toEqual([filter]);
  });

  test.each([
    'water',
    'water:',
    'water:blue',
    'name:x',
    'depth:a..b',
    'depth:..',
    'depth:1..2..3',
    'dugOn:2024-02-30',
    'secret:x',
    '__proto__:x',
  ])('%s is refused by its place', (given) => {
    expect(() => readFilters(reader, wells, ['water:salty', given])).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ path: 'query.filter.1' })] }),
    );
  });
});
