import { type FormEvent, useState } from 'react';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { EditPlan, PlanView } from '../sectors.contract.ts';
import { SectorLetter } from './SectorLetter.tsx';
import { texts } from './texts.ts';

/** Names of a draft and its sectors, and who answers for each. */
export function SettingsForm(props: { view: PlanView; onSave: (edit: Omit<EditPlan, 'version'>) => void }) {
  const { view } = props;
  const t = useTexts(texts);
  const [name, setName] = useState(view.plan.name);
  const [sectors, setSectors] = useState(() =>
    view.sectors.map(({ key, name: own, officer }) => ({ key, name: own, officerId: officer?.id ?? null })),
  );
  const change = (at: number, part: Partial<(typeof sectors)[number]>) =>
    setSectors(sectors.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const valid = name.trim() !== '' && sectors.every((one) => one.name.trim() !== '');
  function save(event: FormEvent): void {
    event.preventDefault();
    if (valid) props.onSave({ name: name.trim(), sectors });
  }
  return (
    <form className="sec-form" aria-label={t('settings')} onSubmit={save}>
      <Field label={t('save_name')} required>
        {(input) => (
          <input
            {...input}
            className="input"
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {sectors.map((one, i) => (
        <div key={one.key} className="sec-setting">
          <SectorLetter of={one.key} />
          <input
            className="input"
            aria-label={t('sector_name', { sector: one.key })}
            maxLength={60}
            value={one.name}
            onChange={(event) => change(i, { name: event.target.value })}
          />
          <select
            className="input"
            aria-label={t('sector_officer', { sector: one.key })}
            value={one.officerId ?? ''}
            onChange={(event) => change(i, { officerId: event.target.value || null })}
          >
            <option value="">{t('officer_none')}</option>
            {view.officers.map(({ id, name: officer }) => (
              <option key={id} value={id}>
                {officer}
              </option>
            ))}
          </select>
        </div>
      ))}
      <Button type="submit" disabled={!valid} keys="Enter">
        {t('settings_save')}
      </Button>
    </form>
  );
}
