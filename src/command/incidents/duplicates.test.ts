import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DuplicateInput, kindRelation, scoreDuplicate, sharedWords } from './duplicates.rules.ts';
import { kindCodes } from './incident-kinds.types.ts';

const input = fc.record({
  distanceM: fc.double({ min: 0, max: 50_000, noNaN: true }),
  gapS: fc.double({ min: 0, max: 1e6, noNaN: true }),
  relation: fc.constantFrom<DuplicateInput['relation']>('same', 'related', 'other'),
  shared: fc.array(fc.constantFrom('begal', 'celurit', 'matik'), { maxLength: 5 }),
});

test('nearer, sooner, or another shared word never lowers the score; it stays within 0 and 1', () => {
  fc.assert(
    fc.property(input, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
      const { score } = scoreDuplicate(one);
      expect(score >= 0 && score <= 1).toBe(true);
      expect(scoreDuplicate({ ...one, distanceM: one.distanceM * share }).score).toBeGreaterThanOrEqual(score);
      expect(scoreDuplicate({ ...one, gapS: one.gapS * share }).score).toBeGreaterThanOrEqual(score);
      expect(scoreDuplicate({ ...one, shared: [...one.shared, 'luka'] }).score).toBeGreaterThanOrEqual(score);
      expect(scoreDuplicate({ ...one, relation: 'same' }).score).toBeGreaterThanOrEqual(score);
      expect(scoreDuplicate({ ...one, gapS: -one.gapS }).score).toBe(score);
    }),
  );
});

test('the reason says what was compared', () => {
  const shared = sharedWords(
    'Begal dua orang bawa celurit, motor matik hitam',
    'ada pembegalan, pelaku pegang celurit naik matik di jalan',
  );
  expect(shared).toEqual(['begal', 'celurit', 'matik']);
  const found = scoreDuplicate({ distanceM: 231, gapS: 75, relation: 'same', shared });
  expect(found.reason.id).toBe('230 m · 1 mnt lalu · kata sama: begal, celurit, matik');
  expect(found.reason.en).toBe('230 m · 1 min ago · shared words: begal, celurit, matik');
  expect(found.score).toBeGreaterThan(0.8);
  expect(scoreDuplicate({ distanceM: 1234, gapS: 40, relation: 'other', shared: [] }).reason.id).toBe(
    '1,2 km · 40 dtk lalu',
  );
});

test('the same words far away or long ago are another event', () => {
  const shared = ['begal', 'celurit', 'matik'];
  expect(scoreDuplicate({ distanceM: 8000, gapS: 60, relation: 'same', shared }).score).toBeLessThan(0.1);
  expect(scoreDuplicate({ distanceM: 50, gapS: 86_400, relation: 'same', shared }).score).toBeLessThan(0.1);
});

test('kind relation is symmetric', () => {
  for (const a of kindCodes) for (const b of kindCodes) expect(kindRelation(a, b)).toBe(kindRelation(b, a));
  expect(kindRelation('curas', 'medical')).toBe('related');
  expect(kindRelation('curas', 'flood')).toBe('other');
});
