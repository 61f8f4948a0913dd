import { useState } from 'react';
import { api, randomId, withQuery } from '../../../platform/web/api.ts';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { fileAccept } from '../files.rules.ts';
import { type FileView, registerPaths } from '../registers.contract.ts';
import { type FieldInputProps, Help } from './PlainInput.tsx';
import { pathOf } from './paths.ts';
import { fieldTexts } from './texts-fields.ts';
import { useWords } from './words.ts';

/** Files of a record: kept on the server as soon as they are chosen, and attached when the form is saved. */
export function FileInput({ field, register, typed, names, error, onChange }: FieldInputProps & { register: string }) {
  const t = useTexts(fieldTexts);
  const { say } = useWords();
  const [busy, setBusy] = useState<string>();
  const [failed, setFailed] = useState<string>();
  const chosen = typeof typed === 'string' ? (typed ? [typed] : []) : Array.isArray(typed) ? typed : [];

  async function send(files: readonly File[]): Promise<void> {
    setFailed(undefined);
    let held: readonly string[] = chosen;
    const named: Record<string, string> = {};
    try {
      for (const file of files) {
        setBusy(file.name);
        const path = withQuery(pathOf(registerPaths.files, { register }), {
          id: randomId(),
          name: file.name.slice(-200) || 'berkas',
        });
        const kept = await api.upload<FileView>(path, file, { timeoutMs: 120_000 });
        named[kept.id] = kept.name;
        held = field.several ? [...held, kept.id] : [kept.id];
        onChange(field.several ? held : kept.id, named);
      }
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setFailed(problem.fields[0]?.reason ?? problem.message);
    } finally {
      setBusy(undefined);
    }
  }
  return (
    <Field
      label={say(field.texts)}
      error={failed === undefined ? error : `${t('file_failed')} ${failed}`}
      required={field.required}
    >
      {(input) => (
        <>
          {chosen.map((id) => (
            <div key={id} className="row reg-chosen">
              <span className="cut grow">{names[id] ?? id}</span>
              <Button
                small
                aria-label={t('file_remove', { name: names[id] ?? id })}
                onClick={() => onChange(field.several ? chosen.filter((one) => one !== id) : '')}
              >
                ✕
              </Button>
            </div>
          ))}
          <input
            {...input}
            type="file"
            className="input reg-file"
            accept={fileAccept}
            multiple={field.several}
            disabled={busy !== undefined}
            onChange={({ target }) => {
              void send([...(target.files ?? [])]);
              target.value = '';
            }}
          />
          <p className="s12 t3 reg-help" role="status">
            {busy === undefined ? t('file_note') : t('file_busy', { name: busy })}
          </p>
          <Help field={field} />
        </>
      )}
    </Field>
  );
}
