import { type FormEvent, useMemo, useState } from 'react';
import { randomId } from '../../../platform/web/api.ts';
import { Button, EmptyState, ErrorState, Field, Skeleton, Timeline } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useDraft } from '../../../platform/web/store/drafts.ts';
import { outbox } from '../../../platform/web/store/outbox.ts';
import { useOutbox } from '../../../platform/web/store/useOutbox.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { type IncidentDetail, incidentPaths, type NewNarrative, type TimelineEntry } from '../incidents.contract.ts';
import { pathOf } from './paths.ts';
import { texts } from './texts.ts';
import type { useIncident } from './useIncident.ts';
import { useWords } from './words.ts';

/** The story, newest first; below it the words of this person, kept until the server has them. */
export function TimelinePane(props: {
  incident: IncidentDetail;
  timeline: ReturnType<typeof useIncident>['timeline'];
  refresh: () => void;
}) {
  const t = useTexts(texts);
  const { can, session } = useSession();
  const { language } = useWords();
  const [correcting, setCorrecting] = useState<TimelineEntry>();
  const { incident, timeline } = props;
  const { waiting } = useOutbox();
  const path = pathOf(incidentPaths.narrative, { id: incident.id });
  const data = timeline.data;
  const narrates = can('incident:narrate');

  const entries = useMemo(() => {
    const byNote = new Map((data ?? []).map((entry) => [entry.narrativeId, entry]));
    const told = [...(data ?? [])]
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (b.position ?? Infinity) - (a.position ?? Infinity))
      .map((entry) => ({
        id: entry.id,
        at: entry.at,
        text: entry.erased ? `${t('erased')} (#${entry.position ?? '…'})` : entry.text[language],
        author: entry.author?.name,
        told: entry.kind === 'narration',
        corrects: entry.corrects ? byNote.get(entry.corrects)?.at : undefined,
        correctable: narrates && entry.kind === 'narration' && entry.narrativeId !== null && !entry.erased,
      }));
    const unsent = waiting
      .filter((command) => command.path === path)
      .map((command) => ({
        id: command.id,
        at: command.typedAt,
        text: (command.body as NewNarrative).text,
        author: session?.user.name,
        told: true,
        unsent: true,
      }));
    return [...unsent.reverse(), ...told];
  }, [data, waiting, path, narrates, language, session, t]);
  const last = Math.max(-1, ...(data ?? []).map((entry) => entry.position ?? -1));

  return (
    <>
      <div className="panel-head">
        <b>{t('timeline')}</b>
        <span className="grow" />
        {can('journal:read') && last >= 0 && (
          <>
            <span className="t3 s12">{t('proof_note', { position: last })}</span>
            <a href={`/settings/journal?subject=${incident.id}`}>{t('proof')}</a>
          </>
        )}
      </div>
      {data ? (
        entries.length > 0 ? (
          <Timeline
            label={t('timeline')}
            entries={entries}
            {...(narrates ? { onCorrect: (id: string) => setCorrecting(data.find((entry) => entry.id === id)) } : {})}
          />
        ) : (
          <EmptyState title={t('note_empty')}>{narrates ? t('note') : ''}</EmptyState>
        )
      ) : timeline.isError ? (
        <ErrorState title={t('failed')} onRetry={() => void timeline.refetch()}>
          {t('failed_next')}
        </ErrorState>
      ) : (
        <Skeleton lines={6} />
      )}
      {narrates && (
        <NoteForm
          key={correcting?.id ?? 'new'}
          path={path}
          correcting={correcting}
          account={session?.user.id ?? ''}
          incidentId={incident.id}
          onDone={() => {
            setCorrecting(undefined);
            props.refresh();
          }}
          onStop={() => setCorrecting(undefined)}
        />
      )}
    </>
  );
}

function NoteForm(props: {
  path: string;
  correcting: TimelineEntry | undefined;
  account: string;
  incidentId: string;
  onDone: () => void;
  onStop: () => void;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const { correcting } = props;
  const key = `${props.account}/incident-note/${props.incidentId}${correcting ? `/${correcting.id}` : ''}`;
  const [text, setText, forget] = useDraft(key, correcting?.text.id ?? '');
  function submit(event: FormEvent): void {
    event.preventDefault();
    const words = text.trim();
    if (!words) return;
    const body: NewNarrative = {
      id: randomId(),
      text: words,
      at: new Date().toISOString(),
      ...(correcting?.narrativeId ? { corrects: correcting.narrativeId } : {}),
    };
    outbox
      .send({ path: props.path, body, label: `${t('note_do')}: ${words}` })
      // A refusal shows with the unsent commands in the bar.
      .catch((error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
      })
      .finally(props.onDone);
    setText('');
    forget();
    props.onStop();
  }
  return (
    <form className="inc-note" onSubmit={submit}>
      <Field label={correcting ? t('note_correct', { time: format.clock(correcting.at) }) : t('note')}>
        {(input) => (
          <textarea
            {...input}
            className="input"
            rows={2}
            maxLength={8000}
            placeholder={t('note_placeholder')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && event.ctrlKey) submit(event);
            }}
          />
        )}
      </Field>
      <div className="row">
        <Button type="submit" keys="Ctrl Enter" disabled={!text.trim()}>
          {t('note_do')}
        </Button>
        {correcting && <Button onClick={props.onStop}>{t('cancel')}</Button>}
      </div>
    </form>
  );
}
