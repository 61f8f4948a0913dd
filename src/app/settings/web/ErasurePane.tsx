import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { journalPaths } from '../../../platform/journal/journal.contract.ts';
import { api } from '../../../platform/web/api.ts';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';
import type { ErasureRequest } from './useJournal.ts';
import { words } from './words.ts';

/** Lawful erasure: one person asks with the ground, another approves; then the content is gone and its proof stays. */
export function ErasurePane({ marked, onDone }: { marked: ReadonlySet<number>; onDone: () => void }) {
  const t = useTexts(texts);
  const { session } = useSession();
  const [ground, setGround] = useState('');
  const [refused, setRefused] = useState<string>();
  const requests = useQuery({
    queryKey: ['erasures'],
    queryFn: ({ signal }) => api.get<{ items: ErasureRequest[] }>(journalPaths.erasures, { signal }),
  });

  async function run(act: () => Promise<string>): Promise<void> {
    setRefused(undefined);
    try {
      toast({ text: await act() });
      void requests.refetch();
      onDone();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setRefused(words(problem));
    }
  }
  const ready = marked.size > 0 && ground.trim().length >= 10;
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!ready) return;
    void run(async () => {
      await api.post(journalPaths.erasures, { positions: [...marked].sort((a, b) => a - b), ground: ground.trim() });
      setGround('');
      return t('erase_asked');
    });
  }
  return (
    <section className="set-erasures">
      {marked.size > 0 && (
        <form className="set-form" onSubmit={submit}>
          <h2>{t('erase')}</h2>
          <p>{t('erase_marked', { count: marked.size })}</p>
          <Field label={t('erase_ground')} hint={t('erase_ground_hint')} required>
            {(input) => (
              <input
                {...input}
                className="input"
                maxLength={300}
                value={ground}
                onChange={(event) => setGround(event.target.value)}
              />
            )}
          </Field>
          <div className="row">
            <Button danger type="submit" disabled={!ready}>
              {t('erase_do')}
            </Button>
          </div>
        </form>
      )}
      <h2>{t('erasures')}</h2>
      {requests.data?.items.length === 0 && <p className="t2">{t('erasures_none')}</p>}
      <ul className="set-history">
        {requests.data?.items.map((request) => (
          <li key={request.id}>
            <div>
              <b>{t('erasure_words', { count: request.entries })}</b> {request.ground}
            </div>
            {request.requestedBy === session?.user.id ? (
              <span className="t3">{t('erasure_own')}</span>
            ) : (
              <Button
                danger
                onClick={() =>
                  void run(async () => {
                    await api.post(journalPaths.erasureApprove.replace('{id}', request.id));
                    return t('approved', { count: request.entries });
                  })
                }
              >
                {t('approve')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {refused && (
        <div className="field-error" role="alert">
          ■ {refused}
        </div>
      )}
    </section>
  );
}
