import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';

const levels = [1, 2, 3, 4, 5] as const;

/** A level from 1 to 5 as filled steps with its figure. No colour: what it means for the area is decided elsewhere. */
export function Scale({ label, level }: { label: string; level: number | undefined }) {
  const t = useTexts(texts);
  return (
    <div className="case-scale">
      <span className="t2 s12">{label}</span>
      {level ? (
        <b className="case-scale-value">{t('heat_of', { level })}</b>
      ) : (
        <span className="case-scale-value t3">{t('heat_none')}</span>
      )}
      <span className="case-scale-steps" aria-hidden="true">
        {levels.map((one) => (
          <i key={one} className={level && one <= level ? 'case-scale-on' : undefined} />
        ))}
      </span>
    </div>
  );
}
