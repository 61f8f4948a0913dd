import { type FormEvent, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { Button } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type IncidentDetail, incidentPaths } from '../incidents.contract.ts';
import { ConflictTable } from './ConflictTable.tsx';
import { type EditForm, formOf, merged, type Part, toEdit } from './conflict.ts';
import { EditFields } from './EditFields.tsx';
import { pathOf } from './paths.ts';
import { texts } from './texts.ts';
import { refusal } from './useAct.ts';

interface Read {
  form: EditForm;
  version: number;
}

const readOf = (detail: IncidentDetail): Read => ({ form: formOf(detail), version: detail.version });

/** The facts as a form. When someone else was faster, both versions stand side by side and a person chooses. */
export function EditPane(props: { incident: IncidentDetail; refresh: () => void; onClose: () => void }) {
  const t = useTexts(texts);
  const { incident } = props;
  const path = pathOf(incidentPaths.incident, { id: incident.id });
  // What was read when the form opened; the live stream goes on changing `incident`.
  const [read, setRead] = useState<Read>(() => readOf(incident));
  const [form, setForm] = useState<EditForm>(() => formOf(incident));
  const [theirs, setTheirs] = useState<Read>();
  const [error, setError] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const edit = toEdit(read.form, form, read.version);

  async function save(base: Read, mine: EditForm): Promise<void> {
    const change = toEdit(base.form, mine, base.version);
    if (!change) return props.onClose();
    setBusy(true);
    setError(undefined);
    try {
      await api.patch(path, change);
      toast({ text: t('edit_saved') });
      props.refresh();
      props.onClose();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (problem.status === 409) await showTheirs(problem);
      else setError(problem);
    } finally {
      setBusy(false);
    }
  }
  /** A refusal for another reason (the incident has ended) comes with the version that was read. */
  async function showTheirs(problem: ApiProblem): Promise<void> {
    try {
      const now = readOf(await api.get<IncidentDetail>(path));
      if (now.version === read.version) setError(problem);
      else setTheirs(now);
    } catch (away) {
      if (!(away instanceof ApiProblem)) throw away;
      setError(away);
    }
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (edit) void save(read, form);
  }
  if (theirs) {
    return (
      <ConflictTable
        read={read.form}
        mine={form}
        theirs={theirs.form}
        busy={busy}
        onDrop={props.onClose}
        onSave={(keep: ReadonlySet<Part>) => {
          const chosen = merged(form, theirs.form, keep);
          setRead(theirs);
          setForm(chosen);
          setTheirs(undefined);
          void save(theirs, chosen);
        }}
      />
    );
  }
  return (
    <form className="inc-scroll inc-form" onSubmit={submit}>
      <h3>{t('edit_title')}</h3>
      {incident.version !== read.version && (
        <p className="t2" role="status">
          {t('live_changed')}
        </p>
      )}
      <EditFields form={form} onChange={setForm} error={error} />
      {error && (
        <div className="field-error" role="alert">
          ■ {refusal(error)}
        </div>
      )}
      <div className="row inc-form-end">
        <Button primary type="submit" disabled={!edit || busy}>
          {t('edit_save')}
        </Button>
        <Button onClick={props.onClose}>{t('cancel')}</Button>
        {!edit && <span className="t3 s12">{t('edit_nothing')}</span>}
      </div>
    </form>
  );
}
