import { useState } from 'react';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { leastPurpose, mostPurpose } from '../people.rules.ts';
import { statePurpose, usePurpose } from './purpose.ts';
import { peopleTexts } from './texts-people.ts';

/**
 * Asks once what for the people of a register are looked at, and then says it above what is shown. It also stands inside
 * forms, so it is none itself.
 */
export function PurposeLine({ register, primary = false }: { register: string; primary?: boolean }) {
  const t = useTexts(peopleTexts);
  const purpose = usePurpose(register);
  const [typed, setTyped] = useState('');
  if (purpose !== '') {
    return (
      <p className="reg-purpose s12">
        <span className="t2">{t('stated', { purpose })}</span>{' '}
        <Button
          small
          onClick={() => {
            setTyped(purpose);
            statePurpose(register, '');
          }}
        >
          {t('change')}
        </Button>
      </p>
    );
  }
  const enough = typed.trim().length >= leastPurpose;
  const state = (): void => {
    if (enough) statePurpose(register, typed);
  };
  return (
    <div className="reg-purpose reg-purpose-ask">
      <Field label={t('ask')} hint={t('ask_how')}>
        {(input) => (
          <input
            {...input}
            // biome-ignore lint/a11y/noAutofocus: nothing is shown before it is answered, and it stands first
            autoFocus={primary}
            className="input"
            maxLength={mostPurpose}
            placeholder={t('example')}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              // Inside a form the key would send the form.
              event.preventDefault();
              state();
            }}
          />
        )}
      </Field>
      <Button primary={primary} disabled={!enough} onClick={state}>
        {t('look')}
      </Button>
    </div>
  );
}
