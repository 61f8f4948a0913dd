import { useMemo } from 'react';
import { CallRing, useTick } from '../../../platform/web/kit/index.ts';
import { StatusCell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { openStates } from '../../incidents/incidents.states.ts';
import type { DeskControls } from './desk-context.ts';
import { arrivalsInTarget } from './queue.view.ts';
import { texts } from './texts.ts';
import { useDesk } from './useDeskData.ts';

/** The desk's figures in the top bar: what rings, and how many of the running incidents were reached in time. */
export function DeskCells({ store, settings }: Pick<DeskControls, 'store' | 'settings'>) {
  const t = useTexts(texts);
  const format = useFormat();
  const calls = useDesk(store, 'calls');
  const incidents = useDesk(store, 'incidents');
  const ringing = useMemo(
    () =>
      [...calls.values()]
        .flatMap((call) => (call.state === 'ringing' && call.ringingAt ? [call.ringingAt] : []))
        .sort(),
    [calls],
  );
  const reached = useMemo(
    () => arrivalsInTarget([...incidents.values()].filter((row) => openStates.has(row.state))),
    [incidents],
  );
  const [oldest] = ringing;
  return (
    <>
      <StatusCell
        mark={oldest && <CallRing from={oldest} targetSeconds={settings.answerTargetSeconds} />}
        title={<b>{t('ringing', { count: ringing.length })}</b>}
        detail={oldest ? <RingingFor from={oldest} /> : t('ringing_none')}
      />
      {reached && (
        <StatusCell
          title={<b>{t('in_target', { share: format.percent(reached.inTarget / reached.arrived, 0) })}</b>}
          detail={t('in_target_of', { ...reached })}
        />
      )}
    </>
  );
}

function RingingFor({ from }: { from: string }) {
  const t = useTexts(texts);
  const since = Date.parse(from);
  const seconds = useTick((now) => Math.max(0, Math.floor((now - since) / 1000)));
  return t('ringing_longest', { seconds });
}
