import { useMemo } from 'react';
import type { Text } from '../../../platform/problem/problem.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { type FieldValue, type FieldView, type GeometryValue, mostCounted } from '../registers.contract.ts';
import { countCorners } from '../shape.rules.ts';
import { kindOf } from './drawing.ts';
import { texts } from './texts.ts';
import { fieldTexts } from './texts-fields.ts';
import { valueText } from './value-text.ts';

/** The definition's own words, and values in words, in the language shown. */
export function useWords() {
  const language = useLanguage();
  const t = useTexts(texts);
  const f = useTexts(fieldTexts);
  const [yes, no, consent] = [t('yes'), t('no'), t('consent')];
  return useMemo(() => {
    const shape = (value: GeometryValue): string => {
      if (value.type !== 'Point') return f(`shape_${kindOf(value)}`, { count: countCorners(value) });
      const [lon = 0, lat = 0] = value.coordinates;
      return f('shape_point', { lat: lat.toFixed(5), lon: lon.toFixed(5) });
    };
    return {
      language,
      shape,
      say: (text: Text): string => text[language],
      value: (field: FieldView, value: FieldValue | undefined, names: Readonly<Record<string, string>>): string =>
        valueText(field, value, { language, names, yes, no, consent, shape }),
    };
  }, [language, f, yes, no, consent]);
}

/** `1.250 terbuka`; beyond what is counted `10.000+ terbuka`. */
export function useOpenCount(): (register: { open: number }) => string {
  const t = useTexts(texts);
  const format = useFormat();
  return ({ open }) =>
    t('open_count', { count: open > mostCounted ? `${format.decimal(mostCounted)}+` : format.decimal(open) });
}
