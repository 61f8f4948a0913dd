import { type FormEvent, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type LineOwner, lineOwners } from '../call-lines.types.ts';
import { texts } from './texts.ts';

const kindOf = {
  police: 'local',
  local_government: 'emergency',
  fire: 'fire',
  search_rescue: 'rescue',
  health: 'medical',
  telecom: 'information',
} as const satisfies Record<LineOwner, string>;

const empty = { number: '', name: '', nameEn: '' };

/** Adds a line; what it is for follows from its owner. */
export function LineForm({ onAdded }: { onAdded: () => void }) {
  const t = useTexts(texts);
  const [words, setWords] = useState(empty);
  const [owner, setOwner] = useState<LineOwner>('police');
  const [error, setError] = useState<string>();
  const number = words.number.trim();
  const name = words.name.trim();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!number || !name) return setError(t('lines_add_missing'));
    try {
      const names = { id: name, en: words.nameEn.trim() || name };
      await api.post('/api/lines', { number, owner, name: names, kind: kindOf[owner] });
      setWords(empty);
      setError(undefined);
      toast({ text: t('lines_added', { number }) });
      onAdded();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setError(problem.fields[0]?.reason ?? problem.message);
    }
  }

  const text = (key: keyof typeof empty, label: string, required = false) => (
    <Field label={label} required={required}>
      {(props) => (
        <input
          {...props}
          className="input"
          maxLength={key === 'number' ? 20 : 80}
          value={words[key]}
          onChange={(event) => setWords({ ...words, [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form className="panel" onSubmit={submit} noValidate>
      <h2 className="panel-head">
        <b>{t('lines_add')}</b>
      </h2>
      <div className="lines-form">
        {text('number', t('lines_number'), true)}
        {text('name', t('lines_name'), true)}
        {text('nameEn', t('lines_name_en'))}
        <Field label={t('lines_owner')}>
          {(props) => (
            <select
              {...props}
              className="input"
              value={owner}
              onChange={(event) => setOwner(lineOwners.find((one) => one === event.target.value) ?? 'police')}
            >
              {lineOwners.map((one) => (
                <option key={one} value={one}>
                  {t(`owner_${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button type="submit">{t('lines_add')}</Button>
      </div>
      <div className="call-note-error" role="alert" style={{ padding: error ? '0 12px 12px' : 0 }}>
        {error && `■ ${error}`}
      </div>
    </form>
  );
}
