import { Button, Field } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { RegisterView } from '../registers.contract.ts';
import { type Filters, withField } from './filters.ts';
import { viewTexts } from './texts-views.ts';
import { useGroups } from './useRegisters.ts';
import { useWords } from './words.ts';

const levels = ['district', 'village', 'rw'] as const;

/** By what a register can be counted, in words. */
export function useGroupings(register: RegisterView): { id: string; label: string }[] {
  const t = useTexts(viewTexts);
  const { say } = useWords();
  const fields = register.fields.filter(({ type }) => type === 'enum' || type === 'yesno');
  const areas = register.placement === 'none' ? [] : levels;
  return [
    ...areas.map((level) => ({ id: `area:${level}`, label: t('group_area', { level: t(`level_${level}`) }) })),
    ...fields.map((field) => ({ id: field.id, label: say(field.texts) })),
  ];
}

/** The choice of a grouping. */
export function GroupChoice(props: { register: RegisterView; filters: Filters; onChange: (filters: Filters) => void }) {
  const t = useTexts(viewTexts);
  const { filters, onChange } = props;
  const groupings = useGroupings(props.register);
  if (groupings.length === 0) return null;
  return (
    <Field label={t('group_by')}>
      {(input) => (
        <select
          {...input}
          className="input"
          value={filters.by}
          onChange={({ target }) => onChange({ ...filters, by: target.value })}
        >
          <option value="">{t('group_none')}</option>
          {groupings.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The counts over the list; a press shows one group only. */
export function GroupBar(props: { register: RegisterView; filters: Filters; onChange: (filters: Filters) => void }) {
  const t = useTexts(viewTexts);
  const format = useFormat();
  const { say } = useWords();
  const { register, filters, onChange } = props;
  const by = useGroupings(register).find(({ id }) => id === filters.by);
  const groups = useGroups(register, filters).data;
  if (!by || groups?.by !== filters.by) return null;
  const most = Math.max(1, groups.without, ...groups.items.map(({ count }) => count));
  const field = register.fields.find(({ id }) => id === filters.by);
  const pick = (key: string): Filters =>
    field ? withField(filters, field.id, key) : { ...filters, area: filters.area === key ? '' : key };
  const pickable = field ? field.filter : true;
  return (
    <section className="reg-groups" aria-label={t('groups', { by: by.label })}>
      <div className="reg-group-head">
        <b>{by.label}</b>
        <span className="t3 s12">{t('group_total', { count: format.decimal(groups.total) })}</span>
      </div>
      <ul>
        {groups.items.map(({ key, text, count }) => (
          <li key={key}>
            {pickable ? (
              <Button
                small
                pressed={field ? filters.fields[field.id] === key : filters.area === key}
                aria-label={`${t('group_pick', { name: say(text) })}: ${format.decimal(count)}`}
                onClick={() => onChange(pick(key))}
              >
                {say(text)}
              </Button>
            ) : (
              <span>{say(text)}</span>
            )}
            <Count share={count / most}>{format.decimal(count)}</Count>
          </li>
        ))}
        {groups.without > 0 && (
          <li>
            <span className="t3">{t('group_without')}</span>
            <Count share={groups.without / most}>{format.decimal(groups.without)}</Count>
          </li>
        )}
      </ul>
    </section>
  );
}

function Count({ share, children }: { share: number; children: string }) {
  return (
    <>
      <span className="reg-bar" aria-hidden="true">
        <i style={{ width: `${Math.max(2, Math.round(share * 100))}%` }} />
      </span>
      <span className="num">{children}</span>
    </>
  );
}
