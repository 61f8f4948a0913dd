import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { FieldView } from '../../../information/registers/registers.contract.ts';
import { pathOf } from '../../../information/registers/web/index.ts';
import { api } from '../../../platform/web/api.ts';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useDraft } from '../../../platform/web/store/drafts.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type ActionView, type CaseView, casePaths } from '../cases.contract.ts';
import { CaseConflict } from './CaseConflict.tsx';
import { FieldsInput } from './FieldsInput.tsx';
import { type CaseForm, changedValues, fieldsOf, formOf, isFaulty, merged, samePart } from './form.ts';
import { texts } from './texts.ts';
import { refusal } from './useAct.ts';
import { readCase, useRefresh, useShow } from './useCases.ts';
import { useCaseWords } from './words.ts';

/** What is typed, and the case on which it began: both outlive a reload, so that a colleague's change is still noticed. */
interface Draft {
  version: number;
  read: CaseForm;
  form: CaseForm;
  note: string;
}

/** The fields that an action asks: its own, and required ones that nobody has filled. */
function askedBy(one: CaseView, action: ActionView): FieldView[] {
  const missing = action.required.filter((id) => one.values[id] == null);
  return fieldsOf(one.definition, [...action.fields, ...missing], action.required);
}

/** One action with its required fields; the case moves when it is pressed. */
export function ActionForm(props: {
  one: CaseView;
  action: ActionView;
  /** False when somebody else has moved the case meanwhile, so that this action leads from there no more. */
  possible: boolean;
  toState: string;
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const { say } = useCaseWords();
  const { one, action } = props;
  const { session } = useSession();
  const refresh = useRefresh();
  const show = useShow();
  const [fields] = useState(() => askedBy(one, action));
  const [first] = useState<Draft>(() => {
    const form = formOf(one, fields);
    return { version: one.version, read: form, form, note: '' };
  });
  const key = `${session?.user.id}/case/${one.id}/${one.state}/${action.action}`;
  const [draft, setDraft, forget] = useDraft<Draft>(key, first);
  const [theirs, setTheirs] = useState<CaseView>();
  const [error, setError] = useState<ApiProblem>();
  const [again, setAgain] = useState(false);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  const faulty = isFaulty(fields, draft.form.typed);

  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, []);
  function leave(): void {
    forget();
    props.onClose();
  }
  async function take({ version, read, form, note }: Draft): Promise<void> {
    setBusy(true);
    setError(undefined);
    setAgain(false);
    try {
      const values = changedValues(fields, read.typed, form.typed);
      const path = pathOf(casePaths.action, { id: one.id, action: action.action });
      show(await api.post<CaseView>(path, { version, values, ...(note.trim() ? { note: note.trim() } : {}) }));
      toast({ text: t('acted', { action: say(action.label) }) });
      leave();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (problem.status === 409) await compare(problem, { version, read, form, note });
      else setError(problem);
    } finally {
      setBusy(false);
      refresh();
    }
  }
  /** Somebody was faster: their values beside mine where they differ; else one more press on the newer version. */
  async function compare(problem: ApiProblem, mine: Draft): Promise<void> {
    try {
      const now = await readCase(one.id);
      if (now.version === mine.version) return setError(problem);
      const form = formOf(now, fields);
      if (fields.some(({ id }) => !samePart(fields, mine.read, form, id))) return setTheirs(now);
      setDraft({ ...mine, version: now.version });
      setAgain(true);
    } catch (away) {
      if (!(away instanceof ApiProblem)) throw away;
      setError(away);
    }
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!faulty) void take(draft);
    // The first refused input, once its mark is drawn.
    else requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
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
        onDrop={() => {
          setDraft({ ...draft, version: theirs.version, read: form, form });
          setTheirs(undefined);
        }}
        onSave={(keep) => {
          const chosen = { ...draft, version: theirs.version, read: form, form: merged(draft.form, form, keep) };
          setDraft(chosen);
          setTheirs(undefined);
          if (props.possible) void take(chosen);
        }}
      />
    );
  }
  return (
    <form ref={box} className="case-form case-action-form" noValidate aria-label={say(action.label)} onSubmit={submit}>
      {!props.possible && (
        <p className="field-error" role="alert">
          ■ {t('state_moved', { state: say(one.stateText) })}
        </p>
      )}
      <FieldsInput
        fields={fields}
        typed={draft.form.typed}
        tried={tried}
        error={error}
        onChange={(typed) => setDraft({ ...draft, form: { ...draft.form, typed } })}
      />
      <Field label={t('note')} hint={t('note_optional')}>
        {(input) => (
          <textarea
            {...input}
            className="input"
            rows={2}
            maxLength={2000}
            value={draft.note}
            onChange={(event) => setDraft({ ...draft, note: event.target.value })}
          />
        )}
      </Field>
      {again && (
        <p className="field-error" role="alert">
          ■ {t('state_same')}
        </p>
      )}
      {error && (
        <p className="field-error" role="alert">
          ■ {refusal(error)}
        </p>
      )}
      <div className="row">
        <Button primary type="submit" disabled={busy || !props.possible}>
          {say(action.label)}
        </Button>
        <Button onClick={leave}>{t('cancel')}</Button>
        <span className="t3 s12">{t('moves_to', { state: props.toState })}</span>
      </div>
    </form>
  );
}
