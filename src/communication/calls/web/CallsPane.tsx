import { Region } from '../../../platform/web/shell/index.ts';
import { useOutbox } from '../../../platform/web/store/useOutbox.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { CallChannel } from '../call-lines.types.ts';
import type { CallView, LineView } from '../calls.contract.ts';
import { AsideList } from './AsideList.tsx';
import type { CallBoard } from './calls.view.ts';
import { LineList } from './LineList.tsx';
import { NoteCall } from './NoteCall.tsx';
import { texts } from './texts.ts';
import { WaitingList } from './WaitingList.tsx';

export interface CallsPaneProps {
  board: CallBoard;
  active: string | undefined;
  /** Whether the open calls are not known yet. */
  unread?: boolean;
  lines: readonly LineView[];
  wordsOf: (callId: string) => string;
  onAnswer: (id: string) => void;
  onTake: (id: string) => void;
  onNote: (channel: CallChannel) => void;
  /** The call in front. */
  now?: React.ReactNode;
  /** Earlier calls of its number. */
  earlier?: React.ReactNode;
}

/** The left side: who talks, who waits, what is put aside, the lines, and a way to note what came in elsewhere. */
export function CallsPane(props: CallsPaneProps) {
  const t = useTexts(texts);
  const { board } = props;
  const calls: readonly CallView[] = [...board.waiting, ...board.mine, ...board.others];
  return (
    <Region name="queue" label={t('region_calls')} className="call-side">
      {props.now}
      <div className="call-lists">
        <WaitingList waiting={board.waiting} unread={props.unread === true} onAnswer={props.onAnswer} />
        <AsideList
          calls={board.mine.filter((call) => call.id !== props.active)}
          wordsOf={props.wordsOf}
          onTake={props.onTake}
        />
        <Unsent />
        {props.earlier}
        <LineList lines={props.lines} calls={calls} />
      </div>
      <NoteCall onNote={props.onNote} />
    </Region>
  );
}

/** Reports that wait for the server, so that nobody writes them twice. */
function Unsent() {
  const t = useTexts(texts);
  const { waiting } = useOutbox();
  const reports = waiting.filter((command) => command.path !== '/api/calls');
  if (reports.length === 0) return null;
  return (
    <section>
      <h2 className="panel-head">
        <b>
          {t('unsent')} {reports.length}
        </b>
      </h2>
      <p className="call-line t3 s12">{t('unsent_hint')}</p>
    </section>
  );
}
