import { StatusMark } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { StatusLevel } from '../status.types.ts';
import { texts } from './texts.ts';

/** Shape, colour and word of a status; a hollow ring where nothing can be said yet, in fewer words where `short`. */
export function StatusWord({
  status,
  size = 12,
  short = false,
}: {
  status: StatusLevel | null;
  size?: number;
  short?: boolean;
}) {
  const t = useTexts(texts);
  return (
    <span className={`st-word st-${status ?? 'unknown'}`}>
      {status ? (
        <StatusMark status={status} size={size} worded />
      ) : (
        <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
          <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 2" />
        </svg>
      )}
      {t(status ?? (short ? 'road_unknown' : 'unknown'))}
    </span>
  );
}
