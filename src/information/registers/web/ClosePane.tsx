import { type FormEvent, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type RecordView, type RegisterView, registerPaths } from '../registers.contract.ts';
import { pathOf } from './paths.ts';
import { useLook } from './purpose.ts';
import { texts } from './texts.ts';
import { useRefresh } from './useRegisters.ts';

/** Letters that a reason has at least, as in the contract. */
const least = 3;

/** Closing with its reason. It cannot be undone, and says so before it is done. */
export function ClosePane(props: { register: RegisterView; record: RecordView; onClose: () => void }) {
  const { register, record, onClose } = props;
  const look = useLook(register);
  const t = useTexts(texts);
  const refresh = useRefresh();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  async function close(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const path = pathOf(registerPaths.closing, { register: record.register, id: record.id });
      await api.post(path, { version: record.version, reason: reason.trim() }, { query: look.query });
      toast({ text: t('close_done') });
      onClose();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setError(problem);
    } finally {
      setBusy(false);
      refresh();
    }
  }
  return (
    <form className="reg-close" aria-label={t('close')} onSubmit={(event) => void close(event)}>
      <Field label={t('close_reason')} error={error?.message} required>
        {(input) => (
          <input
            {...input}
            // biome-ignore lint/a11y/noAutofocus: opened by the person's own press, to write here
            autoFocus
            className="input"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <p className="s12 t2">{t('close_hint')}</p>
      <div className="row">
        <Button type="submit" danger disabled={busy || reason.trim().length < least}>
          {t('close')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
