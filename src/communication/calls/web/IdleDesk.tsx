import { Button, EmptyState, ErrorState, KeyHint, Skeleton } from '../../../platform/web/kit/index.ts';
import { Region } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { CallsPane, type CallsPaneProps } from './CallsPane.tsx';
import { DeskFrame } from './DeskFrame.tsx';
import { texts } from './texts.ts';
import { useLineName } from './useLineName.ts';

export interface IdleDeskProps extends Omit<CallsPaneProps, 'active' | 'now' | 'earlier' | 'unread'> {
  loaded: boolean;
  failed: boolean;
  onRetry: () => void;
}

/** The desk with no call in front: says what to do next. */
export function IdleDesk({ loaded, failed, onRetry, ...pane }: IdleDeskProps) {
  const t = useTexts(texts);
  const lineName = useLineName();
  const oldest = pane.board.waiting[0];
  const aside = pane.board.mine.length;
  return (
    <DeskFrame
      waiting={loaded ? pane.board.waiting : undefined}
      saved={<span className="t3">{t('nothing_here')}</span>}
    >
      <CallsPane {...pane} active={undefined} unread={!loaded} />
      <Region name="command" label={t('region_words')} className="call-idle">
        {failed ? (
          <ErrorState title={t('load_failed')} onRetry={onRetry}>
            {t('load_failed_next')}
          </ErrorState>
        ) : !loaded ? (
          <Skeleton lines={5} />
        ) : oldest ? (
          <EmptyState title={t('empty_ringing')}>
            <Button primary size="large" keys="F4" onClick={() => pane.onAnswer(oldest.id)}>
              {t('answer_line', { line: lineName(oldest) })}
            </Button>
          </EmptyState>
        ) : (
          <EmptyState title={t('empty_title')}>
            {t('empty_new')}
            <br />
            {t('empty_next')} <KeyHint keys="F9" />
            {aside > 0 && (
              <>
                <br />
                {t('empty_aside')} <KeyHint keys="F2" />
              </>
            )}
          </EmptyState>
        )}
      </Region>
    </DeskFrame>
  );
}
