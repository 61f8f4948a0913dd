import { useState } from 'react';
import { GroupField } from '../../../information/registers/web/index.ts';
import { Button } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';

/** Groups that take part, by name; each accepts the outcome by itself later. */
export function PartiesInput(props: { parties: readonly string[]; onChange: (parties: readonly string[]) => void }) {
  const t = useTexts(texts);
  const { parties, onChange } = props;
  return (
    <GroupField label={t('parties')}>
      <span className="case-chosen">
        {parties.map((name) => (
          <Button
            key={name}
            aria-label={t('remove', { name })}
            onClick={() => onChange(parties.filter((other) => other !== name))}
          >
            {name} ✕
          </Button>
        ))}
      </span>
      <PartyName onAdd={(name) => onChange([...parties.filter((other) => other !== name), name])} />
    </GroupField>
  );
}

/** Letters that a name has at least and at most, as in the contract. */
const least = 2;
const most = 120;

/** The name of one more group. */
export function PartyName({ onAdd, busy }: { onAdd: (name: string) => void; busy?: boolean }) {
  const t = useTexts(texts);
  const [name, setName] = useState('');
  const ready = name.trim().length >= least;
  function add(): void {
    if (!ready) return;
    onAdd(name.trim());
    setName('');
  }
  return (
    <>
      <span className="case-add">
        <input
          className="input"
          aria-label={t('party_name')}
          placeholder={t('party_name')}
          maxLength={most}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button disabled={!ready || busy} onClick={add}>
          {t('party_add')}
        </Button>
      </span>
      <p className="s12 t3 reg-help">{t('parties_help')}</p>
    </>
  );
}
