import { useState } from 'react';
import { PageLink } from '../../../information/registers/web/index.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { EmptyState, ErrorState, KeyNote, Segments, Skeleton } from '../../../platform/web/kit/index.ts';
import { useGo, useParam } from '../../../platform/web/navigation.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { CaseView } from '../cases.contract.ts';
import { ActionsPane } from './ActionsPane.tsx';
import { CaseHead } from './CaseHead.tsx';
import { EditPane } from './EditPane.tsx';
import { FactsPane } from './FactsPane.tsx';
import { LinksBlock } from './LinksBlock.tsx';
import { PartiesBlock } from './PartiesBlock.tsx';
import { numberText, queueAddress } from './paths.ts';
import { CaseDiagram } from './StateDiagram.tsx';
import { TimelinePane } from './TimelinePane.tsx';
import { texts } from './texts.ts';
import { useCase, useFollow } from './useCases.ts';
import './cases.css';

/** One case in full: where it stands, what comes next, what is known, who accepted, what happened. */
export default function CasePage() {
  const t = useTexts(texts);
  const go = useGo();
  const id = useParam('id');
  const query = useCase(id);
  useFollow();
  const gone = query.error instanceof ApiProblem && [403, 404, 422].includes(query.error.status);
  return (
    <Shell
      desk={query.data ? `${t('case')} ${numberText(query.data.number)}` : t('desk')}
      onDesks={() => go('/desks')}
      footer={
        <>
          <KeyNote keys="1">{t('next_actions')}</KeyNote>
          <KeyNote keys="U">{t('edit')}</KeyNote>
          <KeyNote keys="W">{t('key_note')}</KeyNote>
          <KeyNote keys="Esc">{t('key_back')}</KeyNote>
        </>
      }
    >
      {query.data ? (
        <Case key={id} one={query.data} />
      ) : (
        <Region name="sheet" label={t('sheet')}>
          {gone ? (
            <EmptyState title={t('gone')}>
              {t('gone_next')} <PageLink to="/cases">{t('back_queue')}</PageLink>
            </EmptyState>
          ) : query.isError ? (
            <ErrorState title={t('failed')} since={query.errorUpdatedAt} onRetry={() => void query.refetch()}>
              {t('failed_next')}
            </ErrorState>
          ) : (
            <Skeleton lines={8} />
          )}
        </Region>
      )}
    </Shell>
  );
}

type Side = 'timeline' | 'diagram';

function Case({ one }: { one: CaseView }) {
  const t = useTexts(texts);
  const go = useGo();
  const [editing, setEditing] = useState(false);
  const [side, setSide] = useState<Side>('timeline');
  const group = t('group');
  useKeys([
    { keys: 'U', label: t('key_edit'), group, when: () => one.editable, run: () => setEditing(true) },
    {
      keys: 'Esc',
      label: t('key_back'),
      group,
      run: () => (editing ? setEditing(false) : go(queueAddress(one.process))),
    },
  ]);
  return (
    <div className="case-page">
      <CaseHead one={one} onEdit={editing ? undefined : () => setEditing(true)} />
      <Region name="sheet" label={t('sheet')} className="case-sheet">
        {editing && one.editable ? (
          <EditPane one={one} onClose={() => setEditing(false)} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet that scrolls is reached by the keyboard
          <div className="case-scroll" tabIndex={0}>
            <ActionsPane one={one} />
            <FactsPane one={one} />
            {one.definition.parties && <PartiesBlock one={one} />}
            <LinksBlock one={one} />
          </div>
        )}
      </Region>
      <Region name="bar" label={t('timeline')} className="case-past">
        <div className="case-past-head">
          <Segments
            label={t('timeline')}
            value={side}
            options={(['timeline', 'diagram'] as const).map((key) => ({ key, label: t(key) }))}
            onChange={setSide}
          />
        </div>
        {side === 'timeline' ? <TimelinePane one={one} /> : <CaseDiagram one={one} />}
      </Region>
    </div>
  );
}
