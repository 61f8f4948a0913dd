import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { type InclusionProof, journalPaths } from '../../../platform/journal/journal.contract.ts';
import { api } from '../../../platform/web/api.ts';
import { Button, Skeleton } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { actionText, subjectText } from './journal-words.ts';
import { texts } from './texts.ts';
import type { Entry } from './useJournal.ts';

/** The chosen entry: who, on what ground, its content, and its proof against the newest checkpoint. */
export function EntryPane({ entry }: { entry: Entry }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [proving, setProving] = useState(false);
  return (
    <section className="set-entry" aria-label={`${t('position')} ${entry.position}`}>
      <h2>
        {entry.position} · {actionText(entry.action, language)}
      </h2>
      <code className="t3 s12">{entry.action}</code>
      <dl>
        <dt>{t('actor')}</dt>
        <dd>
          {entry.actor?.name ?? t('system')} <span className="t3">{entry.role}</span>
        </dd>
        <dt>{t('subject')}</dt>
        <dd>
          {subjectText(entry.subject.type, language)} <code>{entry.subject.id}</code>
        </dd>
        {entry.ground && (
          <>
            <dt>{t('ground')}</dt>
            <dd>{entry.ground}</dd>
          </>
        )}
      </dl>
      <h3>{t('body')}</h3>
      {entry.erased ? (
        <p className="t2">{t('body_erased')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <pre tabIndex={0}>{JSON.stringify(entry.body, null, 2)}</pre>
      )}
      <h3>{t('proof')}</h3>
      {proving ? (
        <Proof position={entry.position} />
      ) : (
        <Button onClick={() => setProving(true)}>{t('proof_show')}</Button>
      )}
    </section>
  );
}

function Proof({ position }: { position: number }) {
  const t = useTexts(texts);
  const { data, error } = useQuery({
    queryKey: ['proof', position],
    staleTime: 0,
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof InclusionProof>>(journalPaths.proof.replace('{position}', String(position)), { signal }),
  });
  if (error) {
    return (
      <div className="field-error" role="alert">
        ■ {error.message}
      </div>
    );
  }
  if (!data) return <Skeleton lines={3} />;
  return (
    <>
      <p>{t('proof_words', { position: data.position, size: data.size, count: data.proof.length })}</p>
      <dl>
        <dt>{t('leaf')}</dt>
        <dd>
          <code>{data.leafHash}</code>
        </dd>
        <dt>{t('path')}</dt>
        <dd>
          <ol>
            {data.proof.map((hash) => (
              <li key={hash}>
                <code>{hash}</code>
              </li>
            ))}
          </ol>
        </dd>
      </dl>
    </>
  );
}
