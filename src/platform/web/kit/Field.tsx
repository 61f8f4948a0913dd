import { useId } from 'react';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { KeyHint } from './KeyHint.tsx';

export interface FieldProps {
  label: string;
  /** Reason for refusal, with an example: `Koordinat tidak terbaca. Contoh: -6,2555 106,8165`. */
  error?: string | undefined;
  hint?: string;
  required?: boolean;
  /** The key that brings the person here; shown, not bound. */
  keys?: string;
  /** Draws the input with the given props, which tie it to label and error. */
  children: (props: {
    id: string;
    'aria-invalid': boolean;
    'aria-describedby'?: string;
    required?: boolean;
  }) => React.ReactNode;
}

/** Label, input, error. The input keeps its own look (`className="input"` or a Mantine input). */
export function Field({ label, error, hint, required, keys, children }: FieldProps) {
  const t = useTexts(texts);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && <span className="chip chip-fact chip-low">{t('required')}</span>}
        {hint && <span className="t3">{hint}</span>}
        {keys && <KeyHint keys={keys} quiet />}
      </label>
      {children({
        id,
        'aria-invalid': error !== undefined,
        ...(error ? { 'aria-describedby': `${id}-error` } : {}),
        ...(required ? { required } : {}),
      })}
      {error && (
        <div className="field-error" id={`${id}-error`}>
          ■ {error}
        </div>
      )}
    </div>
  );
}
