import { useState } from 'react';
import { type NeedCode, type NeedCount, needCodes, needLabels } from '../../../command/incidents/needs.types.ts';
import { Button } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';

/** One more or fewer of a need; none left takes it off the list. */
function changed(needs: readonly NeedCount[], need: NeedCode, by: 1 | -1): NeedCount[] {
  const count = (needs.find((one) => one.need === need)?.count ?? 0) + by;
  const others = needs.map((one) => (one.need === need ? { need, count } : one)).filter((one) => one.count > 0);
  return others.some((one) => one.need === need) || count <= 0 ? others : [...others, { need, count: 1 }];
}

/** What the incident needs, proposed from kind and answers; the operator may change it. */
export function NeedsBlock(props: { needs: readonly NeedCount[]; onNeeds: (needs: readonly NeedCount[]) => void }) {
  const { needs, onNeeds } = props;
  const t = useTexts(texts);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const text = needs
    .map(({ need, count }) => `${count > 1 ? `${count} ` : ''}${needLabels[need][language]}`)
    .join(' · ');
  return (
    <section className="call-block">
      <div className="row">
        <h2 className="call-label call-label-inline">{t('needs')}</h2>
        <span className="grow s12">{text || t('needs_none')}</span>
        <Button small onClick={() => setOpen(!open)} aria-expanded={open}>
          {t(open ? 'done' : 'change')}
        </Button>
      </div>
      {open && (
        <ul className="call-needs">
          {needCodes.map((need) => (
            <li key={need}>
              <span className="grow cut">{needLabels[need][language]}</span>
              <Button
                small
                aria-label={t('need_less', { need: needLabels[need][language] })}
                disabled={!needs.some((one) => one.need === need)}
                onClick={() => onNeeds(changed(needs, need, -1))}
              >
                −
              </Button>
              <b>{needs.find((one) => one.need === need)?.count ?? 0}</b>
              <Button
                small
                aria-label={t('need_more', { need: needLabels[need][language] })}
                onClick={() => onNeeds(changed(needs, need, 1))}
              >
                +
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
