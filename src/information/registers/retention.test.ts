import { expect, test } from 'vitest';
import { retentionGround, retentionRules } from './retention.rules.ts';
import { wells } from './testing/definition.ts';
import { springs } from './testing/every-type.ts';

test('the shortest time comes first, and what holds for the whole register last', () => {
  expect(retentionRules(wells)).toEqual([]);
  const { pipe, head } = springs.fields;
  const definition = { ...springs, fields: { ...springs.fields, head: { ...head!, retention: 6 }, pipe: pipe! } };
  expect(retentionRules(definition)).toEqual([
    { months: 6, fields: ['head'] },
    { months: 12, fields: ['pipe'] },
    { months: 24, fields: null },
  ]);
  expect(retentionGround(springs, { months: 12, fields: ['pipe'] })).toMatch(/springs v1: kolom pipe, 12 bulan/);
});
