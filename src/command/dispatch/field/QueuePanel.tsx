import { Button, ConnectionState, EmptyState } from '../../../platform/web/kit/index.ts';
import { useLiveState } from '../../../platform/web/live/useLive.ts';
import { type OutboxCommand, outbox } from '../../../platform/web/store/outbox.ts';
import { useOutbox } from '../../../platform/web/store/useOutbox.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { texts } from './texts.ts';

/** How fresh the screen is, what waits for signal in its order, and what the server refused and why. */
export function QueuePanel({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const live = useLiveState();
  const { waiting, refused } = useOutbox();
  return (
    <PanelFrame title={t('queue_title')} onClose={onClose}>
      <ConnectionState state={live} unsent={waiting.length} line />
      {waiting.length + refused.length === 0 && <EmptyState title={t('queue_none')}>{t('queue_none_next')}</EmptyState>}
      {refused.length > 0 && <Commands title={t('queue_refused')} commands={refused} refused />}
      {waiting.length > 0 && <Commands title={t('queue_waiting')} commands={waiting} />}
    </PanelFrame>
  );
}

function Commands(props: { title: string; commands: readonly OutboxCommand[]; refused?: boolean }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <>
      <h3 className="unit-panel-sub">{props.title}</h3>
      <ol className="unit-notes">
        {props.commands.map((command) => (
          <li key={command.id}>
            <div className="grow">
              <div>{command.label}</div>
              <div className="unit-note-by">{t('queue_pressed', { time: format.clock(command.typedAt) })}</div>
              {command.reason && <div className="field-error">■ {command.reason}</div>}
            </div>
            {props.refused && (
              <Button size="large" onClick={() => void outbox.dismiss(command.id)}>
                {t('queue_seen')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
