import { type FormEvent, useRef } from 'react';
import type { FieldValue } from '../../../information/registers/registers.contract.ts';
import { pathOf, useAreas, useWords } from '../../../information/registers/web/index.ts';
import { api } from '../../../platform/web/api.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, EmptyState, ErrorState, Field, Skeleton } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useDraft } from '../../../platform/web/store/drafts.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type CaseView, casePaths, type TimelineEntry } from '../cases.contract.ts';
import { outsideBodies, policeFunctions } from '../owners.types.ts';
import { texts } from './texts.ts';
import { isSilent, newestFirst } from './timeline.ts';
import { refusal, useAct } from './useAct.ts';
import { useTimeline } from './useCases.ts';
import { useCaseWords } from './words.ts';

/** What happened, newest first, and a line to add to it. */
export function TimelinePane({ one }: { one: CaseView }) {
  const t = useTexts(texts);
  const timeline = useTimeline(one.id);
  return (
    <>
      {one.editable && <NoteForm one={one} />}
      {timeline.isError ? (
        <ErrorState title={t('failed')} since={timeline.errorUpdatedAt} onRetry={() => void timeline.refetch()}>
          {t('failed_next')}
        </ErrorState>
      ) : timeline.isPending ? (
        <Skeleton lines={6} />
      ) : timeline.data.items.length === 0 ? (
        <EmptyState title={t('timeline_none')}>{t('timeline_none_next')}</EmptyState>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard
        <ol className="case-timeline" aria-label={t('timeline')} tabIndex={0}>
          {newestFirst(timeline.data.items).map((entry) => (
            <Entry key={entry.id} entry={entry} one={one} />
          ))}
        </ol>
      )}
    </>
  );
}

function NoteForm({ one }: { one: CaseView }) {
  const t = useTexts(texts);
  const { session } = useSession();
  const { act, busy, error } = useAct();
  const [text, setText, forget] = useDraft(`${session?.user.id}/case/${one.id}/note`, '');
  const input = useRef<HTMLTextAreaElement>(null);
  useKeys([{ keys: 'W', label: t('key_note'), group: t('group'), run: () => input.current?.focus() }]);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (text.trim() === '') return;
    const done = await act(() => api.post<CaseView>(pathOf(casePaths.notes, { id: one.id }), { text: text.trim() }));
    if (!done) return;
    setText('');
    forget();
    toast({ text: t('note_saved') });
  }
  return (
    <form className="case-form case-note" aria-label={t('timeline_note')} onSubmit={(event) => void save(event)}>
      <Field label={t('timeline_note')} error={error && refusal(error)} keys="W">
        {(props) => (
          <textarea
            {...props}
            ref={input}
            className="input"
            rows={2}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && event.ctrlKey) event.currentTarget.form?.requestSubmit();
            }}
          />
        )}
      </Field>
      <Button type="submit" disabled={busy || text.trim() === ''} keys="Ctrl Enter">
        {t('note_save')}
      </Button>
    </form>
  );
}

function Entry({ entry, one }: { entry: TimelineEntry; one: CaseView }) {
  const t = useTexts(texts);
  const words = useCaseWords();
  const { message } = entry;
  const told = message?.to === 'assignee' || message?.to === 'opener' ? t(`to_${message.to}`) : undefined;
  return (
    <li>
      <div className="case-entry-top">
        <b>{words.say(entry.text)}</b>
        <span className="t3 s12">{words.moment(entry.at)}</span>
      </div>
      <div className="t2 s12">
        {[entry.actorName ?? t('system'), entry.actorName ? words.role(entry.actorRole) : '']
          .filter(Boolean)
          .join(' · ')}
      </div>
      {entry.note && <p className="case-told">{entry.note}</p>}
      {entry.erased && <p className="t3">{t('erased')}</p>}
      {Object.entries(entry.changes)
        .filter(([, change]) => !isSilent(change))
        .map(([id, change]) => (
          <Change key={id} id={id} one={one} {...change} />
        ))}
      {message && (
        <p className="t2 s12">
          → {t('timeline_message', { to: told ?? words.role(message.to), text: words.say(message.text) })}
        </p>
      )}
    </li>
  );
}

const noNames: Readonly<Record<string, string>> = {};

function Change(props: { id: string; from: FieldValue; to: FieldValue; one: CaseView }) {
  const t = useTexts(texts);
  const words = useCaseWords();
  const values = useWords();
  const areas = useAreas();
  const { id } = props;
  const field = props.one.definition.fields.find((one) => one.id === id);
  const own = (['area', 'functions', 'bodies', 'assignee'] as const).find((part) => part === id);
  const label = field ? words.say(field.texts) : own ? t(own) : id;
  function text(value: FieldValue): React.ReactNode {
    if (field) return values.value(field, value, noNames) || <span className="t3">{t('empty_value')}</span>;
    const known = areas.find(({ code }) => code === value)?.name;
    const area = id === 'area' && (known ?? (value === props.one.areaCode ? props.one.areaText : undefined));
    const shown = area || ownersText(value, words);
    return shown || <span className="t3">{t('empty_value')}</span>;
  }
  return (
    <p className="case-change">
      <span className="t3">{label}:</span>{' '}
      {props.from !== null && (
        <>
          <s>{text(props.from)}</s> →{' '}
        </>
      )}
      {text(props.to)}
    </p>
  );
}

/** Owners by their names; what is text already stays. */
function ownersText(value: FieldValue, words: ReturnType<typeof useCaseWords>): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  return value
    .map((one) => {
      const own = policeFunctions.find((known) => known === one);
      if (own) return words.functionName(own);
      const body = outsideBodies.find((known) => known === one);
      return body ? words.bodyName(body) : String(one);
    })
    .join(', ');
}
