import { Chip } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { PlanRow } from '../sectors.contract.ts';
import { texts } from './texts.ts';

/** Drafts and accepted plans; the one in force is where the page opens. */
export function PlanList(props: {
  rows: readonly PlanRow[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  function note({ state, sectors: n, validFrom, validTo, createdBy }: PlanRow): string {
    if (validFrom === null) return t('row_draft', { n, by: createdBy ?? '–' });
    const at = format.dateLong(`${validFrom}T12:00:00Z`);
    if (state !== 'past' || validTo === null) return t('row_dated', { n, at });
    return t('row_past', { n, at, to: format.dateLong(`${validTo}T12:00:00Z`) });
  }
  return (
    <ul className="sec-plans" aria-label={t('plans')}>
      {props.rows.map((row) => (
        <li key={row.id}>
          <button type="button" aria-pressed={row.id === props.chosen} onClick={() => props.onChoose(row.id)}>
            <span className="row">
              <b className="cut grow">{row.name}</b>
              <Chip kind={row.state === 'in_force' ? 'active' : 'fact'}>{t(row.state)}</Chip>
            </span>
            <span className="t3 s12">{note(row)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
