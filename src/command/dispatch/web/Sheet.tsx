import { useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { AgencyPanel } from './AgencyPanel.tsx';
import { AssignedUnits } from './AssignedUnits.tsx';
import { useControls } from './desk-context.ts';
import { EndPanel } from './EndPanel.tsx';
import { Proposals } from './Proposals.tsx';
import { activeAssignments } from './queue.view.ts';
import { takesUnits } from './recommendation.view.ts';
import { SheetActions } from './SheetActions.tsx';
import { SheetHead } from './SheetHead.tsx';
import { SimilarPanel } from './SimilarPanel.tsx';
import { TimelinePart } from './TimelinePart.tsx';
import { texts } from './texts.ts';
import type { useIncident } from './useIncident.ts';
import type { Proposal } from './useProposal.ts';

/** The chosen incident: what and where, whom to send, what happened, what else to do. */
export function Sheet({ incident, proposal }: { incident: ReturnType<typeof useIncident>; proposal: Proposal }) {
  const t = useTexts(texts);
  const { can } = useSession();
  const { panel, setPanel, selectedId } = useControls();
  const { row, detail, timeline } = incident;
  const [writing, setWriting] = useState<{ corrects?: string }>();
  const group = t('group_sheet');
  const open = row !== undefined;
  useKeys([
    { keys: 'W', label: t('write'), group, when: () => open, run: () => setWriting({}) },
    { keys: 'G', label: t('similar_key'), group, when: () => open, run: () => setPanel('similar') },
    { keys: 'E', label: t('key_end'), group, when: () => open, run: () => setPanel('end') },
    { keys: 'I', label: t('key_agencies'), group, when: () => open, run: () => setPanel('agencies') },
  ]);

  if (selectedId === undefined) return <EmptyState title={t('sheet_empty')}>{t('sheet_empty_next')}</EmptyState>;
  if (!row) {
    if (!detail.isError) return <Skeleton lines={6} />;
    return (
      <ErrorState title={t('sheet_failed')} since={detail.errorUpdatedAt} onRetry={() => void detail.refetch()}>
        {t('sheet_failed_next')}
      </ErrorState>
    );
  }
  const full = detail.data?.id === row.id ? detail.data : undefined;
  const active = activeAssignments(row);
  return (
    <>
      <SheetHead row={row} detail={full} />
      <div className="sheet-body" key={row.id}>
        {panel === 'similar' && <SimilarPanel row={row} detail={full} onClose={() => setPanel(undefined)} />}
        {panel === 'end' && <EndPanel row={row} onClose={() => setPanel(undefined)} />}
        {panel === 'agencies' && <AgencyPanel row={row} detail={full} onClose={() => setPanel(undefined)} />}
        {!panel && (
          <>
            {active.length > 0 && <AssignedUnits row={row} assignments={active} />}
            {takesUnits(row.state) && can('incident:dispatch') && (
              <Proposals row={row} assigned={active.length} proposal={proposal} />
            )}
          </>
        )}
        <TimelinePart
          row={row}
          query={timeline}
          writing={writing}
          onWrite={(corrects) => setWriting(corrects === undefined ? {} : { corrects })}
          onClose={() => setWriting(undefined)}
        />
      </div>
      <SheetActions row={row} />
    </>
  );
}
