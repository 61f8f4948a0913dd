import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import type { Question } from '../../../command/incidents/questions.types.ts';
import { KeyHint } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { type Intake, shortName } from './intake.rules.ts';
import { texts } from './texts.ts';

export interface QuestionsHandle {
  /** To the first question without an answer, else to the first. */
  focus(): void;
}

export interface QuestionsProps {
  intake: Intake;
  /** An empty answer takes the answer back. */
  onAnswer: (question: string, answer: string) => void;
  ref: Ref<QuestionsHandle>;
}

/** The scripted questions of the kind. A digit answers the one in focus and goes to the next. */
export function Questions({ intake, onAnswer, ref }: QuestionsProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const list = useRef<HTMLUListElement>(null);
  const { questions, answers, proposal, kind } = intake;

  function focusRow(index: number): void {
    const row = list.current?.children[index];
    const target = row?.querySelector<HTMLElement>('[aria-pressed="true"]') ?? row?.querySelector('button');
    target?.focus();
  }
  useImperativeHandle(ref, () => ({
    focus: () =>
      focusRow(
        Math.max(
          0,
          questions.findIndex(({ code }) => !answers[code]),
        ),
      ),
  }));

  function onKeyDown(event: KeyboardEvent, question: Question, index: number): void {
    if (event.ctrlKey || event.altKey) return;
    const answer = /^[1-9]$/.test(event.key) ? question.answers[Number(event.key) - 1] : undefined;
    if (answer) {
      event.preventDefault();
      onAnswer(question.code, answer.code);
      if (index + 1 < questions.length) focusRow(index + 1);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      focusRow(Math.min(questions.length - 1, Math.max(0, index + (event.key === 'ArrowDown' ? 1 : -1))));
    }
  }

  return (
    <section className="call-block">
      <div className="call-label">
        <h2 className="cut">{t('questions', { kind: kind ? shortName(kind.label[language]).toLowerCase() : '' })}</h2>
        {proposal && (
          <span className="t3 cut">{t('answered_of', { answered: proposal.answered, asked: proposal.asked })}</span>
        )}
        <KeyHint keys="Alt 4" quiet />
      </div>
      {questions.length === 0 && <p className="t3">{t('questions_start')}</p>}
      <ul className="call-questions" ref={list}>
        {questions.map((question, index) => (
          <li key={question.code}>
            <span id={`q-${question.code}`}>
              {question.text[language]}
              {intake.fromWords.includes(question.code) && <span className="unseen"> ({t('from_words')})</span>}
            </span>
            <fieldset className="segments" aria-labelledby={`q-${question.code}`}>
              {question.answers.map((answer) => {
                const pressed = answers[question.code] === answer.code;
                return (
                  <button
                    key={answer.code}
                    type="button"
                    aria-pressed={pressed}
                    className={pressed && intake.fromWords.includes(question.code) ? 'call-suggested' : ''}
                    onClick={() => onAnswer(question.code, pressed ? '' : answer.code)}
                    onKeyDown={(event) => onKeyDown(event, question, index)}
                  >
                    {answer.label[language]}
                  </button>
                );
              })}
            </fieldset>
          </li>
        ))}
      </ul>
    </section>
  );
}
