import { useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, EmptyState, ErrorState, Field, Skeleton } from '../../../platform/web/kit/index.ts';
import { useQueryString } from '../../../platform/web/navigation.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { EntryPane } from './EntryPane.tsx';
import { EntryTable } from './EntryTable.tsx';
import { ErasurePane } from './ErasurePane.tsx';
import { isId, olderFrom, windowSize } from './journal-window.ts';
import { SettingsFrame } from './SettingsFrame.tsx';
import { texts } from './texts.ts';
import { useCheckpoint, useWindow } from './useJournal.ts';

/** The journal from its end backwards, or of one subject; the entry chosen with its content and proof; erasure by two persons. */
export default function JournalPage() {
  const t = useTexts(texts);
  const { can } = useSession();
  const [address, setAddress] = useQueryString();
  const typed = address.get('subject') ?? '';
  const subject = isId(typed) ? typed : '';
  const [from, setFrom] = useState<number>();
  const [chosen, setChosen] = useState<number>();
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const checkpoint = useCheckpoint();
  const window = useWindow(subject, from, checkpoint.data);
  const entries = window.data?.items ?? [];
  const older = window.data && olderFrom(window.data.start);
  const entry = entries.find((one) => one.position === chosen);

  const step = (by: 1 | -1): void => {
    const here = entries.findIndex((one) => one.position === chosen);
    const next = entries[Math.max(0, Math.min(entries.length - 1, here + by))];
    if (next) setChosen(next.position);
  };
  useKeys([
    { keys: '↓', label: t('key_next'), group: t('journal'), run: () => step(1) },
    { keys: '↑', label: t('key_previous'), group: t('journal'), run: () => step(-1) },
  ]);
  const failed = window.isError || checkpoint.isError;
  return (
    <SettingsFrame part="journal">
      <div className="set-split set-split-journal">
        <div className="set-scroll">
          <div className="set-tools set-journal-tools">
            <Field
              label={t('subject_filter')}
              hint={t('subject_hint')}
              error={typed && !subject ? t('subject_bad') : undefined}
            >
              {(input) => (
                <input
                  {...input}
                  className="input"
                  value={typed}
                  onChange={(event) =>
                    setAddress(new URLSearchParams(event.target.value ? { subject: event.target.value.trim() } : {}))
                  }
                />
              )}
            </Field>
            {typed && <Button onClick={() => setAddress(new URLSearchParams())}>{t('clear')}</Button>}
            {!subject && (
              <>
                <Button disabled={older === undefined} onClick={() => setFrom(older)}>
                  {t('older')}
                </Button>
                <Button
                  disabled={from === undefined}
                  onClick={() => setFrom(from === undefined ? undefined : from + windowSize)}
                >
                  {t('newer')}
                </Button>
                <Button
                  onClick={() => {
                    setFrom(undefined);
                    void checkpoint.refetch();
                    void window.refetch();
                  }}
                >
                  {t('newest')}
                </Button>
              </>
            )}
          </div>
          {failed ? (
            <ErrorState title={t('failed')} onRetry={() => void (checkpoint.isError ? checkpoint : window).refetch()}>
              {t('failed_next')}
            </ErrorState>
          ) : !window.data ? (
            <Skeleton lines={8} />
          ) : entries.length === 0 ? (
            <EmptyState title={t('no_entries')}>{t('no_entries_next')}</EmptyState>
          ) : (
            <EntryTable
              entries={entries}
              chosen={chosen}
              onChoose={setChosen}
              marked={marked}
              {...(can('journal:erase') ? { onMark: setMarked } : {})}
            />
          )}
        </div>
        <div className="set-scroll set-side">
          {entry ? (
            <EntryPane key={entry.position} entry={entry} />
          ) : (
            <EmptyState title={t('entry_choose')}>{t('entry_choose_next')}</EmptyState>
          )}
          {can('journal:erase') && (
            <ErasurePane
              marked={marked}
              onDone={() => {
                setMarked(new Set());
                void window.refetch();
              }}
            />
          )}
          <section className="set-checkpoint">
            <h2>{t('checkpoint')}</h2>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
            {checkpoint.data ? <pre tabIndex={0}>{checkpoint.data}</pre> : <p className="t2">{t('checkpoint_none')}</p>}
            {checkpoint.data && <p className="t3 s12">{t('checkpoint_next')}</p>}
          </section>
        </div>
      </div>
    </SettingsFrame>
  );
}
