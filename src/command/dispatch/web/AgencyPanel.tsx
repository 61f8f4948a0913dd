import { useState } from 'react';
import { Button, Chip, Field } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { IncidentDetail, IncidentRow } from '../../incidents/incidents.contract.ts';
import { agencyLabels, agencyOfNeed, agencyOrder } from './agencies.ts';
import { askAgency } from './commands.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { texts } from './texts.ts';

/** Requests to other agencies: what was asked, what they answered, and a button for each. Those that the incident needs come first. */
export function AgencyPanel(props: { row: IncidentRow; detail: IncidentDetail | undefined; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const [note, setNote] = useState('');
  const { row, detail } = props;
  const needed = row.needs.flatMap(({ need }) => agencyOfNeed[need] ?? []);
  const sorted = [...needed, ...agencyOrder.filter((one) => !needed.includes(one))];
  return (
    <PanelFrame title={t('agencies_title')} onClose={props.onClose}>
      <div className="end-panel">
        {detail?.agencies.length === 0 && <p className="t2">{t('agency_none')}</p>}
        <ul className="agency-list">
          {detail?.agencies.map((one) => (
            <li key={one.id} className="row">
              <b>{agencyLabels[one.agency][language]}</b>
              <Chip>{t(`agency_${one.state}`)}</Chip>
              <span className="cut grow t2">{one.answer ?? one.note}</span>
              <span className="s12 t3">{format.clockShort(one.answeredAt ?? one.requestedAt)}</span>
            </li>
          ))}
        </ul>
        <Field label={t('agency_note')}>
          {(field) => (
            <input
              {...field}
              className="input input-desk"
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <div className="agency-buttons">
          {sorted.map((agency) => (
            <Button
              key={agency}
              small
              onClick={() => {
                askAgency(row, agency, note.trim());
                setNote('');
              }}
            >
              {needed.includes(agency) ? '● ' : ''}
              {agencyLabels[agency][language]}
            </Button>
          ))}
        </div>
      </div>
    </PanelFrame>
  );
}
