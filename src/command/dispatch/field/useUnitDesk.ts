import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../../platform/web/api.ts';
import { live, useLiveEvents } from '../../../platform/web/live/useLive.ts';
import { play } from '../../../platform/web/sounds.ts';
import type { UnitDesk } from '../dispatch.contract.ts';
import { applyEvent } from './desk-events.ts';
import { phonePaths } from './phone-commands.ts';

export const deskKey = ['unit-desk'] as const;

/** Other crews' progress is not on this crew's stream; it may be this old, ms. */
const refreshWithTask = 20_000;
/** A burst of events asks once, ms. */
const settle = 250;

/** The phone's data: asked once, then patched by the live stream; what an event does not carry is asked again. */
export function useUnitDesk() {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: deskKey,
    queryFn: ({ signal }) => api.get<UnitDesk>(phonePaths.desk, { signal }),
    refetchInterval: ({ state }) => (state.data?.assignment ? refreshWithTask : false),
  });
  const position = query.data?.position;
  useEffect(() => {
    if (position !== undefined) live.start(position);
  }, [position]);

  // Too long away for a replay: what was missed is in the first data.
  useEffect(
    () =>
      live.onNotice(({ event }) => {
        if (event === 'reset') void client.invalidateQueries({ queryKey: deskKey });
      }),
    [client],
  );

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents((event) => {
    const desk = client.getQueryData<UnitDesk>(deskKey);
    if (!desk) return;
    const applied = applyEvent(desk, event);
    if (applied.desk !== desk) client.setQueryData(deskKey, applied.desk);
    if (applied.newTask) {
      play('alarm');
      navigator.vibrate?.([400, 150, 400]);
    }
    if (!applied.again) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: deskKey }), settle);
  });
  return query;
}
