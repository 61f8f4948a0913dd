import { type FormEvent, useState } from 'react';
import { type SettingView, settingPaths } from '../../../platform/settings/settings.contract.ts';
import { api } from '../../../platform/web/api.ts';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { texts } from './texts.ts';
import { formOf, isTargets, type SettingForm, toDecision } from './values.ts';
import { words } from './words.ts';

/** A new value with its reason and the moment from which it holds. */
export function SettingFormPane(props: { view: SettingView; onClose: () => void; onSaved: () => void }) {
  const t = useTexts(texts);
  const { zone } = useFormat();
  const [form, setForm] = useState(() => formOf(props.view));
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const decision = toDecision(props.view, form, zone);
  const set = (part: Partial<SettingForm>): void => setForm({ ...form, ...part });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!decision) return;
    setBusy(true);
    try {
      await api.post(settingPaths.settings, decision);
      toast({ text: t('setting_saved') });
      props.onSaved();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setRefused(words(problem));
      setBusy(false);
    }
  }
  return (
    <form className="set-form" onSubmit={submit}>
      {isTargets(props.view.value) ? (
        <Targets rows={form.targets} onChange={(targets) => set({ targets })} />
      ) : (
        <Field label={t('value')} required>
          {(input) => (
            <input
              {...input}
              className="input"
              inputMode="decimal"
              value={form.number}
              onChange={(event) => set({ number: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('valid_from')} hint={t('valid_from_hint', { zone })}>
        {(input) => (
          <input
            {...input}
            type="datetime-local"
            className="input"
            value={form.validFrom}
            onChange={(event) => set({ validFrom: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('reason')} hint={t('reason_hint')} required error={refused}>
        {(input) => (
          <input
            {...input}
            className="input"
            maxLength={300}
            value={form.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
      <div className="row">
        <Button primary type="submit" disabled={!decision || busy}>
          {t('save')}
        </Button>
        <Button onClick={props.onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
}

function Targets({
  rows,
  onChange,
}: {
  rows: SettingForm['targets'];
  onChange: (rows: SettingForm['targets']) => void;
}) {
  const t = useTexts(texts);
  const change = (at: number, part: Partial<SettingForm['targets'][number]>): void =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while they are typed
        <div className="set-target" key={index}>
          {(
            [
              ['overKm', 'over_km'],
              ['minutes', 'minutes'],
            ] as const
          ).map(([field, label]) => (
            <Field key={field} label={t(label)}>
              {(input) => (
                <input
                  {...input}
                  className="input"
                  inputMode="decimal"
                  value={row[field]}
                  onChange={(event) => change(index, { [field]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <Button disabled={rows.length === 1} onClick={() => onChange(rows.filter((_, at) => at !== index))}>
            {t('row_remove')}
          </Button>
        </div>
      ))}
      <Button
        className="set-add"
        disabled={rows.length >= 10}
        onClick={() => onChange([...rows, { overKm: '', minutes: '' }])}
      >
        {t('row_add')}
      </Button>
    </>
  );
}
