import { memo } from 'react';
import { duration } from '../text/format.ts';
import { useFormat } from '../text/useFormat.ts';
import { KeyHint } from './KeyHint.tsx';
import { UnitMark, type UnitStatus } from './marks.tsx';

export interface RecommendationRowProps {
  id: string;
  /** The key that toggles it, `1`–`9`; `–` when it cannot be sent. */
  hint: string;
  call: string;
  kind: string;
  status: UnitStatus;
  etaSeconds: number | undefined;
  metres: number | undefined;
  /** Drawn with `+`. */
  reasons: readonly string[];
  /** Drawn with ▲. */
  shortfalls: readonly string[];
  /** Everything in words, where the line shows only the first reasons. */
  title?: string;
  chosen?: boolean;
  disabled?: boolean;
  onToggle: (id: string) => void;
}

/** One proposed unit, 52 px: key, unit, kind, status, ETA | distance, reasons, shortfalls. */
export const RecommendationRow = memo(function RecommendationRow(props: RecommendationRowProps) {
  const format = useFormat();
  return (
    <li className="rec-item">
      <button
        type="button"
        className="rec-row"
        title={props.title}
        aria-pressed={props.chosen ?? false}
        disabled={props.disabled}
        onClick={() => props.onToggle(props.id)}
      >
        <KeyHint keys={props.hint} quiet />
        <span className="rec-main">
          <span className="rec-top">
            <b className="rec-call">{props.call}</b>
            <span className="cut grow">{props.kind}</span>
            <UnitMark status={props.status} />
            <b className="rec-eta">{props.etaSeconds === undefined ? '–' : duration(props.etaSeconds)}</b>
          </span>
          <span className="rec-why">
            <span className="rec-km">{props.metres === undefined ? '–' : format.distance(props.metres)}</span>
            {props.reasons.map((reason) => (
              <span key={reason} className="rec-plus">
                {reason}
              </span>
            ))}
            {props.shortfalls.map((shortfall) => (
              <span key={shortfall} className="rec-minus cut">
                {shortfall}
              </span>
            ))}
          </span>
        </span>
      </button>
    </li>
  );
});
