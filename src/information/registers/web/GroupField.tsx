import { useId } from 'react';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts as kitTexts } from '../../../platform/web/text/texts.ts';

/** Label, several inputs that belong together, error: as the kit's `Field` for one. */
export function GroupField(props: {
  label: string;
  error?: string | undefined;
  required?: boolean;
  children: React.ReactNode;
}) {
  const t = useTexts(kitTexts);
  const id = useId();
  return (
    <fieldset
      className="field reg-group"
      aria-labelledby={id}
      {...(props.error ? { 'aria-describedby': `${id}-error` } : {})}
    >
      <div className="reg-legend" id={id}>
        {props.label}
        {props.required && <span className="chip chip-fact chip-low">{t('required')}</span>}
      </div>
      {props.children}
      {props.error && (
        <div className="field-error" id={`${id}-error`}>
          ■ {props.error}
        </div>
      )}
    </fieldset>
  );
}
