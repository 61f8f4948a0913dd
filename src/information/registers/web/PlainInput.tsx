import { Button, Field } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { FieldView } from '../registers.contract.ts';
import type { Typed } from './form.ts';
import { GroupField } from './GroupField.tsx';
import { groupThousands, parseNumber } from './numbers.ts';
import { ReferenceInput } from './ReferenceInput.tsx';
import { texts } from './texts.ts';
import { useWords } from './words.ts';

export interface FieldInputProps {
  field: FieldView;
  typed: Typed;
  /** Names of what references point to, by id. */
  names: Readonly<Record<string, string>>;
  error: string | undefined;
  /** `names` brings the names of newly chosen references. */
  onChange: (typed: Typed, names?: Readonly<Record<string, string>>) => void;
}

/** More items than this stand in a select instead of side by side. */
const mostChips = 6;

/** The input of a field that needs neither map nor files: of a register's record as of a case. */
export function PlainInput(props: FieldInputProps) {
  switch (props.field.type) {
    case 'enum':
    case 'yesno':
      return <ChoiceInput {...props} />;
    case 'contact':
      return <ContactInput {...props} />;
    case 'reference':
    case 'area':
      return <ReferenceInput {...props} />;
    default:
      return <WordInput {...props} />;
  }
}

/** One sentence under an input, from the definition. */
export function Help({ field }: { field: FieldView }) {
  const { say } = useWords();
  return field.help ? <p className="s12 t3 reg-help">{say(field.help)}</p> : null;
}

/** Words, figures, a day. */
function WordInput({ field, typed, error, onChange }: FieldInputProps) {
  const words = useWords();
  const text = typeof typed === 'string' ? typed : '';
  const isFigure = field.type === 'number' || field.type === 'money';
  // How a figure with separators is read, so that 1.250 and 1,25 are not mixed up.
  const read = field.type === 'number' && /[.,]/.test(text) ? parseNumber(text, false) : undefined;
  return (
    <Field
      label={words.say(field.texts)}
      error={error}
      required={field.required}
      {...(field.unit ? { hint: words.say(field.unit) } : field.type === 'money' ? { hint: 'Rp' } : {})}
    >
      {(input) => (
        <>
          {field.type === 'longtext' ? (
            <textarea
              {...input}
              className="input"
              rows={4}
              maxLength={field.maxLength ?? 4000}
              value={text}
              onChange={(event) => onChange(event.target.value)}
            />
          ) : (
            <input
              {...input}
              className="input"
              type={field.type === 'date' ? 'date' : 'text'}
              {...(isFigure ? { inputMode: 'decimal' as const } : {})}
              maxLength={field.maxLength ?? 400}
              value={text}
              onChange={({ target }) => onChange(field.type === 'money' ? groupThousands(target.value) : target.value)}
            />
          )}
          {read !== undefined && <p className="s12 t2 reg-help">= {words.value(field, read, {})}</p>}
          <Help field={field} />
        </>
      )}
    </Field>
  );
}

/** Items of an enum, or yes and no: side by side while few, else a select; several at once where the field says so. */
function ChoiceInput({ field, typed, error, onChange }: FieldInputProps) {
  const t = useTexts(texts);
  const { say } = useWords();
  const chosen = typeof typed === 'string' ? (typed ? [typed] : []) : Array.isArray(typed) ? typed : [];
  const items =
    field.type === 'yesno'
      ? [
          { id: 'yes', label: t('yes') },
          { id: 'no', label: t('no') },
        ]
      : (field.items ?? [])
          // A retired item is offered only where it stands already.
          .filter((item) => !item.retired || chosen.includes(item.id))
          .map((item) => ({ id: item.id, label: say(item.texts) }));
  function press(id: string): void {
    const has = chosen.includes(id);
    if (field.several) onChange(has ? chosen.filter((one) => one !== id) : [...chosen, id]);
    else onChange(has ? '' : id);
  }
  if (!field.several && items.length > mostChips) {
    return (
      <Field label={say(field.texts)} error={error} required={field.required}>
        {(input) => (
          <>
            <select
              {...input}
              className="input"
              value={chosen[0] ?? ''}
              onChange={(event) => onChange(event.target.value)}
            >
              <option value="">{t('unset')}</option>
              {items.map((item) => (
                <option key={item.id} value={item.id}>
                  {item.label}
                </option>
              ))}
            </select>
            <Help field={field} />
          </>
        )}
      </Field>
    );
  }
  return (
    <GroupField label={say(field.texts)} error={error} required={field.required}>
      <span className="reg-chips">
        {items.map((item) => (
          <Button key={item.id} pressed={chosen.includes(item.id)} onClick={() => press(item.id)}>
            {item.label}
          </Button>
        ))}
      </span>
      <Help field={field} />
    </GroupField>
  );
}

/** A name or number, with the day on which its owner agreed. */
function ContactInput({ field, typed, error, onChange }: FieldInputProps) {
  const t = useTexts(texts);
  const { say } = useWords();
  const contact = typeof typed === 'object' && 'consentOn' in typed ? typed : { value: '', consentOn: '' };
  return (
    <GroupField label={say(field.texts)} error={error} required={field.required}>
      <div className="reg-pair">
        <input
          className="input"
          aria-label={say(field.texts)}
          aria-invalid={error !== undefined}
          maxLength={200}
          value={contact.value}
          onChange={(event) => onChange({ ...contact, value: event.target.value })}
        />
        <Field label={t('consent_on')}>
          {(input) => (
            <input
              {...input}
              type="date"
              className="input"
              value={contact.consentOn}
              onChange={(event) => onChange({ ...contact, consentOn: event.target.value })}
            />
          )}
        </Field>
      </div>
      <p className="s12 t3 reg-help">{t('contact_note')}</p>
      <Help field={field} />
    </GroupField>
  );
}
