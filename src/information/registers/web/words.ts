import { useMemo } from 'react';
import type { Text } from '../../../platform/problem/problem.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import type { FieldValue, FieldView } from '../registers.contract.ts';
import { texts } from './texts.ts';
import { valueText } from './value-text.ts';

/** The definition's own words, and values in words, in the language shown. */
export function useWords() {
  const language = useLanguage();
  const t = useTexts(texts);
  const [yes, no, consent] = [t('yes'), t('no'), t('consent')];
  return useMemo(
    () => ({
      language,
      say: (text: Text): string => text[language],
      value: (field: FieldView, value: FieldValue | undefined, names: Readonly<Record<string, string>>): string =>
        valueText(field, value, { language, names, yes, no, consent }),
    }),
    [language, yes, no, consent],
  );
}
