import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskedNumber, plainNumber } from './masked-number.ts';

test.each([
  ['081200004471', '08••-••••-4471'],
  ['0812000471', '08••-••-0471'],
  ['0217654321', '02••-••-4321'],
  ['+6512344471', '+••••-••-4471'],
  ['5551234', '•••••34'],
  ['110', '•••'],
])('%s is shown as %s', (number, masked) => expect(maskedNumber(number)).toBe(masked));

test('no number stays no number', () => expect(maskedNumber(null)).toBeNull());

test('at most six digits are ever shown, and at least half are hidden below ten', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\+?[0-9]{1,20}$/), (number) => {
      const digits = number.replace(/\D/g, '').length;
      const shown = maskedNumber(number)?.replace(/\D/g, '').length ?? 0;
      expect(shown).toBeLessThanOrEqual(digits < 10 ? 2 : 6);
      expect(digits - shown).toBeGreaterThanOrEqual(Math.min(digits, 4));
    }),
  );
});

test.each([
  ['+62 812-0000-4471', '081200004471'],
  ['62812 0000 4471', '081200004471'],
  ['0812 (0000) 4471', '081200004471'],
  ['+65 1234 4471', '+6512344471'],
  ['110', '110'],
])('%s is stored as %s', (given, stored) => expect(plainNumber(given)).toBe(stored));
