import { useEffect, useMemo, useRef } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, KeyHint, StatusMark, useElapsed } from '../../../platform/web/kit/index.ts';
import { play, setSounds, useSoundsOn } from '../../../platform/web/sounds.ts';
import { duration } from '../../../platform/web/text/format.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { Alarm } from '../dispatch.contract.ts';
import { insists, openAlarms, shownAlarms } from './alarms.view.ts';
import { acknowledgeAlarm } from './commands.ts';
import { useControls } from './desk-context.ts';
import { incidentNumber } from './queue.view.ts';
import { texts } from './texts.ts';
import { useDesk } from './useDeskData.ts';

/** How often the tone of a call for help or an emergency is repeated until someone takes it, ms. */
const repeatEvery = 4000;

/** Alarms stay at the top of the map, beside the queue and never over it, until someone takes them. */
export function AlarmBar() {
  const t = useTexts(texts);
  const { store, select, openUnit } = useControls();
  const alarms = useDesk(store, 'alarms');
  const open = useMemo(() => openAlarms(alarms.values()), [alarms]);
  const sounds = useSoundsOn();
  useAlarmSound(open);
  const first = open[0];
  useKeys([
    {
      keys: 'A',
      label: t('key_alarm'),
      group: t('group_map'),
      when: () => first !== undefined,
      run: () => first && acknowledgeAlarm(first.id),
    },
    { keys: 'N', label: t('key_mute'), group: t('group_map'), run: () => setSounds(!sounds) },
  ]);
  if (!first) return null;
  function show(alarm: Alarm): void {
    if (alarm.incidentId) select(alarm.incidentId);
    if (alarm.unitId) openUnit(alarm.unitId);
  }
  return (
    <section className="alarms" aria-label={t('alarms')}>
      <div role="alert">
        <ul>
          {open.slice(0, shownAlarms).map((alarm, index) => (
            <li key={alarm.id} className={`alarm alarm-${alarm.kind}`}>
              <StatusMark status={alarm.kind === 'late' ? 'waspada' : 'rawan'} plain worded />
              <b className="cut grow">{wordsOf(alarm, t)}</b>
              <AlarmAge from={alarm.raisedAt} />
              <Button small onClick={() => show(alarm)}>
                {t('alarm_show')}
              </Button>
              <Button small {...(index === 0 ? { keys: 'A' } : {})} onClick={() => acknowledgeAlarm(alarm.id)}>
                {t('alarm_take')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <div className="alarm-foot">
        {open.length > shownAlarms && <span>{t('alarm_more', { count: open.length - shownAlarms })}</span>}
        <button type="button" className="head-button" onClick={() => setSounds(!sounds)}>
          {sounds ? t('mute') : t('unmute')} <KeyHint keys="N" quiet />
        </button>
      </div>
    </section>
  );
}

function AlarmAge({ from }: { from: string }) {
  return <span className="alarm-age">{duration(useElapsed(from))}</span>;
}

function wordsOf(
  alarm: Alarm,
  t: (key: 'alarm_panic' | 'alarm_emergency' | 'alarm_late', values: Record<string, string>) => string,
): string {
  const number = alarm.incidentNumber === null ? '' : incidentNumber(alarm.incidentNumber);
  if (alarm.kind !== 'panic') return t(alarm.kind === 'late' ? 'alarm_late' : 'alarm_emergency', { number });
  return [t('alarm_panic', { unit: alarm.callsign ?? '' }), number].filter(Boolean).join(' · ');
}

/** A tone for each new alarm; repeated while a person is in danger or an emergency waits. */
function useAlarmSound(open: readonly Alarm[]): void {
  const heard = useRef(new Set<string>());
  useEffect(() => {
    const fresh = open.some((alarm) => !heard.current.has(alarm.id));
    heard.current = new Set(open.map((alarm) => alarm.id));
    if (fresh) play('alarm');
  }, [open]);
  const repeats = insists(open);
  useEffect(() => {
    if (!repeats) return;
    const timer = setInterval(() => play('alarm'), repeatEvery);
    return () => clearInterval(timer);
  }, [repeats]);
}
