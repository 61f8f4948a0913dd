import { type RefObject, useState } from 'react';
import { useAreas, WordsField } from '../../../information/registers/web/index.ts';
import { Button, Field, Segments } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { ProcessView } from '../cases.contract.ts';
import { policeFunctions } from '../owners.types.ts';
import { type Filters, isNarrowed, noFilters, statusChoices, whoseChoices, writeFilters } from './filters.ts';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

/** Words, whose, open or ended, overdue, and behind one press: state, area, function. */
export function CaseFilters(props: {
  process: ProcessView | undefined;
  filters: Filters;
  onChange: (filters: Filters) => void;
  search: RefObject<HTMLInputElement | null>;
}) {
  const t = useTexts(texts);
  const words = useCaseWords();
  const { process, filters, onChange } = props;
  const more = [filters.state, filters.area, filters.owner].filter(Boolean).length;
  const [shown, setShown] = useState(() => more > 0 || window.innerWidth >= 1400);
  const states = process?.states ?? [];
  return (
    <div className={shown ? 'case-filters case-filters-all' : 'case-filters'}>
      <WordsField value={filters.q} onChange={(q) => onChange({ ...filters, q })} input={props.search} />
      <Segments
        label={t('whose')}
        value={filters.whose}
        options={whoseChoices.map((key) => ({ key, label: t(`whose_${key}`) }))}
        onChange={(whose) => onChange({ ...filters, whose })}
      />
      <Segments
        label={t('status')}
        value={filters.status}
        options={statusChoices.map((key) => ({ key, label: t(`status_${key}`) }))}
        onChange={(status) => onChange({ ...filters, status })}
      />
      <Button pressed={filters.overdue} onClick={() => onChange({ ...filters, overdue: !filters.overdue })}>
        ■ {t('overdue_only')}
      </Button>
      {shown && (
        <>
          {states.length > 0 && (
            <Choice
              label={t('state')}
              value={filters.state}
              options={states.map(({ id, texts: text }) => ({ id, label: words.say(text) }))}
              onChange={(state) => onChange({ ...filters, state })}
            />
          )}
          <AreaChoice value={filters.area} onChange={(area) => onChange({ ...filters, area })} />
          <Choice
            label={t('owner')}
            value={filters.owner}
            options={policeFunctions.map((id) => ({ id, label: words.functionName(id) }))}
            onChange={(owner) => onChange({ ...filters, owner: policeFunctions.find((one) => one === owner) ?? '' })}
          />
        </>
      )}
      <Button pressed={shown} aria-expanded={shown} onClick={() => setShown(!shown)}>
        {more > 0 ? t('filters_show', { count: more }) : t('filters')}
      </Button>
      {isNarrowed(filters) && writeFilters({ ...filters, process: '', linked: '' }).size > 0 && (
        <Button onClick={() => onChange({ ...noFilters, process: filters.process, linked: filters.linked })}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}

/** One of a few choices, or all. */
export function Choice(props: {
  label: string;
  value: string;
  options: readonly { id: string; label: string }[];
  onChange: (id: string) => void;
}) {
  const t = useTexts(texts);
  return (
    <Field label={props.label}>
      {(input) => (
        <select
          {...input}
          className="input"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          <option value="">{t('any')}</option>
          {props.options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** An area of the district, with all below it. */
export function AreaChoice(props: { value: string; onChange: (code: string) => void }) {
  const t = useTexts(texts);
  const areas = useAreas();
  const options = areas.map(({ code, name }) => ({
    id: code,
    label: code.split('.').length > 3 ? `\u2003${name}` : name,
  }));
  return <Choice label={t('area')} value={props.value} options={options} onChange={props.onChange} />;
}
