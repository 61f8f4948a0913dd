import { useState } from 'react';
import { allowed } from '../../../platform/states/states.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, Field, KeyHint, Segments } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import type { IncidentMove, IncidentRow } from '../../incidents/incidents.contract.ts';
import { incidentTable } from '../../incidents/incidents.states.ts';
import { type Agency, agencyLabels, agencyOrder } from './agencies.ts';
import { moveIncident } from './commands.ts';
import { type DeskMove, deskMoves, dispositionChoices, endReady } from './end.view.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { incidentNumber } from './queue.view.ts';
import { texts } from './texts.ts';

/** Ends an incident or moves it by hand: the moves that its state allows, with what each of them must be given. */
export function EndPanel({ row, onClose }: { row: IncidentRow; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { session } = useSession();
  const moves = deskMoves(allowed(incidentTable, row.state, new Set(session?.permissions)));
  const [picked, setPicked] = useState<DeskMove>();
  const action = picked && moves.some((one) => one.action === picked) ? picked : moves[0]?.action;
  const [disposition, setDisposition] = useState<string>();
  const [agency, setAgency] = useState<Agency>();
  const [reason, setReason] = useState('');
  const choices = action ? dispositionChoices(row.kind, action) : [];
  const input: IncidentMove | undefined = action && {
    action,
    ...(choices.some((one) => one.code === disposition) ? { disposition } : {}),
    ...(action === 'hand_over' && agency ? { agency } : {}),
    ...(reason.trim() ? { reason: reason.trim() } : {}),
  };
  const ready = input !== undefined && endReady(input, choices.length > 0);

  function go(): void {
    if (!ready || !input) return;
    moveIncident(row, input);
    onClose();
  }
  useKeys([
    ...choices.slice(0, 9).map(({ code, label }, index) => ({
      keys: String(index + 1),
      label: label[language],
      run: () => setDisposition(code),
    })),
    { keys: 'Enter', label: t('end'), when: () => ready, run: go },
    { keys: 'Ctrl Enter', label: t('end'), inFields: true, when: () => ready, run: go },
  ]);
  const current = moves.find((one) => one.action === action);
  return (
    <PanelFrame title={t('end_title', { number: incidentNumber(row.number) })} onClose={onClose}>
      <div className="end-panel">
        <Segments
          label={t('end')}
          value={action}
          options={moves.map((one) => ({ key: one.action, label: one.label[language] }))}
          onChange={setPicked}
        />
        {choices.length > 0 && (
          <fieldset className="end-choices">
            <legend className="s12 t2">{t('end_disposition')}</legend>
            {choices.map((one, index) => (
              <button
                key={one.code}
                type="button"
                className="end-choice"
                aria-pressed={disposition === one.code}
                onClick={() => setDisposition(one.code)}
              >
                {index < 9 && <KeyHint keys={String(index + 1)} quiet />}
                <span className="cut">{one.label[language]}</span>
              </button>
            ))}
          </fieldset>
        )}
        {action === 'hand_over' && (
          <fieldset className="end-choices">
            <legend className="s12 t2">{t('end_agency')}</legend>
            {agencyOrder.map((code) => (
              <button
                key={code}
                type="button"
                className="end-choice"
                aria-pressed={agency === code}
                onClick={() => setAgency(code)}
              >
                <span className="cut">{agencyLabels[code][language]}</span>
              </button>
            ))}
          </fieldset>
        )}
        <Field label={action === 'reopen' ? t('reopen_reason') : t('end_reason')}>
          {(field) => (
            <input
              {...field}
              className="input input-desk"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              onKeyDown={(event) => event.key === 'Enter' && go()}
            />
          )}
        </Field>
        <div className="row">
          <Button primary {...(ready ? { keys: 'Enter' } : {})} disabled={!ready} onClick={go}>
            {current?.label[language] ?? t('end')}
          </Button>
          {!ready && <span className="s12 t3">{t('end_first')}</span>}
        </div>
      </div>
    </PanelFrame>
  );
}
