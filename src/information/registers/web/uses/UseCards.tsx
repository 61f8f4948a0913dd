import { useTexts } from '../../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../../platform/web/text/useFormat.ts';
import { PageLink } from '../PageLink.tsx';
import { texts } from './texts.ts';
import { useDue } from './useUses.ts';
import './uses.css';

/** On the page of all registers: what is due, with its count, and the reports. */
export function UseCards() {
  const t = useTexts(texts);
  const format = useFormat();
  const counts = useDue(30, undefined, 1).data?.pages[0];
  return (
    <div className="use-cards">
      <PageLink to="/registers/due" className="reg-card">
        <span className="grow">
          <span className="reg-card-top">
            <b className="grow">{t('due')}</b>
            {counts && counts.past > 0 && (
              <span className="use-past">■ {t('due_past', { count: format.decimal(counts.past) })}</span>
            )}
            {counts && <span className="t2">{t('due_near', { count: format.decimal(counts.near), days: 30 })}</span>}
          </span>
          <span className="t2">{t('due_purpose')}</span>
        </span>
      </PageLink>
      <PageLink to="/registers/reports" className="reg-card">
        <span className="grow">
          <span className="reg-card-top">
            <b className="grow">{t('reports')}</b>
          </span>
          <span className="t2">{t('reports_purpose')}</span>
        </span>
      </PageLink>
    </div>
  );
}
