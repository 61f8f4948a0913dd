import { StatusMark, useNow } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { Alarm } from '../dispatch.contract.ts';
import { texts } from './texts.ts';
import type { Panic } from './usePanic.ts';

/** What became of the call for help, and the way to take it back in the first seconds. */
export function PanicBanner({ alarm, unsent, panic }: { alarm: Alarm | null; unsent: boolean; panic: Panic }) {
  const t = useTexts(texts);
  const format = useFormat();
  const left = Math.ceil((panic.cancelUntil - useNow()) / 1000);
  const mayCancel = left > 0 && !alarm?.acknowledgedAt;
  if (!alarm && !unsent && !mayCancel) return null;
  let words = t('panic_unsent');
  if (alarm?.acknowledgedAt) words = t('panic_taken', { time: format.clock(alarm.acknowledgedAt) });
  else if (alarm) words = t('panic_sent', { time: format.clock(alarm.raisedAt) });
  return (
    <section className={`unit-alarm${alarm?.acknowledgedAt ? ' unit-alarm-taken' : ''}`} role="alert">
      <StatusMark status="rawan" size={16} plain worded />
      <div className="grow">
        <b>{words}</b>
        {panic.cancelFailed && <div>{t('panic_cancel_failed')}</div>}
      </div>
      {mayCancel && (
        <button type="button" className="btn btn-large" onClick={panic.cancel}>
          {t('panic_cancel', { seconds: left })}
        </button>
      )}
    </section>
  );
}
