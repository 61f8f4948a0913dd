import { useElapsed } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { CallView, LineView } from '../calls.contract.ts';
import { texts } from './texts.ts';

/** The lines: who talks on which, which is free, which is not in use. */
export function LineList({ lines, calls }: { lines: readonly LineView[]; calls: readonly CallView[] }) {
  const t = useTexts(texts);
  return (
    <section>
      <h2 className="panel-head">
        <b>{t('lines')}</b>
      </h2>
      <ul>
        {lines.map((line) => (
          <LineRow
            key={line.id}
            line={line}
            talking={calls.filter((call) => call.line?.number === line.number && call.state === 'answered')}
            ringing={calls.some((call) => call.line?.number === line.number && call.state === 'ringing')}
          />
        ))}
      </ul>
    </section>
  );
}

function LineRow({ line, talking, ringing }: { line: LineView; talking: readonly CallView[]; ringing: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const busy = talking.length > 0;
  const quiet = line.active && !busy && !ringing;
  // Lines of other agencies are not answered in this room.
  const elsewhere = quiet && line.owner !== 'police' && line.owner !== 'local_government';
  const mark = !line.active ? '–' : elsewhere ? '→' : quiet ? '○' : '●';
  return (
    <li className="call-line call-line-low">
      <span className={`call-line-mark ${busy ? 't2' : 't3'}`} aria-hidden="true">
        {mark}
      </span>
      <span className="grow">
        <b className={`cut${line.active ? '' : ' t3'}`}>{line.name[language] || line.number}</b>
        <span className="cut s12 t3">
          {talking.map((call) => (
            <Talk key={call.id} call={call} />
          ))}
          {!busy &&
            t(!line.active ? 'line_off' : ringing ? 'line_ringing' : elsewhere ? 'line_elsewhere' : 'line_free')}
        </span>
      </span>
    </li>
  );
}

function Talk({ call }: { call: CallView }) {
  const format = useFormat();
  const seconds = useElapsed(call.answeredAt ?? undefined);
  return (
    <span className="call-talk">
      {call.answeredBy?.name} · {format.duration(seconds)}
    </span>
  );
}
