import type { RefObject } from 'react';
import { PageLink } from '../../../information/registers/web/index.ts';
import { Button, Chip, EmptyState } from '../../../platform/web/kit/index.ts';
import { useGo } from '../../../platform/web/navigation.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { CaseRow } from '../cases.contract.ts';
import { DueClock } from './DueClock.tsx';
import { caseAddress, numberText } from './paths.ts';
import { texts } from './texts.ts';
import type { Queue } from './useCases.ts';
import { useCaseWords } from './words.ts';

/** The cases found, the next one due first; the next page one press away. */
export function CaseTable(props: {
  queue: Queue;
  /** Cases of several processes: each row names its own. */
  several: boolean;
  /** What an empty list advises. */
  empty: 'empty_filtered' | 'empty_new' | 'empty_read';
  list: RefObject<HTMLDivElement | null>;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const { queue } = props;
  if (queue.rows.length === 0) return <EmptyState title={t('empty')}>{t(props.empty)}</EmptyState>;
  return (
    <div className="case-table-box" ref={props.list}>
      <table className="case-table">
        <caption className="unseen">{t('list')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t('case')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('clock')}</th>
            <th scope="col">{t('assignee')}</th>
            <th scope="col">{t('area')}</th>
            <th scope="col" className="case-wide-only">
              {t('owner')}
            </th>
          </tr>
        </thead>
        <tbody>
          {queue.rows.map((row) => (
            <Row key={row.id} row={row} several={props.several} />
          ))}
        </tbody>
      </table>
      <div className="case-more">
        <span className="t3 s12" role="status">
          {queue.hasNextPage
            ? t('loaded_more', { count: format.decimal(queue.rows.length) })
            : t('loaded', { count: queue.rows.length })}
        </span>
        {queue.hasNextPage && (
          <Button disabled={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Row({ row, several }: { row: CaseRow; several: boolean }) {
  const t = useTexts(texts);
  const words = useCaseWords();
  const go = useGo();
  const address = caseAddress(row.id);
  const owners = [...row.functions.map(words.functionName), ...row.bodies.map(words.bodyName)];
  return (
    // The link in the row takes the keyboard; the row is a larger target for the pointer.
    <tr
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest('a'))) go(address);
      }}
    >
      <td className="case-number">{numberText(row.number)}</td>
      <th scope="row">
        <PageLink to={address} className="reg-row-link">
          {row.title}
        </PageLink>
        {several && <div className="t3 s12">{words.say(row.processText)}</div>}
      </th>
      <td>
        <Chip strong={!row.ended}>{words.say(row.stateText)}</Chip>
        {row.reopened > 0 && <div className="t3 s12">{t('reopened', { count: row.reopened })}</div>}
      </td>
      <td className="case-when">
        <DueClock one={row} />
      </td>
      <td data-label={t('assignee')}>
        {row.assignee ? row.assignee.name : <span className="t3">{t('unassigned')}</span>}
      </td>
      <td data-label={t('area')}>{row.areaText || <span className="t3">{t('whole_district')}</span>}</td>
      <td data-label={t('owner')} className="case-wide-only">
        {owners.join(', ') || <span className="t3">–</span>}
      </td>
    </tr>
  );
}
