import { type FormEvent, useState } from 'react';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type PersonSearch, personReady } from './filters.ts';
import { texts } from './texts.ts';

/** Purpose first, then whom: nothing is looked for until both are stated. */
export function PersonPanel({ onSearch, shown }: { onSearch: (search: PersonSearch) => void; shown: boolean }) {
  const t = useTexts(texts);
  const [search, setSearch] = useState<PersonSearch>({ person: '', purpose: '' });
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (personReady(search)) onSearch(search);
  }
  return (
    <form className="inc-person" onSubmit={submit} aria-label={t('person')}>
      <Field label={t('person_purpose')} hint={t('person_purpose_hint')} required>
        {(input) => (
          <input
            {...input}
            className="input"
            maxLength={300}
            placeholder={t('person_example')}
            value={search.purpose}
            onChange={(event) => setSearch({ ...search, purpose: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('person_name')} hint={t('person_name_hint')} required>
        {(input) => (
          <input
            {...input}
            className="input"
            maxLength={60}
            autoComplete="off"
            disabled={search.purpose.trim().length < 5}
            value={search.person}
            onChange={(event) => setSearch({ ...search, person: event.target.value })}
          />
        )}
      </Field>
      <Button type="submit" disabled={!personReady(search)}>
        {t('person_do')}
      </Button>
      {shown && (
        <p className="s12 t2 inc-person-note" role="status">
          {t('person_shown')}
        </p>
      )}
    </form>
  );
}
