import { focusedField, useKeys } from '../keyboard/useKeys.ts';
import { Button } from '../kit/Button.tsx';
import { useNow } from '../kit/ticker.ts';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { dismiss, type Toast, undoNewest, useToasts } from './toasts.ts';

/** The toasts of the desk. `Ctrl Z` takes back the newest, unless a field with words in it needs the key. */
export function Toasts() {
  const t = useTexts(texts);
  const toasts = useToasts();
  useKeys([
    {
      keys: 'Ctrl Z',
      label: t('key_undo'),
      group: t('keys_general'),
      inFields: true,
      when: () => toasts.some((toast) => toast.undo) && !fieldHasWords(),
      run: undoNewest,
    },
  ]);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const t = useTexts(texts);
  const left = Math.max(0, Math.ceil((toast.until - useNow()) / 1000));
  return (
    <div className="toast">
      <span className="cut grow">{toast.text}</span>
      {toast.undo && (
        <>
          <span className="t3" aria-hidden="true">
            {t('seconds', { count: left })}
          </span>
          <Button
            small
            keys="Ctrl Z"
            onClick={() => {
              dismiss(toast.id);
              toast.undo?.();
            }}
          >
            {toast.undoLabel ?? t('undo')}
          </Button>
        </>
      )}
    </div>
  );
}

function fieldHasWords(): boolean {
  const field = focusedField();
  return field !== undefined && 'value' in field && field.value !== '';
}
