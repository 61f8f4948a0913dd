import { useEffect, useState } from 'react';
import type { LiveState } from '../live/live.ts';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { useFormat } from '../text/useFormat.ts';
import { StatusMark } from './marks.tsx';

const marks = { live: 'aman', behind: 'waspada', cut: 'rawan' } as const;

/** How long a first try may take before the screen counts as cut off, ms. */
const patience = 4000;

/** Langsung · Tertinggal n dtk · Terputus sejak …; as a cell of the top bar, or as a full line. */
export function ConnectionState({ state, unsent, line }: { state: LiveState; unsent: number; line?: boolean }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [patient, setPatient] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), patience);
    return () => clearTimeout(timer);
  }, []);
  if (state.kind === 'cut' && state.untried && patient) {
    return (
      <div className={`connection${line ? ' connection-line' : ''}`}>
        <span className="connection-word t3">{t('connecting')}</span>
        <span className="connection-detail">{unsent > 0 ? t('unsent', { count: unsent }) : ''}</span>
      </div>
    );
  }
  let word = t('live');
  let detail = unsent > 0 ? t('unsent', { count: unsent }) : '';
  if (state.kind === 'live') {
    detail ||= t('live_detail', { seconds: format.decimal(state.lagSeconds, 1) });
  } else if (state.kind === 'behind') {
    word = t('behind', { seconds: state.seconds });
    detail ||= t('behind_detail');
  } else {
    word = t('cut', { time: format.clock(state.since) });
    if (line) detail = t('cut_detail', { count: unsent });
  }
  return (
    <div className={`connection connection-${state.kind}${line ? ' connection-line' : ''}`}>
      <span className="connection-word">
        <StatusMark status={marks[state.kind]} size={10} worded />
        <b role="status">{word}</b>
      </span>
      <span className="connection-detail">{detail}</span>
    </div>
  );
}
