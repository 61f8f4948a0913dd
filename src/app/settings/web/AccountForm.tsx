import { type FormEvent, useState } from 'react';
import { type Account, accessPaths } from '../../../platform/access/access.contract.ts';
import { api } from '../../../platform/web/api.ts';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { roleNames, useRole } from '../../../platform/web/session/useRole.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';
import { words } from './words.ts';

/** Codes as typed: commas or spaces between them; none at all = the whole district. */
function codesOf(typed: string): string[] | null {
  const codes = typed.split(/[\s,;]+/).filter(Boolean);
  return codes.length > 0 ? codes : null;
}

/** A new account, or the changes of one. A password is only sent when it is filled in. */
export function AccountForm(props: {
  account: Account | undefined;
  onSaved: (account: Account) => void;
  onStale: () => void;
}) {
  const t = useTexts(texts);
  const role = useRole();
  const { account } = props;
  const [username, setUsername] = useState('');
  const [displayName, setDisplayName] = useState(account?.displayName ?? '');
  const [roles, setRoles] = useState<readonly string[]>(account?.roles ?? []);
  const [unit, setUnit] = useState(account?.unit ?? '');
  const [areas, setAreas] = useState(account?.areaCodes?.join(', ') ?? '');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);

  async function save(more: { active?: boolean } = {}): Promise<void> {
    const shared = { displayName, roles, unit: unit.trim() || null, areaCodes: codesOf(areas) };
    setBusy(true);
    setProblem(undefined);
    try {
      const saved = account
        ? await api.patch<Account>(accessPaths.account.replace('{id}', account.id), {
            version: account.version,
            ...shared,
            ...(password ? { password } : {}),
            ...more,
          })
        : await api.post<Account>(accessPaths.accounts, { username, password, ...shared });
      toast({ text: t('account_saved', { name: saved.username }) });
      props.onSaved(saved);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      if (error.status === 409 && account) props.onStale();
    } finally {
      setBusy(false);
    }
  }
  const ready = displayName.trim() !== '' && roles.length > 0 && (account || (username && password.length >= 12));
  return (
    <form
      className="set-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (ready && !busy) void save();
      }}
    >
      <h2>{account ? t('account_edit', { name: account.username }) : t('account_new')}</h2>
      {!account && (
        <Field label={t('username')} hint={t('username_hint')} required error={problem?.field('username')}>
          {(input) => (
            <input
              {...input}
              className="input"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={username}
              onChange={(event) => setUsername(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label={t('name')} required error={problem?.field('displayName')}>
        {(input) => (
          <input
            {...input}
            className="input"
            maxLength={100}
            value={displayName}
            onChange={(event) => setDisplayName(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="set-roles">
        <legend>{t('roles')}</legend>
        {roleNames.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={roles.includes(name)}
              onChange={(event) =>
                setRoles(event.target.checked ? [...roles, name] : roles.filter((one) => one !== name))
              }
            />
            {role(name)}
          </label>
        ))}
      </fieldset>
      <Field label={t('unit')} hint={t('unit_hint')} error={problem?.field('unit')}>
        {(input) => (
          <input {...input} className="input" value={unit} onChange={(event) => setUnit(event.target.value)} />
        )}
      </Field>
      <Field label={t('areas')} hint={t('areas_hint')} error={problem?.field('areaCodes')}>
        {(input) => (
          <input {...input} className="input" value={areas} onChange={(event) => setAreas(event.target.value)} />
        )}
      </Field>
      <Field
        label={t(account ? 'new_password' : 'first_password')}
        hint={t(account ? 'reset_hint' : 'password_hint')}
        error={problem?.field('password') ?? (password && password.length < 12 ? t('too_short') : undefined)}
        {...(account ? {} : { required: true })}
      >
        {(input) => (
          <input
            {...input}
            className="input"
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {problem && (
        <div className="field-error" role="alert">
          ■ {problem.status === 409 && account ? t('account_conflict') : words(problem)}
        </div>
      )}
      <div className="row">
        <Button primary type="submit" disabled={!ready || busy}>
          {t('save')}
        </Button>
        {account && (
          <Button danger={account.active} disabled={busy} onClick={() => void save({ active: !account.active })}>
            {t(account.active ? 'disable' : 'enable')}
          </Button>
        )}
      </div>
    </form>
  );
}
