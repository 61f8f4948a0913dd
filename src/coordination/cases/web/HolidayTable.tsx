import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { api } from '../../../platform/web/api.ts';
import { Button, Chip, Field } from '../../../platform/web/kit/index.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { casePaths, type Holiday, type HolidaySet, type SetHoliday } from '../cases.contract.ts';
import { texts } from './texts.ts';
import { refusal, useAct } from './useAct.ts';

/** The days of one year in their order; those entered by a person can be taken out again, with a reason. */
export function HolidayTable({ days, writable }: { days: readonly Holiday[]; writable: boolean }) {
  const t = useTexts(texts);
  return (
    <div className="case-table-box">
      <table className="case-table case-plain">
        <caption className="unseen">{t('holidays')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('holi_day')}</th>
            <th scope="col">{t('holi_name')}</th>
            <th scope="col">{t('holi_kind')}</th>
            <th scope="col">{t('holi_source')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <Day key={day.day} day={day} writable={writable} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Letters that a reason has at least, as in the contract. */
const least = 3;

function Day({ day, writable }: { day: Holiday; writable: boolean }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { act, busy, error } = useAct();
  const [removing, setRemoving] = useState(false);
  const [reason, setReason] = useState('');
  const { name } = day;
  async function remove(event: FormEvent): Promise<void> {
    event.preventDefault();
    const command: SetHoliday = { day: day.day, name, off: day.off, remove: true, source: reason.trim() };
    await act(async () => {
      const { moved } = await api.post<z.infer<typeof HolidaySet>>(casePaths.holidays, command);
      toast({ text: t('holi_removed', { name, count: moved }) });
      return undefined;
    });
  }
  return (
    <tr>
      <td className="case-day">{format.dateLong(`${day.day}T05:00:00Z`)}</td>
      <th scope="row">{name}</th>
      <td>
        <Chip strong={day.off}>{t(day.off ? 'holi_off' : 'holi_working')}</Chip>{' '}
        <span className="t3 s12">{t(day.id ? 'holi_entered' : 'holi_rule')}</span>
      </td>
      <td data-label={t('holi_source')}>
        <div className="case-party-row">
          <span className="grow t2">{day.source}</span>
          {writable && day.id && (
            <Button
              small
              pressed={removing}
              aria-label={t('holi_remove', { name })}
              onClick={() => setRemoving(!removing)}
            >
              ✕
            </Button>
          )}
        </div>
        {removing && (
          <form className="case-form" aria-label={t('holi_remove', { name })} onSubmit={(event) => void remove(event)}>
            <Field label={t('holi_remove_reason', { name })} error={error && refusal(error)} required>
              {(input) => (
                <input
                  {...input}
                  // biome-ignore lint/a11y/noAutofocus: opened by the person's own press, to write here
                  autoFocus
                  className="input"
                  maxLength={300}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
            <div className="row">
              <Button type="submit" disabled={busy || reason.trim().length < least}>
                {t('holi_remove', { name })}
              </Button>
              <Button onClick={() => setRemoving(false)}>{t('cancel')}</Button>
            </div>
          </form>
        )}
      </td>
    </tr>
  );
}
