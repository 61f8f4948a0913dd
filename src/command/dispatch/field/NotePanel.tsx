import { useState } from 'react';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { useDraft } from '../../../platform/web/store/drafts.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { texts } from './texts.ts';
import type { PhoneCommands } from './usePhoneCommands.ts';
import { type PhoneView, timelineLines } from './view-model.ts';

type Line = ReturnType<typeof timelineLines>[number];

/** The crew's report, every keystroke kept, and what was noted so far. A correction is a new note; the old one stays. */
export function NotePanel(props: {
  view: PhoneView;
  incidentId: string;
  me: { id: string };
  commands: PhoneCommands;
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const [text, setText, forget] = useDraft(`${props.me.id}/note/${props.incidentId}`, '');
  const [fixing, setFixing] = useState<Line>();
  const lines = timelineLines(props.view.timeline);

  function send(): void {
    const words = text.trim();
    if (!words) return;
    props.commands.note(props.incidentId, words, fixing?.narrativeId ?? undefined);
    setFixing(undefined);
    setText('');
    forget();
  }
  return (
    <PanelFrame title={t('note')} onClose={props.onClose}>
      <form
        className="unit-note"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Field label={fixing ? t('note_correct_label', { time: format.clockShort(fixing.at) }) : t('note_label')}>
          {(input) => (
            <textarea
              {...input}
              className="input"
              rows={3}
              maxLength={8000}
              placeholder={t('note_placeholder')}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div className="row">
          <Button type="submit" size="large" className="grow" disabled={!text.trim()}>
            {t('note_send')}
          </Button>
          {fixing && (
            <Button size="large" onClick={() => setFixing(undefined)}>
              {t('note_correct_stop')}
            </Button>
          )}
        </div>
      </form>
      <h3 className="unit-panel-sub">{t('note_list')}</h3>
      {lines.length === 0 && <p className="t2">{t('note_empty')}</p>}
      <ol className="unit-notes">
        {lines.map((line) => (
          <NoteLine
            key={line.id}
            line={line}
            corrects={lines.find((other) => other.narrativeId !== null && other.narrativeId === line.corrects)}
            onCorrect={
              line.author?.id === props.me.id && line.kind === 'narration' && !line.erased && !line.corrected
                ? () => {
                    setFixing(line);
                    setText(line.text.id);
                  }
                : undefined
            }
          />
        ))}
      </ol>
    </PanelFrame>
  );
}

function NoteLine(props: { line: Line; corrects: Line | undefined; onCorrect: (() => void) | undefined }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const { line } = props;
  const facts = [
    line.author?.name,
    props.corrects && t('note_corrects', { time: format.clockShort(props.corrects.at) }),
    line.corrected && t('note_corrected'),
    line.pending && t('note_pending'),
  ].filter(Boolean);
  return (
    <li className={line.kind === 'narration' ? 'unit-told' : undefined}>
      <time dateTime={line.at}>{format.clockShort(line.at)}</time>
      <div className="grow">
        <div className={line.corrected ? 'unit-struck' : undefined}>
          {line.erased ? <i className="t2">{t('note_erased')}</i> : line.text[language]}
        </div>
        {facts.length > 0 && <div className="unit-note-by">{facts.join(' · ')}</div>}
      </div>
      {props.onCorrect && (
        <Button size="large" onClick={props.onCorrect}>
          {t('note_correct')}
        </Button>
      )}
    </li>
  );
}
