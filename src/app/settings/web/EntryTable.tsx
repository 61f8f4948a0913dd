import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { actionText, subjectText } from './journal-words.ts';
import { texts } from './texts.ts';
import type { Entry } from './useJournal.ts';

/** One line an entry; with `onMark` entries can be marked for erasure. */
export function EntryTable(props: {
  entries: readonly Entry[];
  chosen: number | undefined;
  onChoose: (position: number) => void;
  marked: ReadonlySet<number>;
  onMark?: (marked: ReadonlySet<number>) => void;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  const { marked, onMark } = props;
  const mark = (position: number, on: boolean): void => {
    const next = new Set(marked);
    if (on) next.add(position);
    else next.delete(position);
    onMark?.(next);
  };
  return (
    <table className="set-table">
      <thead>
        <tr>
          <th scope="col">{t('position')}</th>
          <th scope="col">{t('at')}</th>
          <th scope="col">{t('action')}</th>
          <th scope="col">{t('actor')}</th>
          <th scope="col">{t('subject')}</th>
          {onMark && <th scope="col">{t('erase_mark')}</th>}
        </tr>
      </thead>
      <tbody>
        {props.entries.map((entry) => (
          <tr key={entry.position} data-chosen={entry.position === props.chosen}>
            <th scope="row">
              <button
                type="button"
                aria-pressed={entry.position === props.chosen}
                onClick={() => props.onChoose(entry.position)}
              >
                {entry.position}
              </button>
            </th>
            <td>
              {format.dateShort(entry.at)} {format.clock(entry.at)}
            </td>
            <td>
              {actionText(entry.action, language)} {entry.erased && <span className="t3">({t('erased')})</span>}
            </td>
            <td>{entry.actor?.name ?? t('system')}</td>
            <td className="t2">
              {subjectText(entry.subject.type, language)} {entry.subject.id.slice(-6)}
            </td>
            {onMark && (
              <td>
                {!entry.erased && (
                  <input
                    type="checkbox"
                    aria-label={`${t('erase_mark')} ${entry.position}`}
                    checked={marked.has(entry.position)}
                    onChange={(event) => mark(entry.position, event.target.checked)}
                  />
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
