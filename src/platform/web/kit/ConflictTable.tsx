import { useState } from 'react';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { Button } from './Button.tsx';
import type { Difference } from './conflict.rules.ts';

/** A difference as it is shown. */
export interface ConflictPart<P extends string = string> extends Difference<P> {
  label: string;
  /** Both values in words; nothing for an empty one. */
  mine: React.ReactNode;
  theirs: React.ReactNode;
}

/** Both versions side by side, part by part. What only I changed is kept unless dropped; what both changed is theirs unless kept. */
export function ConflictTable<P extends string>(props: {
  parts: readonly ConflictPart<P>[];
  busy: boolean;
  /** Called with the parts in which mine is kept. */
  onSave: (keepMine: ReadonlySet<P>) => void;
  onDrop: () => void;
}) {
  const t = useTexts(texts);
  const [keep, setKeep] = useState<ReadonlySet<P>>(
    () => new Set(props.parts.filter(({ by }) => by === 'mine').map(({ part }) => part)),
  );
  function choose(part: P, mine: boolean): void {
    const next = new Set(keep);
    if (mine) next.add(part);
    else next.delete(part);
    setKeep(next);
  }
  return (
    <div className="conflict">
      <div className="conflict-parts" role="alert">
        <h2>{t('conflict')}</h2>
        <p className="t2">{t('conflict_next')}</p>
        {props.parts.map(({ part, label, mine, theirs }) => (
          <fieldset key={part} className="conflict-part">
            <legend>{label}</legend>
            {([true, false] as const).map((own) => (
              <button
                key={String(own)}
                type="button"
                aria-pressed={keep.has(part) === own}
                onClick={() => choose(part, own)}
              >
                <small>{t(own ? 'conflict_mine' : 'conflict_theirs')}</small>
                <span>{(own ? mine : theirs) || <i className="t3">{t('empty_value')}</i>}</span>
              </button>
            ))}
          </fieldset>
        ))}
      </div>
      <div className="conflict-end">
        <Button primary disabled={props.busy} onClick={() => props.onSave(keep)}>
          {t('conflict_save')}
        </Button>
        <Button onClick={props.onDrop}>{t('conflict_drop')}</Button>
      </div>
    </div>
  );
}
