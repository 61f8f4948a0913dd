import { KeyHint, useElapsed } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { CallView } from '../calls.contract.ts';
import { texts } from './texts.ts';
import { useLineName } from './useLineName.ts';

/** One's own calls that are not in front right now, each with its first words and its running time. */
export function AsideList(props: {
  calls: readonly CallView[];
  wordsOf: (callId: string) => string;
  onTake: (id: string) => void;
}) {
  const t = useTexts(texts);
  if (props.calls.length === 0) return null;
  return (
    <section>
      <h2 className="panel-head">
        <b>
          {t('aside')} {props.calls.length}
        </b>
        <span className="grow" />
        <KeyHint keys="F2" quiet />
      </h2>
      <ul>
        {props.calls.map((call) => (
          <AsideRow key={call.id} call={call} words={props.wordsOf(call.id)} onTake={() => props.onTake(call.id)} />
        ))}
      </ul>
    </section>
  );
}

function AsideRow({ call, words, onTake }: { call: CallView; words: string; onTake: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const lineName = useLineName();
  const seconds = useElapsed(call.answeredAt ?? undefined);
  return (
    <li>
      <button type="button" className="call-line" onClick={onTake}>
        <span className="grow">
          <b className="cut">{lineName(call)}</b>
          <span className="cut s12 t3">{words || call.numberMasked || t('nothing_typed')}</span>
        </span>
        <b>{format.duration(seconds)}</b>
      </button>
    </li>
  );
}
