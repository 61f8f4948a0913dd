import { describe, expect, it } from 'vitest';
import { shippedDefinitions } from '../definitions/index.ts';
import type { RecordView, Values } from '../registers.contract.ts';
import { dayAfter, dueFields, dueState } from './due.rules.ts';
import { share } from './reports.rules.ts';
import { reportsOf } from './reports.service.ts';

let made = 0;
const record = (values: Values, id = `r${made++}`): RecordView => ({
  id,
  register: 'any',
  definitionVersion: 1,
  title: '',
  values,
  names: {},
  files: {},
  erased: [],
  place: null,
  closedAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-01-01T00:00:00.000Z',
  version: 1,
});

/** Reports over these records; registers that are not given may not be read. */
function reports(given: Record<string, RecordView[]>) {
  const all = reportsOf((register) => {
    const definition = shippedDefinitions.find(({ id }) => id === register);
    const records = given[register];
    return definition && records && { definition, records };
  }, '2026-11-22');
  return (id: string) => all.find((one) => one.id === id);
}
const cells = (report: ReturnType<ReturnType<typeof reports>>, label: string) =>
  report?.rows.find(({ texts }) => texts.id === label)?.cells;

describe('reports', () => {
  it('are not made from registers that may not be read', () => {
    expect(reports({})('budget')).toBeUndefined();
    expect(reports({ 'budget-lines': [] })('budget')).toBeUndefined();
  });

  it('sum ceilings and uses by function, with the rest and the period', () => {
    const report = reports({
      'budget-lines': [
        record({ function: 'samapta', ceiling: 1000, used: 250 }),
        record({ function: 'samapta', ceiling: 1000, used: 0 }),
        record({ function: 'lantas', ceiling: 500, used: 600 }),
      ],
      'budget-uses': [record({ on: '2026-05-01' }), record({ on: '2026-02-01' })],
    })('budget');
    expect(report).toMatchObject({ from: '2026-02-01', until: '2026-05-01', n: 3 });
    expect(cells(report, 'Samapta')).toEqual([2, 2000, 250, 1750, 12.5]);
    expect(cells(report, 'Lantas')).toEqual([1, 500, 600, -100, 120]);
    expect(cells(report, 'Jumlah')).toEqual([3, 2500, 850, 1650, 34]);
  });

  it('sum only what was approved of off-budget support', () => {
    const report = reports({
      'off-budget-support': [
        record({ ground: 'grant', approval: 'approved', amount: 100 }),
        record({ ground: 'grant', approval: 'refused', amount: 900 }),
        record({ ground: 'use', approval: 'asked', amount: 50 }),
      ],
    })('support');
    expect(cells(report, 'Jumlah')).toEqual([3, 100, 1, 1]);
  });

  it('leave out of the share of ready assets those whose readiness nobody recorded', () => {
    const report = reports({
      assets: [
        record({ level: 'polsek', ready: 'ready' }),
        record({ level: 'polsek' }),
        record({ level: 'polsek', ready: 'repair' }),
      ],
    })('assets');
    expect(cells(report, 'Polsek')).toEqual([3, 1, 1, 0, 1, 50]);
  });

  it('count competences that posts ask for, those that have them, and valid training', () => {
    const report = reports({
      positions: [record({ competences: ['first_aid'] }, 'p1')],
      personnel: [
        record({ position: 'p1', competences: ['first_aid'], trainedUntil: '2026-11-22' }),
        record({ position: 'p1', competences: ['first_aid'], trainedUntil: '2026-11-21' }),
        record({ position: 'p1', competences: [] }),
        record({ competences: ['mediation'] }),
      ],
      trainers: [record({ subjects: ['first_aid'], validUntil: '2027-01-01' })],
    })('competences');
    expect(cells(report, 'Pertolongan pertama')).toEqual([3, 2, 66.7, 2, 1, 1]);
    expect(cells(report, 'Mediasi')).toEqual([0, 0, null, 1, 0, 0]);
    expect(cells(report, 'Negosiasi')).toBeUndefined();
  });

  it('count an item of both versions of Asta Siap once in the total', () => {
    const report = reports({
      'readiness-items': [
        record({ versions: ['first', 'second'], state: 'ready' }),
        record({ versions: ['first'], state: 'not' }),
      ],
    })('readiness');
    expect(cells(report, 'Versi pertama')).toEqual([2, 1, 0, 1, 50]);
    expect(cells(report, 'Versi kedua')).toEqual([1, 1, 0, 0, 100]);
    expect(cells(report, 'Jumlah')).toEqual([2, 1, 0, 1, 50]);
  });

  it('say nothing of a share of nothing', () => expect(share(0, 0)).toBeNull());
});

describe('due days', () => {
  it('are those that a person may see', () => {
    const seen = (...permissions: ('register:read' | 'case:write')[]) =>
      dueFields({ permissions: new Set(permissions) }, shippedDefinitions).map(({ register }) => register);
    expect(seen()).toEqual([]);
    expect(seen('register:read')).toContain('sops');
    expect(seen('register:read')).not.toContain('respected-figures');
    expect(seen('case:write')).toEqual(['respected-figures']);
  });

  it('are past before today, and soon within a week', () => {
    expect([-1, 0, 7, 8].map(dueState)).toEqual(['past', 'soon', 'soon', 'later']);
    expect(dayAfter('2028-02-28', 2)).toBe('2028-03-01');
  });
});
