import { CallRing, KeyHint } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { CallView } from '../calls.contract.ts';
import { texts } from './texts.ts';
import { useLineName } from './useLineName.ts';

/** Ringing calls, longest first; a press or `F4` answers. */
export function WaitingList(props: { waiting: readonly CallView[]; unread: boolean; onAnswer: (id: string) => void }) {
  const { waiting, unread, onAnswer } = props;
  const t = useTexts(texts);
  const lineName = useLineName();
  return (
    <section>
      <h2 className="panel-head">
        <b>
          {t('waiting')} {waiting.length || ''}
        </b>
        <span className="grow" />
        <span className="t3">{t('limit', { seconds: waiting[0]?.targetSeconds ?? 10 })}</span>
      </h2>
      {waiting.length === 0 && <p className="call-line t3">{t(unread ? 'waiting_unread' : 'none_waiting')}</p>}
      <ul>
        {waiting.map((call, index) => (
          <li key={call.id}>
            <button
              type="button"
              className="call-line"
              aria-label={t('answer_line', { line: lineName(call) })}
              onClick={() => onAnswer(call.id)}
            >
              {call.ringingAt && <CallRing from={call.ringingAt} targetSeconds={call.targetSeconds} />}
              <span className="grow">
                <b className="cut">{lineName(call)}</b>
                <span className="cut s12 t3">{call.numberMasked ?? t('no_number')}</span>
              </span>
              {index === 0 && <KeyHint keys="F4" quiet />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
