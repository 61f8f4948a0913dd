import { StatusMark, UnitMark } from '../../../platform/web/kit/index.ts';
import { useLiveState } from '../../../platform/web/live/useLive.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useOutbox } from '../../../platform/web/store/useOutbox.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts as platformTexts } from '../../../platform/web/text/texts.ts';
import type { Panel } from './PhoneScreen.tsx';
import { texts } from './texts.ts';
import type { PhoneView } from './view-model.ts';

const marks = {
  available: 'available',
  dispatched: 'dispatched',
  responding: 'responding',
  on_scene: 'onscene',
  returning: 'returning',
  out: 'out',
} as const;

/** The mark of a unit state in the kit's names. */
export const markOf = (status: PhoneView['unit']['status']) => marks[status];

/** Call sign with status (opens unit and settings), sample-data mark, queue and connection (opens the list). */
export function PhoneHeader(props: {
  view: PhoneView;
  panel: Panel | undefined;
  onPanel: (panel: Panel | undefined) => void;
}) {
  const t = useTexts(texts);
  const platform = useTexts(platformTexts);
  const { session } = useSession();
  const { unit } = props.view;
  const toggle = (panel: Panel): void => props.onPanel(props.panel === panel ? undefined : panel);
  return (
    <header className="unit-head">
      <h1 className="unit-title">
        <button type="button" aria-expanded={props.panel === 'unit'} onClick={() => toggle('unit')}>
          <span className="unit-callsign">{unit.callsign}</span>
          <UnitMark status={markOf(unit.status)} />
          <span className="unit-caret" aria-hidden="true" />
          <span className="unseen">{t('own_unit')}</span>
        </button>
      </h1>
      <span className="grow" />
      {session && session.realm !== 'live' && (
        <span className="demo-badge unit-demo">{platform(session.realm === 'demo' ? 'demo' : 'exercise')}</span>
      )}
      <QueueButton open={props.panel === 'queue'} onPress={() => toggle('queue')} />
    </header>
  );
}

/** What waits, what was refused, or how fresh the screen is: the most pressing of them. */
function QueueButton({ open, onPress }: { open: boolean; onPress: () => void }) {
  const t = useTexts(texts);
  const { waiting, refused } = useOutbox();
  const live = useLiveState();
  let tone = live.kind === 'live' ? 'calm' : live.kind === 'behind' ? 'warn' : 'bad';
  let mark = (
    <StatusMark
      status={live.kind === 'live' ? 'aman' : live.kind === 'behind' ? 'waspada' : 'rawan'}
      size={10}
      worded
    />
  );
  let words = t(live.kind);
  if (refused.length > 0) {
    tone = 'bad';
    mark = <StatusMark status="rawan" size={10} worded />;
    words = t('refused_count', { count: refused.length });
  } else if (waiting.length > 0) {
    tone = live.kind === 'cut' ? 'bad' : 'warn';
    mark = <QueueArrow />;
    words = t('queued', { count: waiting.length });
  }
  return (
    <button type="button" className={`unit-queue unit-queue-${tone}`} aria-expanded={open} onClick={onPress}>
      {mark}
      <span role="status">{words}</span>
    </button>
  );
}

function QueueArrow() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M8 13V3M4 7l4-4 4 4" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
