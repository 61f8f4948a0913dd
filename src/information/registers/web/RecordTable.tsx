import { type RefObject, useMemo } from 'react';
import { Button, Chip, EmptyState, useNow } from '../../../platform/web/kit/index.ts';
import { useGo } from '../../../platform/web/navigation.ts';
import { millis } from '../../../platform/web/text/format.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { RegisterView } from '../registers.contract.ts';
import { columnsOf } from './columns.ts';
import { isRange } from './filters.ts';
import { PageLink } from './PageLink.tsx';
import { recordAddress } from './paths.ts';
import { texts } from './texts.ts';
import type { Records } from './useRegisters.ts';
import { useWords } from './words.ts';

/** The records found: title, place, the telling fields, age of the last change; the next page one press away. */
export function RecordTable(props: {
  register: RegisterView;
  records: Records;
  /** Fields chosen as columns; empty for the usual ones. */
  columns: readonly string[];
  /** Whether the list is narrowed, so that an empty one says what to do. */
  filtered: boolean;
  /** The row that has the focus stands out on the map. */
  onRow: (id: string) => void;
  list: RefObject<HTMLDivElement | null>;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const { say } = useWords();
  const { register, records } = props;
  const columns = useMemo(() => columnsOf(register, props.columns), [register, props.columns]);
  const title = register.fields.find((field) => field.id === register.title);
  const placed = register.placement !== 'none';
  if (records.rows.length === 0) {
    const next = props.filtered ? 'empty_filtered' : register.writable ? 'empty_new' : 'empty_read';
    return <EmptyState title={t('empty')}>{t(next)}</EmptyState>;
  }
  return (
    <div className="reg-table-box" ref={props.list}>
      <table className="reg-table">
        <caption className="unseen">{say(register.texts.many)}</caption>
        <thead>
          <tr>
            <th scope="col">{title ? say(title.texts) : t('title')}</th>
            {placed && <th scope="col">{t('place')}</th>}
            {columns.map((field) => (
              <th key={field.id} scope="col">
                {say(field.texts)}
              </th>
            ))}
            <th scope="col" className="reg-age">
              {t('changed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {records.rows.map((row) => (
            <Row key={row.id} row={row} register={register} columns={columns} onRow={props.onRow} />
          ))}
        </tbody>
      </table>
      <div className="reg-more">
        <span className="t3 s12" role="status">
          {t(records.hasNextPage ? 'loaded_more' : 'loaded', { count: format.decimal(records.rows.length) })}
        </span>
        {records.hasNextPage && (
          <Button disabled={records.isFetchingNextPage} onClick={() => void records.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Row(props: {
  row: Records['rows'][number];
  register: RegisterView;
  columns: RegisterView['fields'];
  onRow: (id: string) => void;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const words = useWords();
  const go = useGo();
  const now = useNow();
  const { row, register } = props;
  const address = recordAddress(register.id, row.id);
  return (
    // The link in the row takes the keyboard; the row is a larger target for the pointer.
    <tr
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest('a'))) go(address);
      }}
    >
      <th scope="row">
        <PageLink to={address} className="reg-row-link" onFocus={() => props.onRow(row.id)}>
          {row.title}
        </PageLink>
        {row.closedAt && <Chip>{t('closed')}</Chip>}
      </th>
      {register.placement !== 'none' && (
        <td data-label={t('place')}>{row.place?.areaText || <span className="t3">–</span>}</td>
      )}
      {props.columns.map((field) => (
        <td key={field.id} data-label={words.say(field.texts)} className={isRange(field) ? 'reg-short' : undefined}>
          {words.value(field, row.values[field.id], row.names) || <span className="t3">–</span>}
        </td>
      ))}
      <td className="reg-age" data-label={t('changed')} title={format.stamp(row.changedAt)}>
        {format.age((now - millis(row.changedAt)) / 1000)}
      </td>
    </tr>
  );
}
