import { Field, Segments } from '../../../platform/web/kit/index.ts';
import type { ApiProblem } from '../../../platform/web/problem.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { incidentKinds, kindGroupLabels, kindGroups } from '../incident-kinds.types.ts';
import type { EditForm } from './conflict.ts';
import { Choice } from './FilterBar.tsx';
import { texts } from './texts.ts';
import { questionsOf, useWords } from './words.ts';

const levels = ['1', '2', '3', '4'] as const;

/** The inputs of the form: kind, priority, place, summary, answers. */
export function EditFields(props: {
  form: EditForm;
  onChange: (form: EditForm) => void;
  error: ApiProblem | undefined;
}) {
  const t = useTexts(texts);
  const { language } = useWords();
  const { form, error } = props;
  const set = (part: Partial<EditForm>): void => props.onChange({ ...form, ...part });
  return (
    <>
      <Choice
        label={t('kind')}
        value={form.kind}
        onChange={(kind) => set({ kind, answers: {} })}
        error={error?.field('kind')}
      >
        {kindGroups.map((group) => (
          <optgroup key={group} label={kindGroupLabels[group][language]}>
            {incidentKinds
              .filter((kind) => kind.group === group)
              .map((kind) => (
                <option key={kind.code} value={kind.code}>
                  {kind.label[language]}
                </option>
              ))}
          </optgroup>
        ))}
      </Choice>
      <Segments
        label={t('priority')}
        value={levels.find((level) => Number(level) === form.priority)}
        options={levels.map((key) => ({ key, label: `${t('priority')} ${key}` }))}
        onChange={(level) => set({ priority: Number(level) })}
      />
      <label className="inc-check">
        <input
          type="checkbox"
          checked={form.emergency}
          onChange={(event) => set({ emergency: event.target.checked })}
        />
        {t('emergency')}
      </label>
      <Field label={t('summary')} error={error?.field('summary')}>
        {(input) => (
          <textarea
            {...input}
            className="input"
            rows={3}
            maxLength={200}
            value={form.summary}
            onChange={(event) => set({ summary: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('place')} error={error?.field('place.text')}>
        {(input) => (
          <input
            {...input}
            className="input"
            maxLength={300}
            value={form.placeText}
            onChange={(event) => set({ placeText: event.target.value })}
          />
        )}
      </Field>
      <div className="inc-pair">
        {(['lat', 'lon'] as const).map((axis) => (
          <Field key={axis} label={t(`edit_${axis}`)} error={error?.field(`place.${axis}`)}>
            {(input) => (
              <input
                {...input}
                type="number"
                step="0.00001"
                className="input"
                value={form[axis]}
                onChange={(event) => {
                  if (event.target.value !== '') set({ [axis]: Number(event.target.value) });
                }}
              />
            )}
          </Field>
        ))}
      </div>
      {questionsOf(form.kind).map((question) => (
        <Choice
          key={question.code}
          label={question.text[language]}
          value={form.answers[question.code] ?? ''}
          onChange={(answer) => {
            const { [question.code]: _, ...others } = form.answers;
            set({ answers: answer ? { ...others, [question.code]: answer } : others });
          }}
        >
          <option value="">{t('unanswered')}</option>
          {question.answers.map((answer) => (
            <option key={answer.code} value={answer.code}>
              {answer.label[language]}
            </option>
          ))}
        </Choice>
      ))}
    </>
  );
}
