import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { api } from '../../../platform/web/api.ts';
import { Button, Field, Segments } from '../../../platform/web/kit/index.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { casePaths, type HolidaySet, type SetHoliday } from '../cases.contract.ts';
import { refusedOf } from './FieldsInput.tsx';
import { texts } from './texts.ts';
import { refusal, useAct } from './useAct.ts';

/** Letters that name and ground have at least, as in the contract. */
const least = { name: 2, source: 3 } as const;

/** One day into the calendar; the open clocks are counted anew, and how many moved is said. */
export function HolidayForm({ year }: { year: number }) {
  const t = useTexts(texts);
  const { act, busy, error } = useAct();
  const [typed, setTyped] = useState({ day: '', name: '', source: '', kind: 'off' as 'off' | 'working' });
  const { day, name, source, kind } = typed;
  const ready = day !== '' && name.trim().length >= least.name && source.trim().length >= least.source;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const command: SetHoliday = {
      day,
      name: name.trim(),
      source: source.trim(),
      off: kind === 'off',
      remove: false,
    };
    await act(async () => {
      const { moved } = await api.post<z.infer<typeof HolidaySet>>(casePaths.holidays, command);
      toast({ text: t('holi_saved', { count: moved }) });
      setTyped({ ...typed, day: '', name: '' });
      return undefined;
    });
  }
  return (
    <form className="case-form case-form-page" aria-label={t('holi_add')} onSubmit={(event) => void save(event)}>
      <div className="panel-head">
        <b>{t('holi_add')}</b>
      </div>
      <div className="case-form-part">
        <Field label={t('holi_day')} error={refusedOf(error, 'day')} required>
          {(input) => (
            <input
              {...input}
              type="date"
              className="input"
              min={`${year}-01-01`}
              max={`${year}-12-31`}
              value={day}
              onChange={({ target }) => setTyped({ ...typed, day: target.value })}
            />
          )}
        </Field>
        <Field label={t('holi_name')} error={refusedOf(error, 'name')} required>
          {(input) => (
            <input
              {...input}
              className="input"
              maxLength={120}
              value={name}
              onChange={({ target }) => setTyped({ ...typed, name: target.value })}
            />
          )}
        </Field>
        <Segments
          label={t('holi_kind')}
          value={kind}
          options={[
            { key: 'off', label: t('holi_off') },
            { key: 'working', label: t('holi_working') },
          ]}
          onChange={(next) => setTyped({ ...typed, kind: next })}
        />
        <Field label={t('holi_source')} error={refusedOf(error, 'source')} required>
          {(input) => (
            <>
              <input
                {...input}
                className="input"
                maxLength={300}
                value={source}
                onChange={({ target }) => setTyped({ ...typed, source: target.value })}
              />
              <p className="s12 t3 reg-help">{t('holi_source_help')}</p>
            </>
          )}
        </Field>
        {error && (
          <p className="field-error" role="alert">
            ■ {refusal(error)}
          </p>
        )}
        <div className="row">
          <Button primary type="submit" disabled={busy || !ready}>
            {t('holi_add')}
          </Button>
        </div>
      </div>
    </form>
  );
}
