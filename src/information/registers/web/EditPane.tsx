import { useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useDraft } from '../../../platform/web/store/drafts.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type RecordView, type RegisterView, registerPaths } from '../registers.contract.ts';
import { ConflictTable } from './ConflictTable.tsx';
import { merged } from './conflict.ts';
import { type Form, formOf, toEdit } from './form.ts';
import { pathOf } from './paths.ts';
import { useLook } from './purpose.ts';
import { RecordForm } from './RecordForm.tsx';
import { texts } from './texts.ts';
import { readRecord, useRefresh } from './useRegisters.ts';
import { useWords } from './words.ts';

/** A version of the record as a form. */
interface Read {
  version: number;
  form: Form;
}
/** What is typed, and the version on which it began: both outlive a reload, so that a colleague's change is still noticed. */
interface Draft {
  read: Read;
  form: Form;
}

/** The change of a record. A colleague's change in the meantime is shown beside one's own; nothing is overwritten. */
export function EditPane(props: { register: RegisterView; record: RecordView; onClose: () => void }) {
  const t = useTexts(texts);
  const { say } = useWords();
  const { register, record } = props;
  const { session } = useSession();
  const refresh = useRefresh();
  const look = useLook(register);
  const readOf = (one: RecordView): Read => ({ version: one.version, form: formOf(register, one) });
  const [first] = useState<Draft>(() => ({ read: readOf(record), form: formOf(register, record) }));
  const [draft, setDraft, forget] = useDraft<Draft>(`${session?.user.id}/register/${register.id}/${record.id}`, first);
  const [theirs, setTheirs] = useState<Read>();
  const [error, setError] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const { read, form } = draft;

  function leave(): void {
    forget();
    refresh();
    props.onClose();
  }
  async function save({ read: base, form: mine }: Draft): Promise<void> {
    const edit = toEdit(register, base.form, mine, base.version);
    if (!edit) return leave();
    setBusy(true);
    setError(undefined);
    try {
      const path = pathOf(registerPaths.record, { register: register.id, id: record.id });
      await api.patch(path, edit, { query: look.query });
      toast({ text: t('saved') });
      leave();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (problem.status === 409) await showTheirs(problem, base);
      else setError(problem);
    } finally {
      setBusy(false);
    }
  }
  /** A refusal for another reason (the record is closed) comes with the version that was read. */
  async function showTheirs(problem: ApiProblem, base: Read): Promise<void> {
    try {
      const now = readOf(await readRecord(register.id, record.id, look.query));
      if (now.version === base.version) setError(problem);
      else setTheirs(now);
    } catch (away) {
      if (!(away instanceof ApiProblem)) throw away;
      setError(away);
    }
  }
  if (theirs) {
    return (
      <ConflictTable
        register={register}
        read={read.form}
        mine={form}
        theirs={theirs.form}
        busy={busy}
        onDrop={leave}
        onSave={(keep) => {
          const chosen = { read: theirs, form: merged(register, form, theirs.form, keep) };
          setDraft(chosen);
          setTheirs(undefined);
          void save(chosen);
        }}
      />
    );
  }
  return (
    <RecordForm
      heading={t('edit_title', { one: say(register.texts.one) })}
      register={register}
      form={form}
      onChange={(next) => setDraft({ read, form: next })}
      error={error}
      busy={busy}
      changed={toEdit(register, read.form, form, read.version) !== undefined}
      behind={record.version !== read.version}
      onSave={() => void save(draft)}
      onClose={props.onClose}
      onDiscard={leave}
    />
  );
}
