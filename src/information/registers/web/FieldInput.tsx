import type { RegisterView } from '../registers.contract.ts';
import { FileInput } from './FileInput.tsx';
import { type FieldInputProps, Help, PlainInput } from './PlainInput.tsx';
import { ShapeInput } from './ShapeInput.tsx';
import { useWords } from './words.ts';

/** The input of one field of a register, by its type. */
export function FieldInput(props: FieldInputProps & { register: RegisterView }) {
  const { say } = useWords();
  const { field, register, typed } = props;
  switch (field.type) {
    case 'attachment':
      return <FileInput {...props} register={register.id} />;
    case 'point':
    case 'line':
    case 'polygon':
      return (
        <ShapeInput
          label={say(field.texts)}
          kind={field.type}
          text={typeof typed === 'string' ? typed : ''}
          error={props.error}
          required={field.required}
          colour={register.symbol.colour}
          onChange={props.onChange}
        >
          <Help field={field} />
        </ShapeInput>
      );
    default:
      return <PlainInput {...props} />;
  }
}
