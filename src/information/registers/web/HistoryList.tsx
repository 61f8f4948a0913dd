import { EmptyState, ErrorState, Skeleton } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { FieldValue, HistoryEntry, RegisterView } from '../registers.contract.ts';
import { actionKey, roleKey } from './history.ts';
import { texts } from './texts.ts';
import { useHistory } from './useRegisters.ts';
import { useWords } from './words.ts';

/** What happened to a record: when, who by role and name, each field before and after. */
export function HistoryList(props: { register: RegisterView; id: string; names: Readonly<Record<string, string>> }) {
  const t = useTexts(texts);
  const { register, names } = props;
  const history = useHistory(register, props.id);
  if (history.isError) {
    return (
      <ErrorState title={t('failed')} since={history.errorUpdatedAt} onRetry={() => void history.refetch()}>
        {t('failed_next')}
      </ErrorState>
    );
  }
  if (history.isPending) return <Skeleton lines={4} />;
  if (history.data.items.length === 0) {
    return <EmptyState title={t('history_none')}>{t('history_none_next')}</EmptyState>;
  }
  return (
    <ol className="reg-history">
      {history.data.items.map((entry) => (
        <Entry key={`${entry.position} ${entry.at}`} entry={entry} register={register} names={names} />
      ))}
    </ol>
  );
}

function Entry(props: { entry: HistoryEntry; register: RegisterView; names: Readonly<Record<string, string>> }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { entry } = props;
  const key = actionKey(entry.action);
  const role = roleKey(entry.actorRole);
  return (
    <li>
      <div className="reg-history-top">
        <b>{key ? t(key) : entry.action}</b>
        <span className="t3 s12">{format.stamp(entry.at)}</span>
      </div>
      <div className="t2 s12">
        {[entry.actorName ?? t('system'), role ? t(role) : entry.actorRole].filter(Boolean).join(' · ')}
      </div>
      {entry.reason && <p>{t('history_reason', { reason: entry.reason })}</p>}
      {entry.erased && <p className="t3">{t('erased')}</p>}
      {Object.entries(entry.changes).map(([id, change]) => (
        <Change key={id} id={id} {...change} register={props.register} names={props.names} />
      ))}
    </li>
  );
}

function Change(props: {
  id: string;
  from: FieldValue;
  to: FieldValue;
  register: RegisterView;
  names: Readonly<Record<string, string>>;
}) {
  const t = useTexts(texts);
  const words = useWords();
  const field = props.register.fields.find((one) => one.id === props.id);
  const label = field ? words.say(field.texts) : props.id === 'place' ? t('place') : props.id;
  const text = (value: FieldValue): React.ReactNode =>
    (field ? words.value(field, value, props.names) : typeof value === 'string' ? value : '') || (
      <span className="t3">{t('empty_value')}</span>
    );
  return (
    <p className="reg-change">
      <span className="t3">{label}:</span>{' '}
      {props.from !== null && (
        <>
          <s>{text(props.from)}</s> →{' '}
        </>
      )}
      {text(props.to)}
    </p>
  );
}
