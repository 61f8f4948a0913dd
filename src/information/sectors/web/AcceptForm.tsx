import { type FormEvent, useState } from 'react';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { AcceptPlan, PlanView } from '../sectors.contract.ts';
import { texts } from './texts.ts';

const leastReason = 3;

/** A day and a reason: from then on the draft is the plan in force. */
export function AcceptForm(props: {
  view: PlanView;
  today: string;
  onAccept: (body: AcceptPlan) => Promise<void>;
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const { plan } = props.view;
  const [validFrom, setValidFrom] = useState(props.today);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await props.onAccept({ version: plan.version, validFrom, reason: reason.trim() });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <form
      className="sec-form"
      aria-label={t('accept_title', { name: plan.name })}
      onSubmit={(event) => void save(event)}
    >
      <Field label={t('accept_from')} error={problem?.field('validFrom')} required>
        {(input) => (
          <input
            {...input}
            className="input"
            type="date"
            min={props.today}
            value={validFrom}
            onChange={(event) => setValidFrom(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('accept_reason')} hint={t('accept_reason_hint')} required>
        {(input) => (
          <input
            {...input}
            // biome-ignore lint/a11y/noAutofocus: opened by the person's own press, to write here
            autoFocus
            className="input"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <p className="t3 s12">{t('accept_note')}</p>
      {problem && problem.field('validFrom') === undefined && (
        <p role="alert" className="s12">
          ▲ {problem.status === 409 && problem.code === 'conflict' ? t('conflict') : problem.message}
        </p>
      )}
      <div className="row">
        <Button
          type="submit"
          primary
          disabled={busy || validFrom === '' || reason.trim().length < leastReason}
          keys="Enter"
        >
          {t('accept_save')}
        </Button>
        <Button onClick={props.onClose} keys="Esc">
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
