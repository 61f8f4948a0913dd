import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { Button, EmptyState, ErrorState, Field } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { type PersonAnswer, type PersonSearch, searchPaths } from '../search.contract.ts';
import { HitList } from './HitList.tsx';
import { texts } from './texts.ts';

/** Purpose first, then whom: nothing is looked for until both are stated. */
export function PersonForm({ asked }: { asked: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [purpose, setPurpose] = useState('');
  const [q, setQ] = useState(asked);
  const search = useMutation({
    mutationFn: (input: Pick<PersonSearch, 'q' | 'purpose'>) => api.post<PersonAnswer>(searchPaths.person, input),
  });
  const ready = purpose.trim().length >= 5 && q.trim().length >= 3;
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (ready) search.mutate({ q: q.trim(), purpose: purpose.trim() });
  }
  return (
    <section aria-labelledby="search-person" className="search-person">
      <h2 id="search-person">{t('person')}</h2>
      <p className="t2">{t('person_about')}</p>
      <form onSubmit={submit} className="search-person-form">
        <Field label={t('person_purpose')} hint={t('person_purpose_hint')} required>
          {(input) => (
            <input
              {...input}
              className="input"
              maxLength={300}
              value={purpose}
              onChange={(event) => setPurpose(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('person_name')} required>
          {(input) => (
            <input
              {...input}
              className="input"
              maxLength={60}
              autoComplete="off"
              value={q}
              onChange={(event) => setQ(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" disabled={!ready || search.isPending}>
          {t('person_do')}
        </Button>
      </form>
      {search.isError ? (
        <ErrorState title={t('failed')} since={search.submittedAt}>
          {t('failed_next')}
        </ErrorState>
      ) : search.data ? (
        <>
          <p role="status" className="t2">
            {t('person_found', { count: format.decimal(search.data.items.length) })}
          </p>
          {search.data.items.length === 0 ? (
            <EmptyState title={t('none')}>{t('none_next')}</EmptyState>
          ) : (
            <HitList items={search.data.items} />
          )}
        </>
      ) : null}
    </section>
  );
}
