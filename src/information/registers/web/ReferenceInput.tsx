import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Query } from '../../../platform/web/api.ts';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type FieldView, registerPaths } from '../registers.contract.ts';
import { type FieldInputProps, Help } from './PlainInput.tsx';
import { PurposeLine } from './PurposeLine.tsx';
import { pathOf } from './paths.ts';
import { useLook } from './purpose.ts';
import { texts } from './texts.ts';
import { useAreas, useRested } from './useDistrict.ts';
import { useRegister } from './useRegisters.ts';
import { useWords } from './words.ts';

interface Hit {
  id: string;
  name: string;
}
const most = 6;

/** What a reference can point to, by the words typed, from the doors that the other rooms have already. */
async function lookUp(field: FieldView, q: string, look: Query, signal: AbortSignal): Promise<Hit[]> {
  if (field.to === 'incident') {
    const { items } = await api.get<{ items: { id: string; number: number; summary: string; placeText: string }[] }>(
      '/api/incidents',
      { signal, query: { q, state: 'all', limit: most } },
    );
    return items.map((row) => ({
      id: row.id,
      name: `${String(row.number).padStart(4, '0')} ${row.summary || row.placeText}`,
    }));
  }
  if (field.to === 'unit') {
    const { items } = await api.get<{ items: { id: string; callsign: string; name: string }[] }>('/api/units', {
      signal,
    });
    const wanted = q.toLowerCase();
    return items
      .map((row) => ({ id: row.id, name: `${row.callsign} ${row.name}` }))
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .slice(0, most);
  }
  const path = pathOf(registerPaths.records, { register: field.toRegister ?? '' });
  const { items } = await api.get<{ items: { id: string; title: string }[] }>(path, {
    signal,
    query: { ...look, q, closed: 'all', limit: most },
  });
  return items.map((row) => ({ id: row.id, name: row.title }));
}

/** A reference: what it points to by name, and a search for another. */
export function ReferenceInput(props: FieldInputProps) {
  const { field } = props;
  if (field.to === 'area') return <AreaReference {...props} />;
  const searchable = field.to === 'incident' || field.to === 'unit' || (field.to === 'record' && field.toRegister);
  return <SearchReference {...props} searchable={Boolean(searchable)} />;
}

function SearchReference(props: FieldInputProps & { searchable: boolean }) {
  const t = useTexts(texts);
  const { say } = useWords();
  const { field, typed, names, onChange } = props;
  const [text, setText] = useState('');
  const q = useRested(text.trim());
  // What it points to may be people: then their register asks its purpose here too.
  const target = useRegister(field.to === 'record' ? (field.toRegister ?? '') : '').data;
  const look = useLook(target);
  const held = target?.people === true && !look.ready;
  const hits = useQuery({
    queryKey: ['registers', 'reference', field.toRegister, field.to, q, look.query],
    enabled: props.searchable && q.length > 0 && !held,
    queryFn: ({ signal }) => lookUp(field, q, look.query, signal),
  });
  const chosen = typeof typed === 'string' ? (typed ? [typed] : []) : Array.isArray(typed) ? typed : [];
  function take(hit: Hit): void {
    onChange(field.several ? [...new Set([...chosen, hit.id])] : hit.id, { [hit.id]: hit.name });
    setText('');
  }
  const hint = field.to === 'incident' ? 'reference_incident' : field.to === 'unit' ? 'reference_unit' : 'search';
  return (
    <Field label={say(field.texts)} error={props.error} required={field.required}>
      {(input) => (
        <>
          {chosen.map((id) => (
            <div key={id} className="row reg-chosen">
              <span className="cut grow">{names[id] ?? id}</span>
              <Button
                small
                aria-label={t('remove', { name: names[id] ?? id })}
                onClick={() => onChange(field.several ? chosen.filter((one) => one !== id) : '')}
              >
                ✕
              </Button>
            </div>
          ))}
          {target?.people && <PurposeLine register={target.id} />}
          <input
            {...input}
            type="search"
            className="input"
            placeholder={t(props.searchable ? hint : 'reference_away')}
            disabled={!props.searchable || held}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {text.trim() !== '' && hits.data && (
            <ul className="reg-hits">
              {hits.data.map((hit) => (
                <li key={hit.id}>
                  <button type="button" onClick={() => take(hit)}>
                    {hit.name}
                  </button>
                </li>
              ))}
              {hits.data.length === 0 && <li className="t3">{t('reference_none')}</li>}
            </ul>
          )}
          {hits.isError && <p className="s12 t3">{t('failed')}</p>}
          <Help field={field} />
        </>
      )}
    </Field>
  );
}

function AreaReference({ field, typed, error, onChange }: FieldInputProps) {
  const t = useTexts(texts);
  const { say } = useWords();
  const areas = useAreas();
  const chosen = typeof typed === 'string' ? typed : Array.isArray(typed) ? [...typed] : [];
  const nameOf = (code: string): string => areas.find((area) => area.code === code)?.name ?? code;
  return (
    <Field label={say(field.texts)} error={error} required={field.required}>
      {(input) => (
        <>
          <select
            {...input}
            className="input"
            multiple={field.several}
            value={chosen}
            onChange={({ target }) => {
              const codes = [...target.selectedOptions].map((option) => option.value).filter(Boolean);
              const names = Object.fromEntries(codes.map((code) => [code, nameOf(code)]));
              onChange(field.several ? codes : (codes[0] ?? ''), names);
            }}
          >
            {!field.several && <option value="">{t('unset')}</option>}
            {areas.map((area) => (
              <option key={area.code} value={area.code}>
                {area.code.split('.').length > 3 ? `\u2003${area.name}` : area.name}
              </option>
            ))}
          </select>
          <Help field={field} />
        </>
      )}
    </Field>
  );
}
