import { type FormEvent, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { Button, Field, Segments } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { StatusDetail } from '../status.contract.ts';
import { type StatusLevel, statusLevels } from '../status.types.ts';
import { texts } from './texts.ts';
import { subjectPath, useRefresh } from './useStatus.ts';

const leastReason = 3;

/**
 * Confirms the proposal, or decides otherwise, with a reason. The version that was on screen goes with it: when the status has moved
 * since, nothing is decided, and the person sees what it is now.
 */
export function DecidePane(props: { subject: StatusDetail; how: 'confirm' | 'change'; onClose: () => void }) {
  const t = useTexts(texts);
  const refresh = useRefresh();
  const { subject } = props;
  const [version, setVersion] = useState(subject.version);
  const [level, setLevel] = useState<StatusLevel>(
    props.how === 'confirm' ? (subject.proposed ?? 'aman') : (subject.status ?? 'aman'),
  );
  const [reason, setReason] = useState(props.how === 'confirm' ? t('reason_default') : '');
  const [error, setError] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const moved = subject.version !== version || error?.status === 409;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await api.post<StatusDetail>(subjectPath(subject, true), { version, level, reason: reason.trim() });
      toast({ text: t('decide_done', { name: subject.name, status: t(level) }) });
      props.onClose();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setError(problem);
    } finally {
      setBusy(false);
      refresh();
    }
  }
  return (
    <form
      className="st-decide"
      aria-label={t('decide_title', { name: subject.name })}
      onSubmit={(event) => void save(event)}
    >
      <Segments
        label={t('decide_level')}
        value={level}
        options={statusLevels.map((one) => ({ key: one, label: t(one) }))}
        onChange={setLevel}
      />
      <Field
        label={t('decide_reason')}
        hint={t('decide_reason_hint')}
        error={error && error.status !== 409 ? error.message : undefined}
        required
      >
        {(input) => (
          <input
            {...input}
            // biome-ignore lint/a11y/noAutofocus: opened by the person's own press, to write here
            autoFocus
            className="input"
            maxLength={500}
            value={reason}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {moved && (
        <p role="alert" className="st-moved s12">
          ▲ {t('decide_conflict', { status: t(subject.status ?? 'unknown') })}{' '}
          <Button
            small
            onClick={() => {
              setVersion(subject.version);
              setError(undefined);
            }}
          >
            OK
          </Button>
        </p>
      )}
      {level === 'rawan' && <p className="t2 s12">{t('decide_rawan')}</p>}
      <div className="row">
        <Button type="submit" primary disabled={busy || moved || reason.trim().length < leastReason} keys="Enter">
          {t('decide_save')}
        </Button>
        <Button onClick={props.onClose} keys="Esc">
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
