import { type FormEvent, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { statusPaths } from '../status.contract.ts';
import { parameterIds, parameters } from '../thresholds.rules.ts';
import { readNumber } from './board.ts';
import { texts } from './texts.ts';
import { useAreas, useRefresh } from './useStatus.ts';

/** Changes one threshold of an area, or of the whole district, with its reason. */
export function ThresholdForm() {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const refresh = useRefresh();
  const [districts, villages] = [useAreas('district'), useAreas('village')];
  const [area, setArea] = useState('');
  const [parameter, setParameter] = useState<(typeof parameterIds)[number]>('problem_watch');
  const [value, setValue] = useState('');
  const [release, setRelease] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const number = readNumber(value);
  const { min, max, start, unit, help } = parameters[parameter];
  const ready = (release || number !== undefined) && reason.trim().length >= 3;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await api.post(statusPaths.thresholds, {
        areaCode: area || null,
        parameter,
        value: release ? null : number,
        reason: reason.trim(),
      });
      toast({ text: t('set_done') });
      setValue('');
      setReason('');
      setRelease(false);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setError(problem);
    } finally {
      setBusy(false);
      refresh();
    }
  }
  const figure = (n: number) => format.decimal(n, Number.isInteger(n) ? 0 : 2);
  return (
    <form className="st-form" aria-label={t('set_title')} onSubmit={(event) => void save(event)}>
      <h2>{t('set_title')}</h2>
      <Field label={t('area')} error={error?.field('areaCode')}>
        {(input) => (
          <select {...input} className="input" value={area} onChange={(event) => setArea(event.target.value)}>
            <option value="">{t('whole')}</option>
            {(districts.data?.items ?? []).map((district) => (
              <optgroup key={district.code} label={district.name}>
                <option value={district.code}>
                  {t('district')} {district.name}
                </option>
                {(villages.data?.items ?? [])
                  .filter(({ parentCode }) => parentCode === district.code)
                  .map((village) => (
                    <option key={village.code} value={village.code}>
                      {village.name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('parameter')}>
        {(input) => (
          <select
            {...input}
            className="input"
            value={parameter}
            onChange={(event) => setParameter(parameterIds.find((id) => id === event.target.value) ?? parameter)}
          >
            {parameterIds.map((id) => (
              <option key={id} value={id}>
                {parameters[id].label[language]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p className="t2 s12">{help[language]}</p>
      <Field
        label={t('value')}
        hint={t('set_range', { min: figure(min), max: figure(max), unit: unit[language], start: figure(start) })}
        error={error?.field('value') ?? (value !== '' && number === undefined ? t('not_number') : undefined)}
        required={!release}
      >
        {(input) => (
          <input
            {...input}
            className="input"
            inputMode="decimal"
            disabled={release}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
      </Field>
      <label className="row">
        <input type="checkbox" checked={release} onChange={(event) => setRelease(event.target.checked)} />{' '}
        {t('set_release')}
      </label>
      <Field
        label={t('reason')}
        error={error && !error.field('value') && !error.field('areaCode') ? error.message : undefined}
        required
      >
        {(input) => (
          <input
            {...input}
            className="input"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button type="submit" primary disabled={busy || !ready}>
          {t('set_save')}
        </Button>
      </div>
    </form>
  );
}
