import { useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, KeyHint, useElapsed } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { CallView } from '../calls.contract.ts';
import type { CallForm } from './form.ts';
import { texts } from './texts.ts';
import { useLineName } from './useLineName.ts';

/** The call that the operator holds: how long, who, and its number on demand (journaled). */
export function NowCall(props: {
  call: CallView;
  form: CallForm;
  onChange: (change: Partial<CallForm>) => void;
  onAside: () => void;
}) {
  const { call, form, onChange } = props;
  const t = useTexts(texts);
  const format = useFormat();
  const lineName = useLineName();
  const seconds = useElapsed(call.answeredAt ?? undefined);
  const [number, setNumber] = useState<string>();
  const measured = call.channel === 'telephony';
  const who = call.answeredBy?.name ?? '';

  async function reveal(): Promise<void> {
    if (number !== undefined || !call.numberMasked) return;
    try {
      const shown = await api.post<{ number: string | null }>(`/api/calls/${call.id}/number`);
      setNumber(shown.number ?? '');
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      toast({ text: error.away ? t('number_away') : t('failed_toast', { reason: error.message }) });
    }
  }
  useKeys([
    { keys: 'F8', label: t('key_number'), group: t('keys'), run: () => void reveal() },
    { keys: 'Alt S', label: t('key_aside'), group: t('keys'), run: props.onAside },
  ]);

  return (
    <div className="call-now">
      <div className="s12 t2 cut">
        {t(measured ? 'talking' : 'taken', { line: call.line?.number ?? lineName(call) })}
      </div>
      <div className="row">
        <div className="call-elapsed grow" role="timer">
          {format.duration(seconds)}
        </div>
        <Button small keys="Alt S" onClick={props.onAside}>
          {t('put_aside')}
        </Button>
      </div>
      {call.numberMasked ? (
        <button type="button" className="call-number" onClick={() => void reveal()}>
          {number ?? call.numberMasked} <KeyHint keys="F8" quiet />{' '}
          <span className="s12 t2">{t(number === undefined ? 'show_number' : 'number_shown')}</span>
        </button>
      ) : (
        <div className="call-number t2">{t('no_number')}</div>
      )}
      <div className="s12 t2 cut">
        {call.answerSeconds === null
          ? t('answer_unmeasured', { who })
          : t('answered_in', { seconds: Math.round(call.answerSeconds), who })}
      </div>
      <div className="call-caller">
        <input
          className="input"
          aria-label={t('caller_name')}
          placeholder={`${t('caller_name')}, ${t('optional')}`}
          maxLength={120}
          autoComplete="off"
          value={form.callerName}
          onChange={(event) => onChange({ callerName: event.target.value })}
        />
        {!call.numberMasked && (
          <input
            className="input"
            aria-label={t('caller_number')}
            placeholder={`${t('caller_number')}, ${t('optional')}`}
            inputMode="tel"
            maxLength={30}
            autoComplete="off"
            value={form.callerNumber}
            onChange={(event) => onChange({ callerNumber: event.target.value })}
          />
        )}
      </div>
    </div>
  );
}
