import { type FormEvent, useState } from 'react';
import { api, saveFile } from '../../../platform/web/api.ts';
import { Button, Field, Segments } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { type ExportFormat, exportFormats, exportPaths } from '../export.contract.ts';
import { leastPurpose, mostPurpose } from '../people.rules.ts';
import type { RecordView, RegisterView } from '../registers.contract.ts';
import { doorTexts } from './door-texts.ts';
import { type Filters, toParams } from './filters.ts';
import { pathOf } from './paths.ts';
import { purposeOf, useLook } from './purpose.ts';
import { useWords } from './words.ts';

/** A long list takes a while; ms. */
const patience = 180_000;

interface ExportPaneProps {
  register: RegisterView;
  /** The list to take out, or one record to print. */
  of: { filters: Filters } | { record: RecordView };
  onClose: () => void;
}

/** Records as a file, or one on paper. Fields about persons ask a purpose. */
export function ExportPane({ register, of, onClose }: ExportPaneProps) {
  const t = useTexts(doorTexts);
  const { say } = useWords();
  const language = useLanguage();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [personal, setPersonal] = useState(false);
  const look = useLook(register);
  const [purpose, setPurpose] = useState(() => purposeOf(register.id));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiProblem>();
  const persons = register.fields.filter(({ about }) => about === 'person');
  const one = 'record' in of;
  const stated = personal ? { personal, purpose: purpose.trim() } : look.query;

  async function take(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const options = { timeoutMs: patience };
      if (one) {
        const path = pathOf(exportPaths.sheet, { register: register.id, id: of.record.id });
        saveFile(await api.download(path, { language, ...stated }, options), `${register.id}.pdf`);
        toast({ text: t('print_done') });
      } else {
        const path = pathOf(exportPaths.exports, { register: register.id });
        const name = `${register.id}.${format}`;
        saveFile(await api.download(path, { format, language, ...stated, ...queryOf(of.filters) }, options), name);
        toast({ text: t('export_done', { name }) });
      }
      onClose();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="reg-close" aria-label={t(one ? 'print_title' : 'export')} onSubmit={(event) => void take(event)}>
      {!one && (
        <>
          <p className="t2">{t('export_scope')}</p>
          <div>
            <Segments
              label={t('format')}
              value={format}
              options={exportFormats
                .filter((key) => key !== 'geojson' || register.placement !== 'none')
                .map((key) => ({ key, label: t(key) }))}
              onChange={setFormat}
            />
            <p className="t3 s12 reg-help">{t(`${format}_how`)}</p>
          </div>
        </>
      )}
      {persons.length > 0 && (
        <label className="row">
          <input type="checkbox" checked={personal} onChange={({ target }) => setPersonal(target.checked)} />
          {t('personal', { fields: persons.map(({ texts }) => say(texts)).join(', ') })}
        </label>
      )}
      {personal && (
        <Field label={t('purpose')} hint={t('purpose_how')} required error={error?.field('purpose')}>
          {(input) => (
            <input
              {...input}
              className="input"
              maxLength={mostPurpose}
              value={purpose}
              onChange={({ target }) => setPurpose(target.value)}
            />
          )}
        </Field>
      )}
      {error && (
        <div className="field-error" role="alert">
          ■ {[error.message, ...error.fields.map(({ reason }) => reason)].join(' ')}
        </div>
      )}
      <p className="t3 s12">{t('export_note')}</p>
      <div className="row">
        <Button primary type="submit" disabled={busy || (personal && purpose.trim().length < leastPurpose)}>
          {busy ? t('exporting') : one ? t('print_do') : t('export_do', { format: t(format) })}
        </Button>
        <Button onClick={onClose}>{t('close_panel')}</Button>
      </div>
    </form>
  );
}

/** The filters of the list as an export takes them. */
function queryOf(filters: Filters): Record<string, unknown> {
  const params = toParams(filters);
  const filter = params.getAll('filter');
  return {
    closed: filters.closed,
    ...(params.get('q') ? { q: params.get('q') } : {}),
    ...(params.get('area') ? { area: params.get('area') } : {}),
    ...(filter.length > 0 ? { filter } : {}),
  };
}
