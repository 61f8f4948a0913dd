import { useEffect, useMemo, useRef, useState } from 'react';
import type { Similar } from '../../../command/incidents/incidents.contract.ts';
import { suggestKinds } from '../../../command/incidents/suggest.rules.ts';
import type { PlaceHit } from '../../../information/areas/areas.contract.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Region } from '../../../platform/web/shell/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import type { ConcludeCall, LineView } from '../calls.contract.ts';
import type { CallForm, ChosenPlace } from './form.ts';
import { type Intake, type MissingField, missingFields, readIntake } from './intake.rules.ts';
import { KindPicker } from './KindPicker.tsx';
import { Narrative } from './Narrative.tsx';
import { NeedsBlock } from './NeedsBlock.tsx';
import { NoIncident } from './NoIncident.tsx';
import { PlaceField } from './PlaceField.tsx';
import { PlaceMap } from './PlaceMap.tsx';
import { PriorityBlock } from './PriorityBlock.tsx';
import { chosenIndex, placeLetters, placeOf } from './place.rules.ts';
import { Questions, type QuestionsHandle } from './Questions.tsx';
import { SendBlock } from './SendBlock.tsx';
import { SimilarList } from './SimilarList.tsx';
import { texts } from './texts.ts';
import { usePlaceSearch } from './usePlaces.ts';
import { useSimilar } from './useSimilar.ts';
import { useSuggestions } from './useSuggestions.ts';

export interface IntakePaneProps {
  form: CallForm;
  update: (change: Partial<CallForm>) => void;
  lines: readonly LineView[];
  busy: boolean;
  onSend: (intake: Intake) => void;
  onMerge: (intake: Intake, into: Similar) => void;
  onConclude: (end: ConcludeCall) => void;
}

const noHits: readonly PlaceHit[] = [];

/** The form of one call: words and place in the middle, grading at the right. */
export function IntakePane(props: IntakePaneProps) {
  const { form, update } = props;
  const t = useTexts(texts);
  const language = useLanguage();
  const narrative = useRef<HTMLTextAreaElement>(null);
  const placeInput = useRef<HTMLInputElement>(null);
  const kindInput = useRef<HTMLInputElement>(null);
  const questions = useRef<QuestionsHandle>(null);
  const similarList = useRef<{ focus(): void }>(null);
  const [cursor, setCursor] = useState(-1);
  const [ending, setEnding] = useState(false);
  const [asked, setAsked] = useState<readonly MissingField[]>([]);

  useEffect(() => narrative.current?.focus(), []);

  const words = useSuggestions(form.narrative);
  const intake = readIntake(form, words);
  const search = usePlaceSearch(form.placeQuery);
  const hits = useMemo(() => search.answer?.items.slice(0, placeLetters.length) ?? noHits, [search.answer]);
  const near = useSimilar(form.place, intake.kind?.code, form.narrative);
  const missing = missingFields(form, intake).filter((field) => asked.includes(field));

  const takePlace = (place: ChosenPlace): void => {
    setCursor(chosenIndex(hits, place));
    update({ place });
  };
  const takePoint = (lon: number, lat: number): void => {
    const round = (value: number): number => Number(value.toFixed(6));
    const at = { lon: round(lon), lat: round(lat) };
    const figure = (value: number): string => value.toFixed(4).replace('.', language === 'id' ? ',' : '.');
    const text = t('place_pressed', { lat: figure(at.lat), lon: figure(at.lon) });
    // The words that the caller used say more than figures; they stay when there are any.
    update({ place: { text: form.placeQuery.trim() || text, ...at } });
  };
  /** Reads the words once more, since the shown reading may be a moment behind the keys. */
  const send = (): void => {
    if (props.busy) return;
    const last = readIntake(form, suggestKinds(form.narrative));
    const fields = missingFields(form, last);
    setAsked(fields);
    if (fields[0] === 'place') placeInput.current?.focus();
    else if (fields[0] === 'kind') kindInput.current?.focus();
    else props.onSend(last);
  };
  const emergency = (): void => update({ emergency: !form.emergency });

  const group = t('keys');
  useKeys([
    { keys: 'Alt 1', label: t('key_narrative'), group, run: () => narrative.current?.focus() },
    { keys: 'Alt 2', label: t('key_place'), group, run: () => placeInput.current?.focus() },
    { keys: 'Alt 3', label: t('key_kind'), group, run: () => kindInput.current?.focus() },
    { keys: 'Alt 4', label: t('key_questions'), group, run: () => questions.current?.focus() },
    { keys: 'Alt M', label: t('key_similar'), group, run: () => similarList.current?.focus() },
    { keys: 'Alt G', label: t('key_emergency'), group, run: emergency },
    { keys: 'Alt B', label: t('key_no_incident'), group, run: () => setEnding(true) },
    { keys: 'Ctrl Enter', label: t('key_send'), group, run: send },
    { keys: 'Esc', label: t('note_back'), group, run: () => narrative.current?.focus() },
  ]);

  return (
    <>
      <Region name="command" label={t('region_words')} className="call-words">
        <Narrative
          ref={narrative}
          value={form.narrative}
          marks={words.marks}
          onChange={(value) => update({ narrative: value })}
        />
        <PlaceField
          ref={placeInput}
          form={form}
          hits={hits}
          search={search}
          error={missing.includes('place') ? t('missing_place') : undefined}
          cursor={cursor}
          onCursor={setCursor}
          onQuery={(placeQuery) => {
            setCursor(-1);
            update({ placeQuery, place: null });
          }}
          onPlace={takePlace}
          map={
            <PlaceMap
              hits={hits}
              place={form.place}
              similar={near.similar}
              onHit={(hit) => takePlace(placeOf(hit))}
              onPoint={takePoint}
            />
          }
        />
      </Region>
      <Region name="sheet" label={t('region_grading')} className="call-grading">
        <div className="call-scroll">
          <KindPicker
            ref={kindInput}
            intake={intake}
            error={missing.includes('kind') ? t('missing_kind') : undefined}
            onKind={(kind) => update({ kind })}
            onDone={() => questions.current?.focus()}
          />
          <Questions
            ref={questions}
            intake={intake}
            onAnswer={(question, answer) =>
              // Answering its questions settles the kind: it no longer follows the words.
              update({ answers: { ...form.answers, [question]: answer }, kind: intake.kind?.code ?? null })
            }
          />
          <PriorityBlock
            intake={intake}
            set={form.emergency ? null : form.priority}
            // A less urgent choice takes the emergency flag off, which would override it.
            onPriority={(priority) => update({ priority, emergency: false })}
          />
          {intake.kind && <NeedsBlock needs={intake.needs} onNeeds={(needs) => update({ needs })} />}
          <SimilarList
            ref={similarList}
            similar={near.similar}
            placed={form.place !== null}
            asked={near.asked}
            away={near.away}
            onMerge={(into) => props.onMerge(intake, into)}
          />
        </div>
        {ending ? (
          <NoIncident lines={props.lines} onConclude={props.onConclude} onBack={() => setEnding(false)} />
        ) : (
          <SendBlock
            emergency={form.emergency}
            busy={props.busy}
            refusal={form.refusal}
            onSend={send}
            onEmergency={emergency}
            onNoIncident={() => setEnding(true)}
          />
        )}
      </Region>
    </>
  );
}
