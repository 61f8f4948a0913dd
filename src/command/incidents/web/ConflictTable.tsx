import { useState } from 'react';
import { Button } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { differences, type EditForm, type Part } from './conflict.ts';
import { texts } from './texts.ts';
import { useWords } from './words.ts';

/** Both versions side by side, part by part. What only I changed is kept unless dropped; what both changed is theirs unless kept. */
export function ConflictTable(props: {
  read: EditForm;
  mine: EditForm;
  theirs: EditForm;
  busy: boolean;
  onSave: (keepMine: ReadonlySet<Part>) => void;
  onDrop: () => void;
}) {
  const t = useTexts(texts);
  const differing = differences(props.read, props.mine, props.theirs);
  const [keep, setKeep] = useState<ReadonlySet<Part>>(
    () => new Set(differing.filter(({ by }) => by === 'mine').map(({ part }) => part)),
  );
  const choose = (part: Part, mine: boolean): void => {
    const next = new Set(keep);
    if (mine) next.add(part);
    else next.delete(part);
    setKeep(next);
  };
  return (
    <div className="inc-scroll inc-form" role="alert">
      <h3>{t('conflict')}</h3>
      <p className="t2">{t('conflict_next')}</p>
      {differing.map(({ part }) => (
        <fieldset key={part} className="inc-conflict">
          <legend>{t(part)}</legend>
          {([true, false] as const).map((mine) => (
            <button
              key={String(mine)}
              type="button"
              aria-pressed={keep.has(part) === mine}
              onClick={() => choose(part, mine)}
            >
              <small>{t(mine ? 'conflict_mine' : 'conflict_theirs')}</small>
              <Value form={mine ? props.mine : props.theirs} part={part} />
              <b>{t(mine ? 'conflict_keep_mine' : 'conflict_keep_theirs')}</b>
            </button>
          ))}
        </fieldset>
      ))}
      <div className="row inc-form-end">
        <Button primary disabled={props.busy} onClick={() => props.onSave(keep)}>
          {t('conflict_save')}
        </Button>
        <Button onClick={props.onDrop}>{t('conflict_drop')}</Button>
      </div>
    </div>
  );
}

function Value({ form, part }: { form: EditForm; part: Part }) {
  const t = useTexts(texts);
  const words = useWords();
  switch (part) {
    case 'kind':
      return <span>{words.kind(form.kind)}</span>;
    case 'place':
      return (
        <span>
          {form.placeText} ({form.lat.toFixed(5)}, {form.lon.toFixed(5)})
        </span>
      );
    case 'emergency':
      return <span>{t(form.emergency ? 'yes' : 'no')}</span>;
    case 'answers':
      return (
        <span>
          {Object.entries(form.answers)
            .map(([question, given]) => words.answer(form.kind, question, given))
            .map((said) => `${said.question} ${said.answer}`)
            .join('; ') || t('unanswered')}
        </span>
      );
    default:
      return <span>{String(form[part]) || '–'}</span>;
  }
}
