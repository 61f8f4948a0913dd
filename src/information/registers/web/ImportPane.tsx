import { useState } from 'react';
import type { z } from 'zod';
import { api } from '../../../platform/web/api.ts';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type ImportResult, type RegisterView, registerPaths } from '../registers.contract.ts';
import { askedFields } from './form.ts';
import { pathOf } from './paths.ts';
import { texts } from './texts.ts';
import { useRefresh } from './useRegisters.ts';
import { useWords } from './words.ts';

type Result = z.infer<typeof ImportResult>;
/** Characters that one import may have, as in the contract. */
const most = 900_000;
/** A large import is one command of its own; ms. */
const patience = 120_000;

/** Import of a CSV: looked through first, with each refused row and its reason, then taken. */
export function ImportPane({ register, onClose }: { register: RegisterView; onClose: () => void }) {
  const t = useTexts(texts);
  const { say } = useWords();
  const refresh = useRefresh();
  const [csv, setCsv] = useState<string>();
  const [preview, setPreview] = useState<Result>();
  const [done, setDone] = useState<Result>();
  const [error, setError] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);

  async function send(text: string, dryRun: boolean): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      const path = pathOf(registerPaths.importing, { register: register.id });
      const result = await api.post<Result>(path, { csv: text, dryRun }, { timeoutMs: patience });
      if (dryRun) return setPreview(result);
      setDone(result);
      toast({ text: t('import_done', { count: result.taken }) });
      refresh();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setError(problem);
    } finally {
      setBusy(false);
    }
  }
  async function choose(file: File | undefined): Promise<void> {
    setPreview(undefined);
    setDone(undefined);
    setError(undefined);
    setCsv(file && (await file.text()));
  }
  const tooBig = csv !== undefined && csv.length > most;
  const placeColumns = { point: ['lon', 'lat'], area: ['area'], none: [] }[register.placement];
  const columns = [...askedFields(register).map((field) => field.id), ...placeColumns].join(', ');
  const result = done ?? preview;
  return (
    <div className="reg-form">
      <div className="panel-head">
        <b className="grow cut">{t('import_title', { many: say(register.texts.many) })}</b>
        <Button small keys="Esc" onClick={onClose}>
          {t('close_panel')}
        </Button>
      </div>
      <div className="reg-form-body">
        <p className="t2 reg-break">{t('import_how', { columns })}</p>
        <Field label={t('import_file')} error={tooBig ? t('import_big') : undefined}>
          {(input) => (
            <input
              {...input}
              type="file"
              accept=".csv,text/csv"
              className="input reg-file"
              onChange={({ target }) => void choose(target.files?.[0])}
            />
          )}
        </Field>
        {error && (
          <div className="field-error" role="alert">
            ■ {[error.message, ...error.fields.map(({ reason }) => reason)].join(' ')}
          </div>
        )}
        {result && <ImportRows result={result} register={register} done={done !== undefined} />}
      </div>
      <div className="reg-form-end">
        <div className="row">
          {preview && !done && preview.taken > 0 ? (
            <Button primary disabled={busy || !csv} onClick={() => csv && void send(csv, false)}>
              {t('import_do', { count: preview.taken })}
            </Button>
          ) : (
            <Button
              primary
              disabled={busy || !csv || tooBig || done !== undefined}
              onClick={() => csv && void send(csv, true)}
            >
              {t('import_check')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

function ImportRows({ result, register, done }: { result: Result; register: RegisterView; done: boolean }) {
  const t = useTexts(texts);
  const { say } = useWords();
  // A row may be refused for several reasons.
  const refusedRows = new Set(result.refused.map(({ row }) => row)).size;
  const nameOf = (id: string | null): string => {
    const field = register.fields.find((one) => one.id === id);
    return field ? say(field.texts) : (id ?? '–');
  };
  return (
    <>
      <p role="status">
        <b>{t(done ? 'import_done' : 'import_ready', { count: result.taken })}</b>
        {refusedRows > 0 && <span> · {t('import_refused', { count: refusedRows })}</span>}
      </p>
      {result.refused.length > 0 && (
        <table className="reg-refused">
          <thead>
            <tr>
              <th scope="col">{t('row')}</th>
              <th scope="col">{t('column')}</th>
              <th scope="col">{t('reason')}</th>
            </tr>
          </thead>
          <tbody>
            {result.refused.map(({ row, field, reason }) => (
              <tr key={`${row} ${field} ${reason.id}`}>
                <td>{row}</td>
                <td>{nameOf(field)}</td>
                <td>{say(reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
