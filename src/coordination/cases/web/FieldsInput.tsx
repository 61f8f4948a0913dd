import type { FieldView } from '../../../information/registers/registers.contract.ts';
import { faultOf, PlainInput } from '../../../information/registers/web/index.ts';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import type { ApiProblem } from '../../../platform/web/problem.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { isScale, type TypedValues, typedIn } from './form.ts';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

const noNames: Readonly<Record<string, string>> = {};

/** The inputs of some fields of a process, each with why it cannot be sent. */
export function FieldsInput(props: {
  fields: readonly FieldView[];
  typed: TypedValues;
  /** Whether sending was tried: before that nothing is marked. */
  tried: boolean;
  error: ApiProblem | undefined;
  onChange: (typed: TypedValues) => void;
}) {
  const t = useTexts(texts);
  return props.fields.map((field) => {
    const typed = typedIn(props.typed, field);
    const fault = props.tried ? faultOf(field, typed) : undefined;
    const input = {
      field,
      typed,
      names: noNames,
      error: fault ? t(fault) : refusedOf(props.error, `values.${field.id}`),
      onChange: (next: TypedValues[string]) => props.onChange({ ...props.typed, [field.id]: next }),
    };
    return isScale(field) ? <ScaleInput key={field.id} {...input} /> : <PlainInput key={field.id} {...input} />;
  });
}

/** Why the server refused a part of the body. */
export function refusedOf(error: ApiProblem | undefined, path: string): string | undefined {
  return error?.fields.find((one) => one.path === path || one.path.startsWith(`${path}.`))?.reason;
}

/** A level from 1 to 5 is pressed, not typed. */
function ScaleInput(props: {
  field: FieldView;
  typed: TypedValues[string];
  error: string | undefined;
  onChange: (typed: string) => void;
}) {
  const { say } = useCaseWords();
  const { field } = props;
  const help = field.help && say(field.help);
  return (
    <Field label={say(field.texts)} error={props.error} required={field.required}>
      {({ id, required: _required, ...described }) => (
        <>
          <span className="case-scale-input" id={id} {...described}>
            {['1', '2', '3', '4', '5'].map((level) => (
              <Button
                key={level}
                pressed={props.typed === level}
                aria-label={`${say(field.texts)} ${level}`}
                onClick={() => props.onChange(props.typed === level ? '' : level)}
              >
                {level}
              </Button>
            ))}
          </span>
          {help && <p className="s12 t3 reg-help">{help}</p>}
        </>
      )}
    </Field>
  );
}
