import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { type FieldView, type RegisterList, registerPaths } from '../../../information/registers/registers.contract.ts';
import { PlainInput, useRested } from '../../../information/registers/web/index.ts';
import { api } from '../../../platform/web/api.ts';
import { Field } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type CasePage, casePaths, type LinkView, type ProcessView } from '../cases.contract.ts';
import { numberText } from './paths.ts';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

/** Something chosen to link to. */
export type Picked = Pick<LinkView, 'to' | 'of' | 'target'> & { title: string };
/** What stands in the select: a kind of target, and for records their register. */
interface Kind {
  key: string;
  to: LinkView['to'];
  register: string | null;
  label: string;
}

/** Searches what a case of this process may be linked to. */
export function LinkPicker(props: { process: ProcessView; onPick: (picked: Picked) => void }) {
  const t = useTexts(texts);
  const kinds = useKinds(props.process);
  const [chosen, setChosen] = useState('');
  const kind = kinds.find(({ key }) => key === chosen) ?? kinds[0];
  if (!kind) return null;
  return (
    <div className="case-picker">
      <Field label={t('link_kind')}>
        {(input) => (
          <select {...input} className="input" value={kind.key} onChange={({ target }) => setChosen(target.value)}>
            {kinds.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind.to === 'case' ? (
        <CaseSearch onPick={props.onPick} />
      ) : (
        <PlainInput
          key={kind.key}
          field={searchField(kind, t('link_search'))}
          typed=""
          names={{}}
          error={undefined}
          onChange={(target, names) => {
            if (typeof target !== 'string' || !names?.[target]) return;
            props.onPick({ to: kind.to, of: kind.register, target, title: names[target] });
          }}
        />
      )}
    </div>
  );
}

/** The kinds that the process allows; a rule without a register allows every one. */
function useKinds(process: ProcessView): Kind[] {
  const t = useTexts(texts);
  const { say } = useCaseWords();
  const wanted = process.links.some(({ to }) => to === 'record');
  const registers = useQuery({
    queryKey: ['registers', 'list'],
    enabled: wanted,
    queryFn: ({ signal }) => api.get<z.infer<typeof RegisterList>>(registerPaths.registers, { signal }),
  }).data?.items;
  return process.links.flatMap(({ to, register }): Kind[] => {
    if (to !== 'record') return [{ key: to, to, register: null, label: t(`link_${to}`) }];
    return (registers ?? [])
      .filter(({ id }) => register === null || id === register)
      .map(({ id, texts: { many } }) => ({ key: id, to, register: id, label: say(many) }));
  });
}

/** The field that the inputs of a register would show for such a reference. */
function searchField(kind: Kind, label: string): FieldView {
  return {
    id: 'target',
    type: 'reference',
    texts: { id: label, en: label },
    help: null,
    about: 'thing',
    required: false,
    search: false,
    filter: false,
    asked: true,
    unit: null,
    min: null,
    max: null,
    integer: false,
    maxLength: null,
    several: false,
    items: null,
    to: kind.to === 'incident' ? 'incident' : 'record',
    toRegister: kind.register,
    due: false,
    finest: null,
    computed: null,
  };
}

const most = 6;

function CaseSearch({ onPick }: { onPick: (picked: Picked) => void }) {
  const t = useTexts(texts);
  const [text, setText] = useState('');
  const q = useRested(text.trim());
  const hits = useQuery({
    queryKey: ['cases', 'search', q],
    enabled: q.length > 0,
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof CasePage>>(casePaths.cases, { signal, query: { q, status: 'all', limit: most } }),
  });
  return (
    <Field label={t('link_search')}>
      {(input) => (
        <>
          <input
            {...input}
            type="search"
            className="input"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {q !== '' && hits.data && (
            <ul className="reg-hits">
              {hits.data.items.map((row) => (
                <li key={row.id}>
                  <button
                    type="button"
                    onClick={() => {
                      onPick({ to: 'case', of: row.process, target: row.id, title: row.title });
                      setText('');
                    }}
                  >
                    {numberText(row.number)} {row.title}
                  </button>
                </li>
              ))}
              {hits.data.items.length === 0 && <li className="t3">{t('empty')}</li>}
            </ul>
          )}
        </>
      )}
    </Field>
  );
}
