import { useState } from 'react';
import { api, randomId } from '../../../platform/web/api.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useDraft } from '../../../platform/web/store/drafts.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type RecordView, type RegisterView, registerPaths } from '../registers.contract.ts';
import { emptyForm, type Form, toNew } from './form.ts';
import { pathOf } from './paths.ts';
import { RecordForm } from './RecordForm.tsx';
import { texts } from './texts.ts';
import { useRefresh } from './useRegisters.ts';
import { useWords } from './words.ts';

/** A new record under an id of this screen, so that sending it twice adds one. */
export function NewPane(props: { register: RegisterView; onClose: () => void; onSaved: (id: string) => void }) {
  const t = useTexts(texts);
  const { say } = useWords();
  const { register } = props;
  const { session } = useSession();
  const refresh = useRefresh();
  const [first] = useState(() => ({ id: randomId(), form: emptyForm }));
  const [draft, setDraft, forget] = useDraft<{ id: string; form: Form }>(
    `${session?.user.id}/register/${register.id}/new`,
    first,
  );
  const [error, setError] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      const path = pathOf(registerPaths.records, { register: register.id });
      const made = await api.post<RecordView>(path, toNew(register, draft.form, draft.id));
      forget();
      refresh();
      props.onSaved(made.id);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setError(problem);
    } finally {
      setBusy(false);
    }
  }
  return (
    <RecordForm
      heading={t('new_title', { one: say(register.texts.one) })}
      register={register}
      form={draft.form}
      onChange={(form) => setDraft({ ...draft, form })}
      error={error}
      busy={busy}
      changed
      onSave={() => void save()}
      onClose={props.onClose}
      onDiscard={() => {
        forget();
        props.onClose();
      }}
    />
  );
}
