import { CallRing, KeyNote, useElapsed } from '../../../platform/web/kit/index.ts';
import { useGo } from '../../../platform/web/navigation.ts';
import { Shell, StatusCell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { CallView } from '../calls.contract.ts';
import { texts } from './texts.ts';

export interface DeskFrameProps {
  /** Undefined while nobody knows: then nothing is said, least of all that no one waits. */
  waiting: readonly CallView[] | undefined;
  saved: React.ReactNode;
  /** Whether a form is in front, so that its keys are told. */
  typing?: boolean;
  children: React.ReactNode;
}

/** Bar, three columns, and the line that says what is kept where. */
export function DeskFrame({ waiting, saved, typing, children }: DeskFrameProps) {
  const t = useTexts(texts);
  const go = useGo();
  return (
    <Shell
      desk={t('desk')}
      onDesks={() => go('/desks')}
      cells={waiting && <WaitingCell waiting={waiting} />}
      footer={
        <>
          {saved}
          <span className="grow" />
          {typing && (
            <>
              <KeyNote keys="Tab">{t('note_tab')}</KeyNote>
              <KeyNote keys="↑ ↓">{t('note_choose')}</KeyNote>
            </>
          )}
          <KeyNote keys="F4">{t('key_answer')}</KeyNote>
          {typing && <KeyNote keys="Esc">{t('note_back')}</KeyNote>}
          <KeyNote keys="?">{t('note_all')}</KeyNote>
        </>
      }
    >
      <div className="call-desk">{children}</div>
    </Shell>
  );
}

function WaitingCell({ waiting }: { waiting: readonly CallView[] }) {
  const t = useTexts(texts);
  const oldest = waiting[0]?.ringingAt ?? undefined;
  const seconds = useElapsed(oldest);
  return (
    <StatusCell
      mark={oldest && <CallRing from={oldest} targetSeconds={waiting[0]?.targetSeconds ?? 10} />}
      title={<b>{t('waiting_cell', { count: waiting.length })}</b>}
      detail={oldest ? t('waiting_longest', { seconds }) : t('waiting_none')}
    />
  );
}
