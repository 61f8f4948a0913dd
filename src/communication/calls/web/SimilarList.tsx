import { type Ref, useImperativeHandle, useRef } from 'react';
import type { Similar } from '../../../command/incidents/incidents.contract.ts';
import { Button, Chip, KeyHint, PriorityMark } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { numberText } from './intake.rules.ts';
import { texts } from './texts.ts';

export interface SimilarListProps {
  similar: readonly Similar[];
  placed: boolean;
  asked: boolean;
  away: boolean;
  onMerge: (into: Similar) => void;
  ref: Ref<{ focus(): void }>;
}

/** Reports that may be the same event, each with score and reason; `Gabung` can be taken back. */
export function SimilarList({ similar, placed, asked, away, onMerge, ref }: SimilarListProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const list = useRef<HTMLUListElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => list.current?.querySelector('button')?.focus() }));
  const empty = away ? t('similar_away') : !placed ? t('similar_start') : asked ? t('similar_none') : '';
  return (
    <section className="call-block call-similar">
      <div className="call-label">
        <h2>{t('similar')}</h2>
        {similar.length > 0 && (
          <Chip>
            <span className="call-warn">▲ {similar.length}</span>
          </Chip>
        )}
        <KeyHint keys="Alt M" quiet />
      </div>
      {similar.length === 0 && <p className="t3">{empty}</p>}
      <ul ref={list}>
        {similar.map((one) => (
          <li key={one.id}>
            <PriorityMark level={([1, 2, 3, 4] as const).find((level) => level === one.priority) ?? 4} />
            <div className="grow">
              <div className="cut">
                <b>{numberText(one.number)}</b> {one.summary || one.placeText}
              </div>
              <div className="s12 t3">{one.reason[language]}</div>
            </div>
            <b className="call-score">{format.decimal(one.score, 2)}</b>
            <Button small aria-label={t('merge_into', { number: numberText(one.number) })} onClick={() => onMerge(one)}>
              {t('merge')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
