import { type KeyboardEvent, type Ref, useState } from 'react';
import { flushSync } from 'react-dom';
import type { IncidentKind, KindCode } from '../../../command/incidents/incident-kinds.types.ts';
import { Button, KeyHint } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { type Intake, kindChoices, shortName } from './intake.rules.ts';
import { Required } from './Required.tsx';
import { texts } from './texts.ts';

export interface KindPickerProps {
  intake: Intake;
  error: string | undefined;
  onKind: (kind: KindCode) => void;
  /** After a choice: the script goes on with the questions. */
  onDone: () => void;
  ref: Ref<HTMLInputElement>;
}

/** The kinds that the words suggest, first; others by typing. Digits take one while the box has the focus. */
export function KindPicker({ intake, error, onKind, onDone, ref }: KindPickerProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const choices = kindChoices(intake.suggested, intake.kind?.code, typed);

  function take(kind: IncidentKind | undefined): void {
    if (!kind) return;
    // Drawn at once, so that the next digit already answers the first question, however fast it is typed.
    flushSync(() => {
      onKind(kind.code);
      setTyped('');
    });
    onDone();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey) return;
    if (/^[1-9]$/.test(event.key)) {
      event.preventDefault();
      take(choices[Number(event.key) - 1]);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(typed ? choices[0] : (intake.kind ?? choices[0]));
    }
  }

  return (
    <section className="call-block">
      <label className="call-label" htmlFor="call-kind">
        {t('kind')}
        <Required />
        {intake.kindSuggested && <span className="t3 cut">{t('kind_suggested')}</span>}
        <KeyHint keys="Alt 3" quiet />
      </label>
      <div className="call-kinds">
        {choices.map((kind, index) => (
          <Button
            key={kind.code}
            pressed={kind.code === intake.kind?.code}
            onClick={() => take(kind)}
            keys={String(index + 1)}
            title={kind.label[language]}
            className={intake.kindSuggested && kind.code === intake.kind?.code ? 'call-suggested' : ''}
          >
            <span className="cut">{shortName(kind.label[language])}</span>
          </Button>
        ))}
        {choices.length === 0 && <span className="t3 call-kinds-none">{t('kind_none')}</span>}
        <input
          id="call-kind"
          ref={ref}
          className="input"
          placeholder={t('kind_other')}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          aria-invalid={error !== undefined}
          aria-describedby="call-kind-note"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={error ? 'call-note-error' : ''} id="call-kind-note" aria-live="polite">
        {error && `■ ${error}`}
      </div>
    </section>
  );
}
