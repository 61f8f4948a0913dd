import { type FormEvent, useState } from 'react';
import { accessPaths } from '../../../platform/access/access.contract.ts';
import { api } from '../../../platform/web/api.ts';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { loadSession } from '../../../platform/web/session/session.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { SettingsFrame } from './SettingsFrame.tsx';
import { texts } from './texts.ts';
import { words } from './words.ts';

/** One's own password: the present one, the new one twice. All sessions end with it. */
export default function PasswordPage() {
  const t = useTexts(texts);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const ready = current !== '' && next.length >= 12 && next === again;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await api.put(accessPaths.ownPassword, { current, next });
      await loadSession();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  const field = (
    label: 'current_password' | 'new_password' | 'repeat_password',
    value: string,
    change: (value: string) => void,
    error: string | undefined,
  ) => (
    <Field label={t(label)} required error={error} {...(label === 'new_password' ? { hint: t('password_hint') } : {})}>
      {(input) => (
        <input
          {...input}
          className="input"
          type="password"
          autoComplete={label === 'current_password' ? 'current-password' : 'new-password'}
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <SettingsFrame part="password">
      <form className="set-scroll set-form set-narrow" onSubmit={submit}>
        <p className="t2">{t('password_note')}</p>
        {field('current_password', current, setCurrent, problem?.field('current'))}
        {field('new_password', next, setNext, next && next.length < 12 ? t('too_short') : problem?.field('next'))}
        {field('repeat_password', again, setAgain, again && again !== next ? t('repeat_differs') : undefined)}
        {problem && (
          <div className="field-error" role="alert">
            ■ {words(problem)}
          </div>
        )}
        <div className="row">
          <Button primary type="submit" disabled={!ready || busy}>
            {t('password_do')}
          </Button>
        </div>
      </form>
    </SettingsFrame>
  );
}
