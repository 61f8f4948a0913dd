import { useState } from 'react';
import { Button } from '../../../platform/web/kit/index.ts';
import { outbox } from '../../../platform/web/store/outbox.ts';
import { useOutbox } from '../../../platform/web/store/useOutbox.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { texts } from './texts.ts';

/** How many commands have not reached the server, and the list of them: what waits can be taken back, what was refused read. */
export function OutboxNote() {
  const t = useTexts(texts);
  const format = useFormat();
  const { waiting, refused } = useOutbox();
  const [open, setOpen] = useState(false);
  if (waiting.length + refused.length === 0) return null;
  return (
    <>
      <button type="button" className="outbox-note" aria-expanded={open} onClick={() => setOpen(!open)}>
        {waiting.length > 0 && <span>▲ {t('unsent', { count: waiting.length })}</span>}
        {refused.length > 0 && (
          <span className="outbox-refused">■ {t('refused_count', { count: refused.length })}</span>
        )}
      </button>
      {open && (
        <PanelFrame title={t('unsent_title')} className="panel outbox-panel" onClose={() => setOpen(false)}>
          <ul className="agency-list end-panel">
            {[...refused, ...waiting].map((command) => (
              <li key={command.id} className="row">
                <span className="grow">
                  {command.label}
                  {command.reason && <span className="outbox-refused"> ■ {command.reason}</span>}
                  <span className="s12 t3"> · {t('typed_at', { time: format.clock(command.typedAt) })}</span>
                </span>
                <Button small onClick={() => void outbox.dismiss(command.id)}>
                  {command.state === 'refused' ? t('understood') : t('take_back')}
                </Button>
              </li>
            ))}
          </ul>
        </PanelFrame>
      )}
    </>
  );
}
