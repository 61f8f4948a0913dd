import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../platform/web/kit/index.ts';
import type { ApiProblem } from '../../../platform/web/problem.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { RegisterView } from '../registers.contract.ts';
import { FieldInput } from './FieldInput.tsx';
import { askedFields, type Form, faultOf, refusalOf, refusedElsewhere, typedIn } from './form.ts';
import { PlaceInput } from './PlaceInput.tsx';
import { texts } from './texts.ts';
import { fieldTexts } from './texts-fields.ts';

/** The form that a definition makes, for a new record and for a change of one. */
export function RecordForm(props: {
  heading: string;
  register: RegisterView;
  form: Form;
  onChange: (form: Form) => void;
  error: ApiProblem | undefined;
  busy: boolean;
  /** Whether there is something to save. */
  changed: boolean;
  /** A colleague changed the record while this form is open. */
  behind?: boolean;
  onSave: () => void;
  /** Leaves the form; what was typed stays as a draft. */
  onClose: () => void;
  onDiscard: () => void;
}) {
  const t = useTexts(texts);
  const f = useTexts(fieldTexts);
  const { register, form, error } = props;
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  const fields = askedFields(register);
  const faults = fields.flatMap((field) => faultOf(field, typedIn(form, field)) ?? []);

  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, []);
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (faults.length === 0) {
      props.onSave();
      return;
    }
    // The first refused input, once its mark is drawn.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }
  const refusals = error?.fields ?? [];
  return (
    <form ref={box} className="reg-form" noValidate aria-label={props.heading} onSubmit={submit}>
      <div className="panel-head">
        <b className="grow">{props.heading}</b>
        <Button small keys="Esc" onClick={props.onClose}>
          {t('close_panel')}
        </Button>
      </div>
      <div className="reg-form-body">
        {props.behind && (
          <p className="t2" role="status">
            {t('live_changed')}
          </p>
        )}
        {fields.map((field) => {
          const typed = typedIn(form, field);
          const fault = tried ? faultOf(field, typed) : undefined;
          const refused = refusalOf(refusals, `values.${field.id}`);
          return (
            <FieldInput
              key={field.id}
              field={field}
              register={register}
              typed={typed}
              names={form.names}
              error={fault === 'fault_shape' ? f('shape_fault') : fault ? t(fault) : refused}
              onChange={(next, names) =>
                props.onChange({
                  ...form,
                  typed: { ...form.typed, [field.id]: next },
                  names: { ...form.names, ...names },
                })
              }
            />
          );
        })}
        {register.placement !== 'none' && (
          <PlaceInput
            register={register}
            place={form.place}
            error={refusalOf(refusals, 'place')}
            onChange={(place) => props.onChange({ ...form, place })}
          />
        )}
      </div>
      <div className="reg-form-end">
        {tried && faults.length > 0 && (
          <div className="field-error" role="alert">
            ■ {t('fix_first')}
          </div>
        )}
        {error && (
          <div className="field-error" role="alert">
            ■ {[error.message, ...refusedElsewhere(register, refusals).map(({ reason }) => reason)].join(' ')}
          </div>
        )}
        <div className="row">
          <Button primary type="submit" disabled={props.busy || !props.changed}>
            {t('save')}
          </Button>
          <Button onClick={props.onDiscard}>{t('discard')}</Button>
          <span className="t3 s12">{t(props.changed ? 'draft_kept' : 'unchanged')}</span>
        </div>
      </div>
    </form>
  );
}
