import { Segments } from '../kit/Segments.tsx';
import { setLanguage, useLanguage, useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';

/** Indonesian or English; the whole screen follows at once. */
export function LanguageChoice() {
  const t = useTexts(texts);
  return (
    <Segments
      label={t('language')}
      value={useLanguage()}
      onChange={setLanguage}
      options={[
        { key: 'id', label: 'Indonesia' },
        { key: 'en', label: 'English' },
      ]}
    />
  );
}
