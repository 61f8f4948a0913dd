import { Button } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { ImportView } from '../import.contract.ts';
import type { RegisterView } from '../registers.contract.ts';
import { doorTexts } from './door-texts.ts';
import { useImports } from './useImport.ts';

interface ImportListProps {
  register: RegisterView;
  busy: boolean;
  /** The import that the pane shows already. */
  shown: string | undefined;
  onUndo: (one: ImportView) => void;
}

/** Earlier imports of a register; each can be undone as a whole. */
export function ImportList({ register, busy, shown, onUndo }: ImportListProps) {
  const t = useTexts(doorTexts);
  const format = useFormat();
  const imports = useImports(register.id);
  if (!imports.data) return null;
  const items = imports.data.items.filter(({ id }) => id !== shown);
  if (items.length === 0 && shown) return null;
  return (
    <section aria-label={t('earlier')} className="reg-earlier">
      <h2>{t('earlier')}</h2>
      {items.length === 0 ? (
        <p className="t3">{t('earlier_none')}</p>
      ) : (
        <ul>
          {items.map((one) => (
            <li key={one.id} className="reg-column">
              <div className="grow">
                <b className="cut">{one.fileName}</b>
                <span className="t3 s12">
                  {t('earlier_line', {
                    taken: format.decimal(one.taken),
                    refused: format.decimal(one.refused),
                    by: one.by.name,
                    at: format.stamp(one.at),
                  })}
                  {one.undone && ` · ${t('undone_at', { at: format.stamp(one.undone.at) })}`}
                </span>
              </div>
              {!one.undone && one.taken > 0 && (
                <Button small disabled={busy} onClick={() => onUndo(one)} aria-label={`${t('undo')}: ${one.fileName}`}>
                  {t('undo')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
