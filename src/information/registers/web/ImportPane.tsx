import { Button, Field } from '../../../platform/web/kit/index.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { ImportView } from '../import.contract.ts';
import type { RegisterView } from '../registers.contract.ts';
import { doorTexts } from './door-texts.ts';
import { ImportColumns } from './ImportColumns.tsx';
import { ImportList } from './ImportList.tsx';
import { RefusedRows } from './RefusedRows.tsx';
import { useImport } from './useImport.ts';
import { useWords } from './words.ts';

/** Import of a file: looked through first with its columns, taken in, and undone as a whole. */
export function ImportPane({ register, onClose }: { register: RegisterView; onClose: () => void }) {
  const t = useTexts(doorTexts);
  const { say } = useWords();
  const format = useFormat();
  const it = useImport(register.id);
  const { preview, made, progress, busy } = it;
  const missing = (preview?.targets ?? []).filter(({ key, required }) => required && !it.mapping.includes(key));

  async function undo(one: ImportView): Promise<void> {
    const undone = (await it.undo(one))?.undone;
    if (undone) toast({ text: t('undone', { count: undone.closed }) });
  }
  async function take(): Promise<void> {
    const one = await it.take();
    if (one) toast({ text: t('done', { count: one.taken }), ...(one.taken > 0 ? { undo: () => void undo(one) } : {}) });
  }

  return (
    <div className="reg-form">
      <div className="panel-head">
        <b className="grow cut">{t('import_title', { many: say(register.texts.many) })}</b>
        <Button small keys="Esc" onClick={onClose}>
          {t('close_panel')}
        </Button>
      </div>
      <div className="reg-form-body">
        <p className="t2">{t('import_how')}</p>
        <Field label={t('import_file')} error={it.tooBig ? t('import_big') : undefined}>
          {(input) => (
            <input
              {...input}
              type="file"
              accept=".csv,.txt,.xlsx,.geojson,.json"
              className="input reg-file"
              disabled={busy === 'writing'}
              onChange={({ target }) => it.choose(target.files?.[0])}
            />
          )}
        </Field>
        {it.error && (
          <div className="field-error" role="alert">
            ■ {[it.error.message, ...it.error.fields.map(({ reason }) => reason)].join(' ')}
          </div>
        )}
        {busy === 'reading' && !preview && <p role="status">{t('reading')}</p>}
        {preview && !made && <ImportColumns preview={preview} mapping={it.mapping} onMap={it.map} missing={missing} />}
        {preview && !made && (
          <Outcome
            text={busy === 'reading' ? t('reading') : t('ready', { count: preview.taken })}
            refused={preview.refused}
            refusals={preview.refusals}
            register={register}
          />
        )}
        {made && (
          <Outcome
            text={
              made.undone
                ? [
                    t('undone', { count: made.undone.closed }),
                    ...(made.undone.kept.length > 0 ? [t('undone_kept', { count: made.undone.kept.length })] : []),
                  ].join(' · ')
                : t('done', { count: made.taken })
            }
            refused={made.undone ? 0 : made.refused}
            refusals={made.undone ? made.undone.kept : made.refusals}
            register={register}
          />
        )}
        <ImportList register={register} busy={busy !== undefined} shown={made?.id} onUndo={(one) => void undo(one)} />
      </div>
      <div className="reg-form-end">
        {busy === 'writing' && (
          <div role="status">
            <progress
              className="reg-progress"
              max={progress?.total ?? 1}
              value={progress?.done ?? 0}
              aria-label={t('import')}
            />
            <div className="t2 s12">
              {t('progress', {
                done: format.decimal(progress?.done ?? 0),
                total: format.decimal(progress?.total ?? preview?.rows ?? 0),
              })}
            </div>
          </div>
        )}
        <div className="row">
          {made && !made.undone && made.taken > 0 && (
            <Button disabled={busy !== undefined} onClick={() => void undo(made)}>
              {busy === 'undoing' ? t('undoing') : t('undo')}
            </Button>
          )}
          {!made && (
            <Button
              primary
              disabled={busy !== undefined || !preview || preview.taken === 0 || missing.length > 0}
              onClick={() => void take()}
            >
              {preview ? t('do', { count: preview.taken }) : t('import')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

function Outcome({
  text,
  refused,
  refusals,
  register,
}: {
  text: string;
  refused: number;
  refusals: ImportView['refusals'];
  register: RegisterView;
}) {
  const t = useTexts(doorTexts);
  return (
    <>
      <p role="status">
        <b>{text}</b>
        {refused > 0 && <span> · {t('refused', { count: refused })}</span>}
      </p>
      <RefusedRows refusals={refusals} register={register} />
      {refusals.length > 0 && refused > 0 && <p className="t3 s12">{t('refused_more')}</p>}
    </>
  );
}
