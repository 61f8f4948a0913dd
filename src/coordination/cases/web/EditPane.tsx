import { type FormEvent, useState } from 'react';
import { pathOf } from '../../../information/registers/web/index.ts';
import { api } from '../../../platform/web/api.ts';
import { Button } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useDraft } from '../../../platform/web/store/drafts.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type CaseView, casePaths } from '../cases.contract.ts';
import { AreaField } from './AreaField.tsx';
import { CaseConflict } from './CaseConflict.tsx';
import { FieldsInput, refusedOf } from './FieldsInput.tsx';
import { type CaseForm, editableFields, formOf, isFaulty, merged, toEdit } from './form.ts';
import { OwnersInput } from './OwnersInput.tsx';
import { texts } from './texts.ts';
import { refusal } from './useAct.ts';
import { readCase, useRefresh } from './useCases.ts';

/** What is typed, and the version on which it began: both outlive a reload. */
interface Draft {
  version: number;
  read: CaseForm;
  form: CaseForm;
}

/** The correction of a case. A colleague's change in the meantime is shown beside one's own; nothing is overwritten. */
export function EditPane({ one, onClose }: { one: CaseView; onClose: () => void }) {
  const t = useTexts(texts);
  const { session } = useSession();
  const refresh = useRefresh();
  const [fields] = useState(() => editableFields(one));
  const [first] = useState<Draft>(() => {
    const form = formOf(one, fields);
    return { version: one.version, read: form, form };
  });
  const [draft, setDraft, forget] = useDraft<Draft>(`${session?.user.id}/case/${one.id}/edit`, first);
  const [theirs, setTheirs] = useState<CaseView>();
  const [error, setError] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const edit = toEdit(fields, draft.read, draft.form, draft.version);
  const faulty = isFaulty(fields, draft.form.typed);
  const change = (part: Partial<CaseForm>): void => setDraft({ ...draft, form: { ...draft.form, ...part } });

  function leave(): void {
    forget();
    refresh();
    onClose();
  }
  async function save({ version, read, form }: Draft): Promise<void> {
    const command = toEdit(fields, read, form, version);
    if (!command) return leave();
    setBusy(true);
    setError(undefined);
    try {
      await api.patch(pathOf(casePaths.case, { id: one.id }), command);
      toast({ text: t('saved') });
      leave();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (problem.status === 409) await showTheirs(problem, version);
      else setError(problem);
    } finally {
      setBusy(false);
    }
  }
  /** A refusal for another reason comes with the version that was read. */
  async function showTheirs(problem: ApiProblem, version: number): Promise<void> {
    try {
      const now = await readCase(one.id);
      if (now.version === version) setError(problem);
      else setTheirs(now);
    } catch (away) {
      if (!(away instanceof ApiProblem)) throw away;
      setError(away);
    }
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!faulty) void save(draft);
  }
  if (theirs) {
    const form = formOf(theirs, fields);
    return (
      <CaseConflict
        one={theirs}
        fields={fields}
        read={draft.read}
        mine={draft.form}
        theirs={form}
        busy={busy}
        onDrop={leave}
        onSave={(keep) => {
          const chosen = { version: theirs.version, read: form, form: merged(draft.form, form, keep) };
          setDraft(chosen);
          setTheirs(undefined);
          void save(chosen);
        }}
      />
    );
  }
  return (
    <form className="case-form case-form-page" noValidate aria-label={t('edit_title')} onSubmit={submit}>
      <div className="panel-head">
        <b className="grow">{t('edit_title')}</b>
        <Button small keys="Esc" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
      <div className="case-form-part case-form-scroll">
        {one.version !== draft.version && (
          <p className="t2" role="status">
            {t('live_changed')}
          </p>
        )}
        <FieldsInput
          fields={fields}
          typed={draft.form.typed}
          tried={tried}
          error={error}
          onChange={(typed) => change({ typed })}
        />
        <AreaField
          value={draft.form.areaCode ?? ''}
          name={one.areaText}
          required={one.definition.area === 'required'}
          error={refusedOf(error, 'areaCode')}
          onChange={(code) => change({ areaCode: code || null })}
        />
        <OwnersInput functions={draft.form.functions} bodies={draft.form.bodies} onChange={change} />
      </div>
      <div className="case-form-end">
        {error && (
          <div className="field-error" role="alert">
            ■ {refusal(error)}
          </div>
        )}
        <div className="row">
          <Button primary type="submit" disabled={busy || !edit}>
            {t('save')}
          </Button>
          <Button onClick={leave}>{t('discard')}</Button>
          <span className="t3 s12">{t(edit ? 'draft_kept' : 'unchanged')}</span>
        </div>
      </div>
    </form>
  );
}
