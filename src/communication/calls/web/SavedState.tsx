import { StatusMark } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { CopyState } from './draft-sender.ts';
import type { CallForm } from './form.ts';
import { texts } from './texts.ts';

/** `● Tersimpan di komputer ini 03.12.39 · terkirim ke server 03.12.39`. */
export function SavedState({ form, copy }: { form: CallForm; copy: CopyState }) {
  const t = useTexts(texts);
  const format = useFormat();
  const waits = copy.kind === 'waiting';
  let server = '';
  if (copy.kind === 'kept') server = t('sent_server', { time: format.clock(copy.at) });
  else if (copy.kind === 'sending') server = t('sending_server');
  else if (waits) server = t('waits_server');
  if (!form.editedAt) return <span className="t3">{t('nothing_here')}</span>;
  return (
    <span className="row cut call-saved">
      <StatusMark status={waits ? 'waspada' : 'aman'} size={10} worded />
      <b>{t('saved_here')}</b>
      <span className="t2">
        {format.clock(form.editedAt)}
        {server && ` · ${server}`}
      </span>
    </span>
  );
}
