import { useState } from 'react';
import { Button } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { RegisterView } from '../registers.contract.ts';
import { differences } from './conflict.ts';
import { type Form, placePart, readTyped, typedIn } from './form.ts';
import { texts } from './texts.ts';
import { useWords } from './words.ts';

/** Both versions side by side, part by part. What only I changed is kept unless dropped; what both changed is theirs unless kept. */
export function ConflictTable(props: {
  register: RegisterView;
  read: Form;
  mine: Form;
  theirs: Form;
  busy: boolean;
  onSave: (keepMine: ReadonlySet<string>) => void;
  onDrop: () => void;
}) {
  const t = useTexts(texts);
  const { say } = useWords();
  const { register } = props;
  const differing = differences(register, props.read, props.mine, props.theirs);
  const [keep, setKeep] = useState<ReadonlySet<string>>(
    () => new Set(differing.filter(({ by }) => by === 'mine').map(({ part }) => part)),
  );
  function choose(part: string, mine: boolean): void {
    const next = new Set(keep);
    if (mine) next.add(part);
    else next.delete(part);
    setKeep(next);
  }
  const nameOf = (part: string): string => {
    const field = register.fields.find((one) => one.id === part);
    return field ? say(field.texts) : t('place');
  };
  return (
    <div className="reg-form">
      <div className="reg-form-body" role="alert">
        <h2>{t('conflict')}</h2>
        <p className="t2">{t('conflict_next')}</p>
        {differing.map(({ part }) => (
          <fieldset key={part} className="reg-conflict">
            <legend>{nameOf(part)}</legend>
            {([true, false] as const).map((mine) => (
              <button
                key={String(mine)}
                type="button"
                aria-pressed={keep.has(part) === mine}
                onClick={() => choose(part, mine)}
              >
                <small>{t(mine ? 'conflict_mine' : 'conflict_theirs')}</small>
                <PartText register={register} form={mine ? props.mine : props.theirs} part={part} />
              </button>
            ))}
          </fieldset>
        ))}
      </div>
      <div className="reg-form-end">
        <div className="row">
          <Button primary disabled={props.busy} onClick={() => props.onSave(keep)}>
            {t('conflict_save')}
          </Button>
          <Button onClick={props.onDrop}>{t('conflict_drop')}</Button>
        </div>
      </div>
    </div>
  );
}

function PartText({ register, form, part }: { register: RegisterView; form: Form; part: string }) {
  const t = useTexts(texts);
  const words = useWords();
  if (part === placePart) return <span>{form.place?.text || t('no_place')}</span>;
  const field = register.fields.find((one) => one.id === part);
  if (!field) return null;
  const typed = typedIn(form, field);
  const value = readTyped(field, typed);
  const text = value === undefined ? String(typed) : words.value(field, value, form.names);
  return <span>{text || <i className="t3">{t('empty_value')}</i>}</span>;
}
