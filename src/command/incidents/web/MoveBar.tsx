import { type FormEvent, useState } from 'react';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Region } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { agencies, type IncidentDetail, type IncidentMove, incidentPaths } from '../incidents.contract.ts';
import { Choice } from './FilterBar.tsx';
import { type MoveChoice, moveChoices } from './moves.ts';
import { pathOf } from './paths.ts';
import { texts } from './texts.ts';
import { refusal, useAct } from './useAct.ts';
import { useWords } from './words.ts';

/** The steps that the state table allows this person; those that end an incident ask for the disposition in place. */
export function MoveBar({ incident, refresh }: { incident: IncidentDetail; refresh: () => void }) {
  const t = useTexts(texts);
  const { session } = useSession();
  const { language } = useWords();
  const act = useAct(refresh);
  const [open, setOpen] = useState<MoveChoice['action']>();
  const choices = moveChoices(incident.state, incident.kind, session?.permissions ?? []);
  if (choices.length === 0) return null;
  const chosen = choices.find((choice) => choice.action === open);

  async function move(choice: MoveChoice, fields: Omit<IncidentMove, 'action'>): Promise<void> {
    const body: IncidentMove = { action: choice.action, ...fields };
    const done = t('move_done', { move: choice.label[language] });
    if (await act.run(pathOf(incidentPaths.moves, { id: incident.id }), body, done)) setOpen(undefined);
  }
  return (
    <Region name="command" label={t('actions')} className="inc-moves">
      {chosen && (
        <MoveForm
          key={chosen.action}
          choice={chosen}
          busy={act.busy}
          onMove={(fields) => void move(chosen, fields)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {act.error && (
        <div className="field-error" role="alert">
          ■ {refusal(act.error)}
        </div>
      )}
      <div className="row">
        {choices.map((choice) => (
          <Button
            key={choice.action}
            disabled={act.busy}
            {...(choice.required.length > 0 ? { pressed: open === choice.action } : {})}
            onClick={() => {
              act.clear();
              if (choice.required.length === 0) void move(choice, {});
              else setOpen(open === choice.action ? undefined : choice.action);
            }}
          >
            {choice.label[language]}
          </Button>
        ))}
      </div>
    </Region>
  );
}

function MoveForm(props: {
  choice: MoveChoice;
  busy: boolean;
  onMove: (fields: Omit<IncidentMove, 'action'>) => void;
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const { language } = useWords();
  const { choice } = props;
  const [disposition, setDisposition] = useState('');
  const [agency, setAgency] = useState('');
  const [reason, setReason] = useState('');
  const needs = (field: string): boolean => choice.required.includes(field);
  const ready =
    (!needs('disposition') || disposition !== '') &&
    (!needs('agency') || agency !== '') &&
    (!needs('reason') || reason.trim() !== '');
  function submit(event: FormEvent): void {
    event.preventDefault();
    const to = agencies.find((code) => code === agency);
    if (ready) {
      props.onMove({
        ...(disposition ? { disposition } : {}),
        ...(to ? { agency: to } : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      });
    }
  }
  return (
    <form className="inc-move-form" onSubmit={submit} aria-label={choice.label[language]}>
      {needs('disposition') && (
        <Choice label={t('disposition')} required value={disposition} onChange={setDisposition}>
          <option value="">{t('move_choose')}</option>
          {choice.dispositions.map(({ code, label }) => (
            <option key={code} value={code}>
              {label[language]}
            </option>
          ))}
        </Choice>
      )}
      {needs('agency') && (
        <Choice label={t('move_agency')} required value={agency} onChange={setAgency}>
          <option value="">–</option>
          {agencies.map((code) => (
            <option key={code} value={code}>
              {t(`agency_${code}`)}
            </option>
          ))}
        </Choice>
      )}
      <Field
        label={t(needs('reason') ? 'move_reason' : 'move_reason_optional')}
        {...(needs('reason') ? { required: true } : {})}
      >
        {(input) => (
          <input
            {...input}
            className="input"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={!ready || props.busy}>
        {choice.label[language]}
      </Button>
      <Button onClick={props.onClose}>{t('cancel')}</Button>
    </form>
  );
}
