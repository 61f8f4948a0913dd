import { expect, it } from 'vitest';
import { missingKeys } from '../../../platform/web/text/i18n.ts';
import { deskTexts } from './desk-texts.ts';
import { texts } from './texts.ts';

it('says everything in both languages', () => {
  expect(missingKeys(texts)).toEqual([]);
  expect(missingKeys(deskTexts)).toEqual([]);
});
