import { type FormEvent, type Ref, useState } from 'react';
import { Button, Field, Segments } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { AskProposal } from '../sectors.contract.ts';
import { type PlanLevel, planLevels, sectorKeys, type Weights } from '../sectors.types.ts';
import { texts } from './texts.ts';

const weightKeys = ['load', 'population', 'area'] as const satisfies (keyof Weights)[];

/** What a balanced split shall be made of. */
export function ProposeForm(props: {
  start: Pick<AskProposal, 'level' | 'k' | 'weights' | 'seed'>;
  busy: boolean;
  error: string | undefined;
  first: Ref<HTMLInputElement>;
  onPropose: (asked: AskProposal) => void;
}) {
  const t = useTexts(texts);
  const [level, setLevel] = useState<PlanLevel>(props.start.level);
  const [k, setK] = useState(String(props.start.k));
  const [weights, setWeights] = useState<Weights>(props.start.weights);
  const [seed, setSeed] = useState(String(props.start.seed));
  const asked = { level, k: Number(k), weights, seed: Number(seed) };
  const valid =
    Number.isInteger(asked.k) &&
    asked.k >= 1 &&
    asked.k <= sectorKeys.length &&
    Number.isInteger(asked.seed) &&
    asked.seed >= 0 &&
    weightKeys.some((key) => weights[key] > 0);
  function send(event: FormEvent): void {
    event.preventDefault();
    if (valid && !props.busy) props.onPropose(asked);
  }
  return (
    <form className="sec-form" aria-label={t('propose')} onSubmit={send}>
      <h2>{t('propose')}</h2>
      <Segments
        label={t('level')}
        value={level}
        options={planLevels.map((one) => ({ key: one, label: t(one) }))}
        onChange={setLevel}
      />
      <Field label={t('count')} hint={`1–${sectorKeys.length}`}>
        {(input) => (
          <input
            {...input}
            ref={props.first}
            className="input"
            type="number"
            min={1}
            max={sectorKeys.length}
            value={k}
            onChange={(event) => setK(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="sec-weights">
        <legend>{t('weights')}</legend>
        {weightKeys.map((key) => (
          <label key={key}>
            <span>{t(`weight_${key}`)}</span>
            <input
              type="range"
              min={0}
              max={10}
              step={1}
              value={weights[key]}
              onChange={(event) => setWeights({ ...weights, [key]: Number(event.target.value) })}
            />
            <output>{weights[key]}</output>
          </label>
        ))}
      </fieldset>
      <Field label={t('variant')} hint={t('variant_hint')}>
        {(input) => (
          <input
            {...input}
            className="input"
            type="number"
            min={0}
            max={999999}
            value={seed}
            onChange={(event) => setSeed(event.target.value)}
          />
        )}
      </Field>
      {props.error !== undefined && (
        <p role="alert" className="s12">
          ▲ {props.error}
        </p>
      )}
      <Button type="submit" disabled={!valid || props.busy} keys="Enter">
        {props.busy ? t('proposing') : t('propose_go')}
      </Button>
    </form>
  );
}
