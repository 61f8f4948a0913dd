import type { Instant } from '../text/format.ts';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { useFormat } from '../text/useFormat.ts';

export interface TimelineEntry {
  id: string;
  at: Instant;
  text: string;
  /** Who did it; absent = the system. */
  author?: string | undefined;
  /** In a person's own words, as against a noted act. */
  told?: boolean;
  /** Time of the entry that this one corrects; the old one stays readable. */
  corrects?: Instant | undefined;
  /** Kept on this computer, not yet with the server. */
  unsent?: boolean;
  /** May be corrected by a new entry. */
  correctable?: boolean;
}

export interface TimelineProps {
  entries: readonly TimelineEntry[];
  label: string;
  /** Shows a button beside each correctable entry. */
  onCorrect?: (id: string) => void;
}

/** What happened, newest first as given. Narration 13/20, acts 12/16. */
export function Timeline({ entries, label, onCorrect }: TimelineProps) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <ol className="timeline" aria-label={label} tabIndex={0}>
      {entries.map((entry) => {
        const by = entry.author ?? t('system');
        const fixes =
          entry.corrects === undefined ? '' : ` · ${t('correction_of', { time: format.clock(entry.corrects) })}`;
        return (
          <li key={entry.id} className={entry.told ? 'timeline-told' : undefined}>
            <time dateTime={new Date(entry.at).toISOString()}>{format.clock(entry.at)}</time>
            <div className="grow">
              {entry.text}
              <div className="s11 t3">
                {by + fixes}
                {entry.unsent && <b className="timeline-unsent"> · {t('not_sent_yet')}</b>}
                {onCorrect && entry.correctable && (
                  <button type="button" className="timeline-correct" onClick={() => onCorrect(entry.id)}>
                    {t('correct')}
                  </button>
                )}
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
