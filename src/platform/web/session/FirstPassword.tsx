import { type FormEvent, useEffect, useState } from 'react';
import { api } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/Field.tsx';
import { ApiProblem } from '../problem.ts';
import { useTexts } from '../text/i18n.ts';
import { texts as platformTexts } from '../text/texts.ts';
import { type FirstPasswordForm, firstPasswordFaults } from './first-password.rules.ts';
import { texts } from './first-password.texts.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { loadSession, signOut } from './session.ts';
import './session.css';

const fields = ['current', 'next', 'again'] as const;

/**
 * Before anything else: whoever came in with a password that someone else knows sets an own one. All sessions end with
 * it; `onDone` is called before the sign-in page comes.
 */
export default function FirstPassword({ name, onDone }: { name: string; onDone: () => void }) {
  const t = useTexts(texts);
  const p = useTexts(platformTexts);
  const [form, setForm] = useState<FirstPasswordForm>({ current: '', next: '', again: '' });
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const faults = firstPasswordFaults(form);

  useEffect(() => {
    document.title = `${t('title')} – Harmoni`;
  }, [t]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (busy || Object.keys(faults).length > 0) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await api.put('/api/session/password', { current: form.current, next: form.next });
      onDone();
      await loadSession();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      setBusy(false);
    }
  }
  const errorOf = (field: keyof FirstPasswordForm): string | undefined => {
    const fault = tried ? faults[field] : undefined;
    return fault ? t(fault) : problem?.field(field);
  };
  const said = problem && (problem.away ? p('sign_in_unreachable') : problem.fields.length === 0 && problem.message);

  return (
    <main className="sign-in">
      <form className="panel sign-in-form" onSubmit={submit} noValidate>
        <div>
          <h1 className="sign-in-brand">{t('title')}</h1>
          <p className="t2">{t('why', { name })}</p>
        </div>
        {fields.map((field) => (
          <Field
            key={field}
            label={t(field)}
            error={errorOf(field)}
            {...(field === 'next' ? { hint: t('length') } : {})}
          >
            {(props) => (
              <input
                {...props}
                className="input"
                type="password"
                autoComplete={field === 'current' ? 'current-password' : 'new-password'}
                value={form[field]}
                onChange={(event) => setForm({ ...form, [field]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <div className="sign-in-error" role="alert">
          {said ? `■ ${said}` : ''}
        </div>
        <Button primary type="submit" size="large">
          {busy ? t('saving') : t('save')}
        </Button>
        <div className="row">
          <LanguageChoice />
          <span className="grow" />
          <Button small onClick={() => void signOut()}>
            {p('sign_out')}
          </Button>
        </div>
      </form>
    </main>
  );
}
