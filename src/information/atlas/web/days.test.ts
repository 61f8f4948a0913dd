import { expect, test } from 'vitest';
import { daysText } from './days.ts';

test('whole days of the zone, the last one included', () => {
  const text = daysText('2026-10-24T17:00:00Z', '2026-11-23T17:00:00Z', 'WIB', 'id');
  expect(text.replace(/\s/g, ' ')).toMatch(/^25 Okt ?(2026)? – 23 Nov 2026$/);
  expect(daysText('2026-10-24T17:00:00Z', '2026-11-23T17:00:00Z', 'WIB', 'en')).toContain('23 Nov 2026');
});
