import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Priority } from '../../../command/incidents/incident-kinds.types.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, KeyHint, PriorityMark } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import type { Intake } from './intake.rules.ts';
import { texts } from './texts.ts';

const levels = [1, 2, 3, 4] as const;

/** The proposed priority with its reasons; `Alt P`, then a digit, sets another. */
export function PriorityBlock(props: {
  intake: Intake;
  set: Priority | null;
  onPriority: (priority: Priority | null) => void;
}) {
  const { intake, set, onPriority } = props;
  const t = useTexts(texts);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const choices = useRef<HTMLFieldSetElement>(null);
  const { proposal, priority } = intake;

  function change(): void {
    if (!proposal) return;
    // Drawn at once, so that the digit typed next is the priority.
    flushSync(() => setOpen(true));
    choices.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }
  function take(level: Priority | null): void {
    onPriority(level === proposal?.priority ? null : level);
    setOpen(false);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const level = levels.find((one) => String(one) === event.key);
    if (level && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      take(level);
    }
  }
  useKeys([{ keys: 'Alt P', label: t('key_priority'), group: t('keys'), run: change }]);

  if (!proposal || !priority) return <section className="call-block t3 call-priority">{t('priority_start')}</section>;
  const reason = proposal.text[language];
  return (
    <section className="call-block call-priority">
      <PriorityMark level={priority} size={40} />
      <div className="grow" aria-live="polite">
        <h2>{t(set ? 'priority_set' : 'priority_proposed', { level: priority })}</h2>
        <div className="s12 t2 call-reason">
          {set ? t('priority_by_you', { level: proposal.priority, reason }) : reason}
        </div>
      </div>
      {open ? (
        <fieldset className="segments call-levels" ref={choices}>
          <legend className="unseen">{t('priority_choose')}</legend>
          {levels.map((level) => (
            <button
              key={level}
              type="button"
              aria-pressed={level === priority}
              onClick={() => take(level)}
              onKeyDown={onKeyDown}
            >
              {level}
            </button>
          ))}
        </fieldset>
      ) : (
        <>
          <Button onClick={change}>{t('change')}</Button>
          <KeyHint keys="Alt P" quiet />
        </>
      )}
    </section>
  );
}
