import { useAreas } from '../../../information/registers/web/index.ts';
import { Field } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';

/** The area of a case: a district or a village, or the finer one that it has already. */
export function AreaField(props: {
  value: string;
  /** Name of an area that is not among the choices. */
  name?: string;
  required: boolean;
  error: string | undefined;
  onChange: (code: string) => void;
}) {
  const t = useTexts(texts);
  const areas = useAreas();
  const { value } = props;
  const known = areas.some(({ code }) => code === value);
  return (
    <Field label={t('area')} error={props.error} required={props.required}>
      {(input) => (
        <select {...input} className="input" value={value} onChange={({ target }) => props.onChange(target.value)}>
          <option value="">{t('area_none')}</option>
          {value && !known && <option value={value}>{props.name || value}</option>}
          {areas.map(({ code, name }) => (
            <option key={code} value={code}>
              {code.split('.').length > 3 ? `\u2003${name}` : name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
