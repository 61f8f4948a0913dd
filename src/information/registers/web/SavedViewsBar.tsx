import { type FormEvent, useState } from 'react';
import { api, randomId } from '../../../platform/web/api.ts';
import { Button, Field } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type NewView, type RegisterView, registerPaths, type SavedView } from '../registers.contract.ts';
import { columnChoices, columnsOf } from './columns.ts';
import { type Filters, fromView, toView, writeFilters } from './filters.ts';
import { GroupField } from './GroupField.tsx';
import { pathOf } from './paths.ts';
import { viewTexts } from './texts-views.ts';
import { useRefresh, useSavedViews } from './useRegisters.ts';
import { useWords } from './words.ts';

interface BarProps {
  register: RegisterView;
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** Lists kept under a name: one press shows one again, and the list as it is now can be kept and shared. */
export function SavedViewsBar({ register, filters, onChange }: BarProps) {
  const t = useTexts(viewTexts);
  const views = useSavedViews(register.id).data?.items ?? [];
  const refresh = useRefresh();
  const [saving, setSaving] = useState(false);
  const now = writeFilters(filters).toString();

  const keep = (view: NewView): Promise<SavedView> =>
    api.post<SavedView>(pathOf(registerPaths.views, { register: register.id }), view);
  async function remove(view: SavedView): Promise<void> {
    await api.post(pathOf(registerPaths.viewRemoval, { register: register.id, id: view.id }), {});
    refresh();
    const { name, query, shared } = view;
    toast({
      text: t('view_removed'),
      undo: () => void keep({ id: randomId(), name, query, shared }).then(refresh),
    });
  }
  return (
    <section className="reg-views" aria-label={t('views')}>
      <div className="reg-view-row">
        <span className="s12 t2">{t('views')}</span>
        <span className="reg-chips">
          {views.map((view) => (
            <span key={view.id} className="reg-view">
              <Button
                small
                pressed={writeFilters(fromView(view.query)).toString() === now}
                title={view.own ? view.name : t('view_shared_by', { name: view.by })}
                onClick={() => onChange(fromView(view.query))}
              >
                {view.shared ? `◆ ${view.name}` : view.name}
              </Button>
              {view.own && (
                <Button small aria-label={t('view_remove', { name: view.name })} onClick={() => void remove(view)}>
                  ✕
                </Button>
              )}
            </span>
          ))}
          {views.length === 0 && <span className="t3 s12">{t('views_none')}</span>}
          <Button small pressed={saving} aria-expanded={saving} onClick={() => setSaving(!saving)}>
            {t('view_save')}
          </Button>
        </span>
      </div>
      {saving && (
        <SaveForm
          register={register}
          filters={filters}
          onChange={onChange}
          keep={keep}
          onDone={() => {
            setSaving(false);
            refresh();
          }}
        />
      )}
    </section>
  );
}

function SaveForm(props: BarProps & { keep: (view: NewView) => Promise<SavedView>; onDone: () => void }) {
  const t = useTexts(viewTexts);
  const { say } = useWords();
  const { register, filters, onChange } = props;
  const [id] = useState(randomId);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [error, setError] = useState<string>();
  const chosen = columnsOf(register, filters.columns).map((field) => field.id);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setError(undefined);
    try {
      await props.keep({ id, name, shared, query: toView(filters) });
      toast({ text: t('view_saved') });
      props.onDone();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setError(problem.fields[0]?.reason ?? problem.message);
    }
  }
  const press = (column: string): void =>
    onChange({
      ...filters,
      columns: chosen.includes(column) ? chosen.filter((one) => one !== column) : [...chosen, column],
    });
  return (
    <form className="reg-view-form" onSubmit={(event) => void submit(event)}>
      <GroupField label={t('view_columns')}>
        <span className="reg-chips">
          {columnChoices(register).map((field) => (
            <Button key={field.id} small pressed={chosen.includes(field.id)} onClick={() => press(field.id)}>
              {say(field.texts)}
            </Button>
          ))}
        </span>
      </GroupField>
      <Field label={t('view_name')} error={error} required>
        {(input) => (
          <input
            {...input}
            className="input"
            maxLength={80}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <div className="row">
        {register.writable && (
          <Button pressed={shared} onClick={() => setShared(!shared)}>
            {t('view_shared')}
          </Button>
        )}
        <Button
          onClick={() =>
            void navigator.clipboard?.writeText(window.location.href).then(() => toast({ text: t('view_linked') }))
          }
        >
          {t('view_link')}
        </Button>
        <Button type="submit" disabled={name.trim() === ''}>
          {t('view_keep')}
        </Button>
      </div>
    </form>
  );
}
