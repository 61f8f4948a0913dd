import { expect, test } from 'vitest';
import { namesPeople, withoutPerson } from './people.rules.ts';
import type { RecordView } from './registers.contract.ts';
import { wells } from './testing/definition.ts';

const name = { type: 'text', texts: { id: 'Nama', en: 'Name' }, about: 'person' } as const;
const people = { ...wells, id: 'trainers', placement: 'none' as const, fields: { ...wells.fields, name } };
const view: RecordView = {
  id: 'a',
  register: 'trainers',
  definitionVersion: 1,
  title: 'Sari Kencana',
  values: { name: 'Sari Kencana', keeper: { value: '0812', consentOn: '2026-11-01' }, depth: 4, unit: 'u1' },
  names: { u1: '104', r1: 'Budi' },
  files: {},
  erased: [],
  place: null,
  closedAt: null,
  createdAt: '2026-11-22T00:00:00.000Z',
  changedAt: '2026-11-22T00:00:00.000Z',
  version: 1,
};

test('a register names people by its title or by what its search finds, not by a contact that it holds', () => {
  expect(namesPeople(people)).toBe(true);
  expect(namesPeople(wells)).toBe(false);
  const searched = { ...wells, fields: { ...wells.fields, keeper: { ...wells.fields.keeper!, search: true } } };
  expect(namesPeople(searched)).toBe(true);
});

test('without a purpose a record of people keeps only what is not about them', () => {
  expect(withoutPerson(wells, view)).toBe(view);
  expect(withoutPerson(people, view)).toEqual({
    ...view,
    title: 'Sumur',
    values: { depth: 4, unit: 'u1' },
    names: { u1: '104' },
  });
});
