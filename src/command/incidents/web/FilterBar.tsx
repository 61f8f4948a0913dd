import { useEffect, useRef, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Field } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { incidentKinds, kindGroupLabels, kindGroups } from '../incident-kinds.types.ts';
import { incidentStates } from '../incidents.states.ts';
import type { Filters } from './filters.ts';
import { texts } from './texts.ts';
import { useAreas } from './useSearch.ts';
import { useWords } from './words.ts';

/** Ms without a keystroke after which the words are looked for. */
const typing = 300;

/** Text, state, kind, priority, dates, area. */
export function FilterBar({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const t = useTexts(texts);
  const words = useWords();
  const areas = useAreas();
  const set = (part: Partial<Filters>): void => onChange({ ...filters, ...part });
  return (
    <div className="inc-filter-fields">
      <WordsField value={filters.q} onChange={(q) => set({ q })} />
      <Choice label={t('state')} value={filters.state} onChange={(state) => set({ state })}>
        {(['open', 'ended', 'all'] as const).map((state) => (
          <option key={state} value={state}>
            {t(`state_${state}`)}
          </option>
        ))}
        {incidentStates.map((state) => (
          <option key={state} value={state}>
            {words.state(state)}
          </option>
        ))}
      </Choice>
      <Choice label={t('kind')} value={filters.kind} onChange={(kind) => set({ kind })}>
        <option value="">{t('any')}</option>
        {kindGroups.map((group) => (
          <optgroup key={group} label={kindGroupLabels[group][words.language]}>
            {incidentKinds
              .filter((kind) => kind.group === group)
              .map((kind) => (
                <option key={kind.code} value={kind.code}>
                  {kind.label[words.language]}
                </option>
              ))}
          </optgroup>
        ))}
      </Choice>
      <Choice label={t('priority')} value={filters.priority} onChange={(priority) => set({ priority })}>
        <option value="">{t('any')}</option>
        {['1', '2', '3', '4'].map((level) => (
          <option key={level}>{level}</option>
        ))}
      </Choice>
      <Choice label={t('area')} value={filters.area} onChange={(area) => set({ area })}>
        <option value="">{t('any')}</option>
        {areas.map((area) => (
          <option key={area.code} value={area.code}>
            {area.code.split('.').length > 3 ? `\u2003${area.name}` : area.name}
          </option>
        ))}
      </Choice>
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(end)}>
          {(input) => (
            <input
              {...input}
              type="date"
              className="input"
              value={filters[end]}
              onChange={(event) => set({ [end]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

/** The words are looked for when the hands rest; what is typed never waits for the answer. */
function WordsField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const newest = useRef(onChange);
  useEffect(() => {
    newest.current = onChange;
  });
  const asked = useRef(value);
  // Changed from outside (cleared, gone back), and not the echo of what was typed here.
  useEffect(() => {
    if (value !== asked.current) setTyped(value);
    asked.current = value;
  }, [value]);
  useEffect(() => {
    if (typed === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = typed;
      newest.current(typed);
    }, typing);
    return () => clearTimeout(timer);
  }, [typed]);
  useKeys([{ keys: '/', label: t('query'), group: t('key_group'), run: () => input.current?.focus() }]);
  return (
    <Field label={t('query')} keys="/">
      {(props) => (
        <input
          {...props}
          ref={input}
          type="search"
          className="input"
          maxLength={200}
          placeholder={t('query_hint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A labelled choice. */
export function Choice(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
  error?: string | undefined;
  children: React.ReactNode;
}) {
  return (
    <Field label={props.label} error={props.error} {...(props.required ? { required: true } : {})}>
      {(input) => (
        <select
          {...input}
          className="input"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          {props.children}
        </select>
      )}
    </Field>
  );
}
