import { Button, EmptyState, QueueList, QueueRow } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { waitingStates } from '../incidents.states.ts';
import { texts } from './texts.ts';
import type { useSearch } from './useSearch.ts';
import { numberText, priorityOf, unitOf, useWords } from './words.ts';

/** The rows found, newest first, with the next page one press away. A second press on a row opens it. */
export function ResultList(props: {
  search: ReturnType<typeof useSearch>;
  selected: string | undefined;
  onSelect: (id: string) => void;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const words = useWords();
  const { search, selected } = props;
  const { rows } = search;
  return (
    <>
      <div className="panel-head">
        <b role="status">{t(search.hasNextPage ? 'loaded_more' : 'loaded', { count: format.decimal(rows.length) })}</b>
        <span className="grow" />
        {search.fresh > 0 && (
          <Button small onClick={search.reload}>
            {t('fresh', { count: search.fresh })}
          </Button>
        )}
        {selected && (
          <Button small keys="Enter" onClick={() => props.onSelect(selected)}>
            {t('open_page')}
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('empty')}>{t('empty_next')}</EmptyState>
      ) : (
        <QueueList label={t('results')} selectedId={selected}>
          {rows.map((row) => {
            const unit = unitOf(row.state);
            const runs = waitingStates.has(row.state) || row.firstArrivedAt !== null;
            return (
              <QueueRow
                key={row.id}
                id={row.id}
                number={numberText(row.number)}
                priority={priorityOf(row.priority)}
                kind={words.shortKind(row.kind)}
                detail={row.summary}
                place={row.placeText}
                area={[format.stamp(row.knownAt), row.villageName].filter(Boolean).join(' · ')}
                state={words.state(row.state)}
                unit={unit}
                similar={row.similarCount}
                clockFrom={runs ? row.knownAt : undefined}
                clockTo={row.firstArrivedAt ?? undefined}
                targetSeconds={row.targetSeconds}
                selected={row.id === selected}
                onSelect={props.onSelect}
              />
            );
          })}
        </QueueList>
      )}
      {search.hasNextPage && (
        <div className="inc-more">
          <Button disabled={search.isFetchingNextPage} onClick={() => void search.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}
