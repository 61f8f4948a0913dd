import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/Field.tsx';
import { useNow } from '../kit/ticker.ts';
import { ApiProblem } from '../problem.ts';
import { duration } from '../text/format.ts';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { signIn } from './session.ts';
import './session.css';

/** Sign-in page, with a note when something led here. Says what went wrong and, when locked out, how long to wait. */
export function SignIn({ note }: { note?: string | undefined }) {
  const t = useTexts(texts);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [lockedUntil, setLockedUntil] = useState(0);
  const [busy, setBusy] = useState(false);
  const waitSeconds = Math.ceil((lockedUntil - useNow()) / 1000);
  const locked = waitSeconds > 0;

  useEffect(() => {
    document.title = `${t('sign_in')} – Harmoni`;
  }, [t]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || locked) return;
    if (!username.trim() || !password) return setError(t('sign_in_empty'));
    setBusy(true);
    setError(undefined);
    try {
      await signIn(username.trim(), password);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (problem.retryAfter) setLockedUntil(Date.now() + problem.retryAfter * 1000);
      else if (problem.away) setError(t('sign_in_unreachable'));
      else setError(problem.status === 401 ? t('sign_in_wrong') : problem.message);
      setBusy(false);
    }
  }

  return (
    <main className="sign-in">
      <form className="panel sign-in-form" onSubmit={submit} noValidate>
        <div>
          <h1 className="sign-in-brand">Harmoni</h1>
          <div className="t3 s12">{t('house')}</div>
        </div>
        {note && (
          <p className="t2" role="status">
            {note}
          </p>
        )}
        <Field label={t('username')}>
          {(props) => (
            <input
              {...props}
              className="input"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              value={username}
              onChange={(event) => setUsername(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('password')}>
          {(props) => (
            <input
              {...props}
              className="input"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <div className="sign-in-error" role="alert">
          {locked ? `■ ${t('sign_in_locked', { time: duration(waitSeconds) })}` : error ? `■ ${error}` : ''}
        </div>
        <Button primary type="submit" disabled={locked} size="large">
          {busy ? t('signing_in') : t('sign_in')}
        </Button>
      </form>
    </main>
  );
}
