import { expect, test } from 'vitest';
import { inForce, lettersOf, sectorOfUnit, statesOf } from './plan.rules.ts';

test('of the accepted plans one is in force: the newest that has begun; of two of one day the one accepted later', () => {
  const accepted = [
    { id: 'later', validFrom: '2027-01-01' },
    { id: 'second', validFrom: '2026-11-22' },
    { id: 'first', validFrom: '2026-11-22' },
    { id: 'old', validFrom: '2025-01-01' },
  ];
  const states = statesOf(accepted, '2026-11-22');
  expect([...states].map(([id, { state, validTo }]) => [id, state, validTo])).toEqual([
    ['later', 'planned', null],
    ['second', 'in_force', '2027-01-01'],
    ['first', 'past', '2026-11-22'],
    ['old', 'past', '2026-11-22'],
  ]);
  expect(inForce(accepted, '2026-11-21')?.id).toBe('old');
  expect(inForce(accepted, '2024-01-01')).toBeUndefined();
});

test('a new split keeps the letters where most of the areas stay', () => {
  const before = { a: 'A', b: 'A', c: 'B', d: 'B', e: 'B' } as const;
  expect(
    lettersOf(
      [
        ['c', 'd'],
        ['a', 'b', 'e'],
      ],
      before,
      ['A', 'B'],
    ),
  ).toEqual(['B', 'A']);
  // Two parts claim A: the larger overlap has it, the other one takes a free letter.
  expect(lettersOf([['a'], ['b'], ['c', 'd', 'e']], before, ['A', 'B', 'C'])).toEqual(['A', 'C', 'B']);
  expect(lettersOf([['x'], ['y']], {}, ['A', 'B'])).toEqual(['A', 'B']);
});

test('a unit belongs to the sector of its post, unless set by hand; those of the headquarters to the whole district', () => {
  const areas = { west: 'A' } as const;
  const unit = (kind: string, area: string | null) => ({ id: 'u', post: { kind, area } });
  expect(sectorOfUnit(unit('sector', 'west'), {}, areas)).toEqual({ sector: 'A', by: 'post' });
  expect(sectorOfUnit(unit('sector', 'east'), {}, areas)).toEqual({ sector: null, by: 'none' });
  expect(sectorOfUnit(unit('hq', 'west'), {}, areas)).toEqual({ sector: null, by: 'whole' });
  expect(sectorOfUnit(unit('hq', 'west'), { u: 'B' }, areas)).toEqual({ sector: 'B', by: 'hand' });
  expect(sectorOfUnit(unit('sector', 'west'), { u: null }, areas)).toEqual({ sector: null, by: 'hand' });
  expect(sectorOfUnit({ id: 'u', post: null }, {}, areas)).toEqual({ sector: null, by: 'none' });
});
