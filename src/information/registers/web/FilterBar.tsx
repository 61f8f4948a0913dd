import { type RefObject, useEffect, useRef, useState } from 'react';
import { Button, Field, Segments } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { FieldView, RegisterView } from '../registers.contract.ts';
import {
  closedChoices,
  type Filters,
  filterFields,
  isNarrowed,
  isRange,
  noFilters,
  rangeOf,
  rangeText,
  withField,
} from './filters.ts';
import { GroupField } from './GroupField.tsx';
import { ReferenceInput } from './ReferenceInput.tsx';
import { texts } from './texts.ts';
import { useAreas, useRested } from './useDistrict.ts';
import { useWords } from './words.ts';

/** More choices than this stand in a select instead of side by side. */
const mostChips = 6;

/** Words, area, open or closed, and the fields that the definition offers as filters. */
export function FilterBar(props: {
  register: RegisterView;
  filters: Filters;
  onChange: (filters: Filters) => void;
  search: RefObject<HTMLInputElement | null>;
  /** More that stands in the first row. */
  children?: React.ReactNode;
}) {
  const t = useTexts(texts);
  const { register, filters, onChange } = props;
  const areas = useAreas();
  const fields = filterFields(register.fields);
  const count = Object.keys(filters.fields).length;
  const [shown, setShown] = useState(count > 0);
  return (
    <>
      <div className={`reg-filter-row${shown ? '' : ' reg-folded'}`}>
        <WordsField value={filters.q} onChange={(q) => onChange({ ...filters, q })} input={props.search} />
        {register.placement !== 'none' && (
          <Field label={t('area')}>
            {(input) => (
              <select
                {...input}
                className="input"
                value={filters.area}
                onChange={(event) => onChange({ ...filters, area: event.target.value })}
              >
                <option value="">{t('any')}</option>
                {areas.map((area) => (
                  <option key={area.code} value={area.code}>
                    {area.code.split('.').length > 3 ? `\u2003${area.name}` : area.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Segments
          label={t('state')}
          value={filters.closed}
          options={closedChoices.map((key) => ({ key, label: t(key) }))}
          onChange={(closed) => onChange({ ...filters, closed })}
        />
        {props.children}
        {(fields.length > 0 || register.placement !== 'none') && (
          <Button
            className={fields.length > 0 ? undefined : 'reg-narrow-only'}
            pressed={shown}
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            {count > 0 ? t('filters_show', { count }) : t('filters')}
          </Button>
        )}
        {isNarrowed(filters) && (
          <Button onClick={() => onChange({ ...noFilters, by: filters.by, columns: filters.columns })}>
            {t('clear')}
          </Button>
        )}
      </div>
      {shown && fields.length > 0 && (
        <div className="reg-filter-fields">
          {fields.map((field) => (
            <FieldFilter
              key={field.id}
              field={field}
              value={filters.fields[field.id] ?? ''}
              onChange={(value) => onChange(withField(filters, field.id, value))}
            />
          ))}
        </div>
      )}
    </>
  );
}

function FieldFilter(props: { field: FieldView; value: string; onChange: (value: string) => void }) {
  const t = useTexts(texts);
  const { say } = useWords();
  const { field, value, onChange } = props;
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const label = say(field.texts);
  if (field.to !== null) {
    return (
      <ReferenceInput
        field={{ ...field, several: false, required: false, help: null }}
        typed={value}
        names={names}
        error={undefined}
        onChange={(typed, found) => {
          setNames({ ...names, ...found });
          onChange(typeof typed === 'string' ? typed : '');
        }}
      />
    );
  }
  if (isRange(field)) {
    const [from, to] = rangeOf(value);
    const input = (end: 'from' | 'to') => (
      <input
        type={field.type === 'date' ? 'date' : 'number'}
        className="input"
        aria-label={`${label} ${t(end)}`}
        placeholder={t(end)}
        value={end === 'from' ? from : to}
        onChange={({ target }) =>
          onChange(end === 'from' ? rangeText(target.value, to) : rangeText(from, target.value))
        }
      />
    );
    return (
      <GroupField label={field.unit ? `${label} (${say(field.unit)})` : label}>
        <span className="reg-range">
          {input('from')}
          <span aria-hidden="true">–</span>
          {input('to')}
        </span>
      </GroupField>
    );
  }
  const choices =
    field.type === 'yesno'
      ? [
          { id: 'true', label: t('yes') },
          { id: 'false', label: t('no') },
        ]
      : (field.items ?? []).map((item) => ({ id: item.id, label: say(item.texts) }));
  if (choices.length > mostChips) {
    return (
      <Field label={label}>
        {(input) => (
          <select {...input} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">{t('any')}</option>
            {choices.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.label}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  }
  return (
    <GroupField label={label}>
      <span className="reg-chips">
        {choices.map((choice) => (
          <Button
            key={choice.id}
            small
            pressed={choice.id === value}
            onClick={() => onChange(choice.id === value ? '' : choice.id)}
          >
            {choice.label}
          </Button>
        ))}
      </span>
    </GroupField>
  );
}

/** The words are looked for when the hands rest; what is typed never waits for the answer. */
export function WordsField(props: {
  value: string;
  onChange: (value: string) => void;
  input: RefObject<HTMLInputElement | null>;
}) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState(props.value);
  const rested = useRested(typed);
  const asked = useRef(props.value);
  const newest = useRef(props.onChange);
  useEffect(() => {
    newest.current = props.onChange;
  });
  // Changed from outside (cleared, gone back), and not the echo of what was typed here.
  useEffect(() => {
    if (props.value !== asked.current) setTyped(props.value);
    asked.current = props.value;
  }, [props.value]);
  useEffect(() => {
    if (rested === asked.current) return;
    asked.current = rested;
    newest.current(rested);
  }, [rested]);
  return (
    <Field label={t('search')} keys="/">
      {(input) => (
        <input
          {...input}
          ref={props.input}
          type="search"
          className="input"
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
    </Field>
  );
}
