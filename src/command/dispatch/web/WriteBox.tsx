import { useEffect, useRef } from 'react';
import { Button } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useDraft } from '../../../platform/web/store/drafts.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import { writeEntry } from './commands.ts';
import { incidentNumber } from './queue.view.ts';
import { texts } from './texts.ts';

/** A new entry of the timeline, or a correction of an older one. Every keystroke is kept on this computer. */
export function WriteBox(props: { row: IncidentRow; corrects: string | undefined; onClose: () => void }) {
  const t = useTexts(texts);
  const { session } = useSession();
  const { row, corrects, onClose } = props;
  const [text, setText, forget] = useDraft(`${session?.user.id}/write/${row.id}/${corrects ?? 'new'}`, '');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  function save(): void {
    if (text.trim() === '') return;
    writeEntry(row, text.trim(), corrects);
    forget();
    onClose();
  }
  return (
    <form
      className="write-box"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {corrects && <p className="s12 t2">{t('correcting')}</p>}
      <textarea
        ref={field}
        className="input"
        rows={2}
        maxLength={8000}
        aria-label={t('write_label', { number: incidentNumber(row.number) })}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            onClose();
          } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            save();
          }
        }}
      />
      <div className="row">
        <span className="s11 t3 grow cut">{t('write_hint')}</span>
        <Button small type="submit" keys="Enter" disabled={text.trim() === ''}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
