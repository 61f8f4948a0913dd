import { type KeyboardEvent, type Ref, useEffect, useRef } from 'react';
import type { PlaceHit } from '../../../information/areas/areas.contract.ts';
import { KeyHint } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { CallForm, ChosenPlace } from './form.ts';
import { certainHit, chosenIndex, placeLetters, placeOf, stepIndex } from './place.rules.ts';
import { Required } from './Required.tsx';
import { texts } from './texts.ts';
import type { PlaceSearch } from './usePlaces.ts';

export interface PlaceFieldProps {
  form: CallForm;
  hits: readonly PlaceHit[];
  search: PlaceSearch;
  error: string | undefined;
  onQuery: (words: string) => void;
  onPlace: (place: ChosenPlace) => void;
  /** The row that ↑ ↓ stand on; also shown on the map. */
  cursor: number;
  onCursor: (index: number) => void;
  ref: Ref<HTMLInputElement>;
  map: React.ReactNode;
}

/** Place: words, coordinates or a map link; the hits lettered A–E on the list and on the map. */
export function PlaceField(props: PlaceFieldProps) {
  const { form, hits, search, error, cursor } = props;
  const t = useTexts(texts);
  const format = useFormat();
  const chosen = chosenIndex(hits, form.place);
  const take = (hit: PlaceHit | undefined): void => {
    if (hit) props.onPlace(placeOf(hit));
  };

  // Coordinates are taken as soon as they are read, once for each text.
  const certain = certainHit(hits);
  const taken = useRef('');
  useEffect(() => {
    if (!certain || form.place || taken.current === form.placeQuery) return;
    taken.current = form.placeQuery;
    props.onPlace(placeOf(certain));
  });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      props.onCursor(stepIndex(cursor, event.key === 'ArrowDown' ? 1 : -1, hits.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(hits[Math.max(0, cursor)]);
    }
  }

  const active = cursor >= 0 ? `place-${placeLetters[cursor]}` : undefined;
  return (
    <>
      <div>
        <label className="call-label" htmlFor="call-place">
          {t('place')}
          <Required />
          <span className="t3 cut">{t('place_hint')}</span>
          <KeyHint keys="Alt 2" quiet />
        </label>
        <div className="call-place-input">
          <input
            id="call-place"
            className="input"
            ref={props.ref}
            role="combobox"
            aria-expanded={hits.length > 0}
            aria-controls="call-places"
            aria-activedescendant={active}
            aria-invalid={error !== undefined}
            aria-describedby="call-place-note"
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            placeholder={t('place_placeholder')}
            value={form.placeQuery}
            onChange={(event) => props.onQuery(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <span className="s12 t3" aria-live="polite">
            {search.searching
              ? t('place_searching')
              : search.answer
                ? t('place_found', { count: hits.length, ms: format.decimal(Math.ceil(search.answer.tookMs)) })
                : ''}
          </span>
        </div>
        <div className={`call-note${error ? ' call-note-error' : ''}`} id="call-place-note" aria-live="polite">
          {error && `■ ${error}`}
        </div>
      </div>
      <div className="call-places">
        <div className="call-hits">
          <div role="listbox" aria-label={t('place_list')} id="call-places" tabIndex={-1}>
            {hits.map((hit, index) => (
              <HitRow
                key={placeLetters[index]}
                letter={placeLetters[index] ?? ''}
                hit={hit}
                chosen={index === chosen}
                active={index === cursor}
                onTake={() => take(hit)}
              />
            ))}
          </div>
          <Hint {...props} />
        </div>
        {props.map}
      </div>
    </>
  );
}

function HitRow(props: { letter: string; hit: PlaceHit; chosen: boolean; active: boolean; onTake: () => void }) {
  const { letter, hit, chosen, active } = props;
  const language = useLanguage();
  const format = useFormat();
  const metres = hit.distanceM === null ? '' : ` · ${format.distance(hit.distanceM)}`;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above moves through the list and takes with Enter
    <div
      id={`place-${letter}`}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={`call-hit${active ? ' call-hit-active' : ''}`}
      onClick={props.onTake}
    >
      <span className="call-letter">{letter}</span>
      <span className="grow">
        <span className="cut call-hit-name">{hit.name}</span>
        <span className="cut s12 t3 call-hit-detail">
          {hit.detail[language]}
          {metres}
        </span>
      </span>
    </div>
  );
}

function Hint({ form, hits, search }: PlaceFieldProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const problem = search.answer?.problem;
  let text = t('place_next');
  if (search.away) text = t('place_away');
  else if (problem) text = problem[language];
  else if (form.placeQuery.trim().length < 2) text = t('place_start');
  else if (hits.length === 0)
    text = search.searching || !search.answer ? '' : form.place ? t('place_next') : t('place_none');
  return <p className="call-hit-hint t3">{text}</p>;
}
