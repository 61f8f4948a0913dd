import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts as platform } from '../../../platform/web/text/texts.ts';

/** Marks a field that an incident needs. */
export function Required() {
  const t = useTexts(platform);
  return <span className="chip chip-fact chip-low">{t('required')}</span>;
}
