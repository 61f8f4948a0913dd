import { useQuery } from '@tanstack/react-query';
import { api } from '../../../platform/web/api.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, EmptyState, ErrorState, KeyHint, PriorityMark, Skeleton } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { findKind } from '../../incidents/incident-kinds.types.ts';
import type { IncidentDetail, IncidentLink, IncidentRow, Similar } from '../../incidents/incidents.contract.ts';
import { linkTo, mergeInto, splitOff, unlink } from './commands.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { incidentPaths } from './paths.ts';
import { incidentNumber, priorityOf } from './queue.view.ts';
import { texts } from './texts.ts';

/** Reports that look like this one, with score and reason; merged and linked ones, each of which can be taken apart again. */
export function SimilarPanel(props: { row: IncidentRow; detail: IncidentDetail | undefined; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const { row, detail } = props;
  const found = useQuery({
    queryKey: ['similar', row.id, row.version],
    queryFn: ({ signal }) => api.post<{ items: Similar[] }>(incidentPaths.similar, questionOf(row), { signal }),
    staleTime: 10_000,
  });
  const items = found.data?.items.slice(0, 9) ?? [];
  const merge = (one: Similar): void => mergeInto(one, row, { score: one.score, reason: one.reason.id });
  useKeys(
    items.map((one, index) => ({
      keys: String(index + 1),
      label: t('merge', { number: incidentNumber(row.number) }),
      run: () => merge(one),
    })),
  );
  return (
    <PanelFrame title={t('similar')} onClose={props.onClose}>
      {found.isPending && <Skeleton />}
      {found.isError && (
        <ErrorState title={t('similar_failed')} onRetry={() => void found.refetch()}>
          {t('similar_none_next')}
        </ErrorState>
      )}
      {found.data && items.length === 0 && <EmptyState title={t('similar_none')}>{t('similar_none_next')}</EmptyState>}
      <ul className="similar-list">
        {items.map((one, index) => (
          <li key={one.id}>
            <div className="row">
              <KeyHint keys={String(index + 1)} quiet />
              <PriorityMark level={priorityOf(one.priority)} size={16} />
              <b>{incidentNumber(one.number)}</b>
              <span className="cut grow">
                {findKind(one.kind)?.short ?? one.kind} <span className="t2">{one.summary}</span>
              </span>
              <span className="t2">{t('similarity', { score: format.decimal(one.score, 2) })}</span>
            </div>
            <div className="s12 t2 cut">
              {one.placeText} · {one.reason[language]}
            </div>
            <div className="row">
              <Button small onClick={() => merge(one)}>
                {t('merge', { number: incidentNumber(row.number) })}
              </Button>
              <Button small onClick={() => linkTo(one, row)}>
                {t('link')}
              </Button>
            </div>
          </li>
        ))}
        {detail?.links.map((link) => (
          <LinkLine key={link.id} link={link} row={row} />
        ))}
      </ul>
    </PanelFrame>
  );
}

/** A link or merge that can be taken apart. `from`: this incident is the one that was merged. */
function LinkLine({ link, row }: { link: IncidentLink; row: IncidentRow }) {
  const t = useTexts(texts);
  const { incident } = link;
  const number = incidentNumber(incident.number);
  const merged = link.kind === 'duplicate';
  const into = merged && row.duplicateOf === incident.id;
  return (
    <li>
      <div className="row">
        <b>{number}</b>
        <span className="cut grow">
          {findKind(incident.kind)?.short ?? incident.kind} <span className="t2">{incident.placeText}</span>
        </span>
        <span className="s12 t2">
          {merged ? (into ? t('merged_into', { number }) : t('merged_here')) : t('linked')}
        </span>
        {merged ? (
          <Button small onClick={() => splitOff(into ? row : incident)}>
            {t('split')}
          </Button>
        ) : (
          <Button small onClick={() => unlink(row.id, link.id)}>
            {t('unlink')}
          </Button>
        )}
      </div>
    </li>
  );
}

function questionOf(row: IncidentRow) {
  return {
    kind: row.kind,
    place: { lon: row.lon, lat: row.lat },
    text: row.summary,
    at: row.knownAt,
    except: row.id,
  };
}
