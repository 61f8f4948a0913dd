import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, randomId } from '../../../platform/web/api.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { outbox } from '../../../platform/web/store/outbox.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { Alarm, NewPanic, UnitDesk } from '../dispatch.contract.ts';
import { phonePaths } from './phone-commands.ts';
import { texts } from './texts.ts';
import { deskKey } from './useUnitDesk.ts';

/** Seconds in which a press by mistake can be taken back. */
export const cancelSeconds = 5;
/** Without signal the call for help is tried again this often, ms; the outbox alone would wait longer. */
const tryEvery = 2000;

export interface Panic {
  /** Until when it can be taken back, epoch ms; 0 = not any more. */
  cancelUntil: number;
  cancelFailed: boolean;
  raise(place: { lon: number; lat: number } | undefined): void;
  cancel(): void;
}

/**
 * The call for help. It leaves the phone at once, not after the seconds for taking it back: who needs help may lose the
 * phone in them. Without signal it goes to the outbox, under the same key, so that it arrives once.
 */
export function usePanic(unit: UnitDesk['unit'], alarm: Alarm | null, unsent: boolean): Panic {
  const t = useTexts(texts);
  const client = useQueryClient();
  const [cancelUntil, setCancelUntil] = useState(0);
  const [cancelFailed, setCancelFailed] = useState(false);
  const call = useRef<{ id: string; cancelled: boolean }>(undefined);

  useEffect(() => {
    if (!unsent) return;
    const timer = setInterval(() => outbox.drain(), tryEvery);
    return () => clearInterval(timer);
  }, [unsent]);

  function shown(next: Alarm | null): void {
    client.setQueryData<UnitDesk>(deskKey, (desk) => desk && { ...desk, alarm: next });
  }

  async function send(id: string, body: NewPanic): Promise<Alarm> {
    const path = phonePaths.panic(unit.id);
    try {
      return await api.post<Alarm>(path, body, { idempotencyKey: id, timeoutMs: 5000 });
    } catch (error) {
      if (!(error instanceof ApiProblem && error.away)) throw error;
      return outbox.send<Alarm>({ path, body, id, label: t('panic_command', { callsign: unit.callsign }) });
    }
  }

  async function takeBack(id: string): Promise<void> {
    try {
      await api.post(phonePaths.alarmCancel(id));
      shown(null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setCancelFailed(true);
    }
  }

  return {
    cancelUntil,
    cancelFailed,
    raise(place) {
      const mine = { id: randomId(), cancelled: false };
      call.current = mine;
      setCancelFailed(false);
      setCancelUntil(Date.now() + cancelSeconds * 1000);
      navigator.vibrate?.(200);
      send(mine.id, place ? { place } : {}).then(
        // Taken back while it was on its way.
        (raised) => (mine.cancelled ? takeBack(raised.id) : shown(raised)),
        (error: unknown) => {
          if (!(error instanceof ApiProblem)) throw error;
        },
      );
    },
    cancel() {
      setCancelUntil(0);
      if (call.current) {
        call.current.cancelled = true;
        void outbox.dismiss(call.current.id);
      }
      if (alarm && !alarm.acknowledgedAt) void takeBack(alarm.id);
    },
  };
}
