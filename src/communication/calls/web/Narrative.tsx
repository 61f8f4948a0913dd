import { type Ref, useRef } from 'react';
import type { Mark } from '../../../command/incidents/suggest.rules.ts';
import { KeyHint } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { cutText } from './marks.rules.ts';
import { texts } from './texts.ts';

export interface NarrativeProps {
  value: string;
  marks: readonly Mark[];
  onChange: (value: string) => void;
  ref: Ref<HTMLTextAreaElement>;
}

/**
 * The narrative. Recognised words are underlined by an invisible copy of the text behind the field: the typed letters
 * themselves are never touched, so nothing jumps.
 */
export function Narrative({ value, marks, onChange, ref }: NarrativeProps) {
  const t = useTexts(texts);
  const mirror = useRef<HTMLDivElement>(null);
  return (
    <div>
      <label className="call-label" htmlFor="call-narrative">
        {t('narrative')}
        <span className="t3">{t('narrative_hint')}</span>
        <KeyHint keys="Alt 1" quiet />
      </label>
      <div className="call-narrative">
        <div className="call-mirror" aria-hidden="true" ref={mirror}>
          {cutText(value, marks).map((piece) =>
            piece.marked ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
          )}
          {/* A closing line break counts only when something follows it. */}
          {'\u200b'}
        </div>
        <textarea
          id="call-narrative"
          ref={ref}
          data-region-focus
          value={value}
          maxLength={8000}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          onScroll={(event) => {
            if (mirror.current) mirror.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
    </div>
  );
}
