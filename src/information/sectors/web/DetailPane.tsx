import { Segments } from '../../../platform/web/kit/index.ts';
import { currentLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { PlanArea, PlanView, Split } from '../sectors.contract.ts';
import { AreaTable } from './AreaTable.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { texts } from './texts.ts';
import { UnitTable } from './UnitTable.tsx';
import type { usePlanActs } from './usePlanActs.ts';

export const parts = ['figures', 'areas', 'units', 'settings'] as const;
export type Part = (typeof parts)[number];

/** The parts of a split: figures by sector, areas, units with their beats, and names with officers. */
export function DetailPane(props: {
  split: Split;
  /** The plan, where a plan is shown; undefined for a proposal and in a comparison. */
  view: PlanView | undefined;
  part: Part;
  onPart: (part: Part) => void;
  order: readonly PlanArea[];
  chosen: readonly string[];
  moved: readonly string[];
  unit: string | undefined;
  /** Why nothing can be moved here. */
  hint: string;
  mayWrite: boolean;
  onChoose: (code: string, more: boolean) => void;
  onUnit: (id: string | undefined) => void;
  acts: ReturnType<typeof usePlanActs>;
}) {
  const { split, view, part, acts } = props;
  const t = useTexts(texts);
  const format = useFormat();
  const editable = view?.mayEdit === true;
  const shown = parts.filter((one) => one !== 'settings' || editable);
  const open = shown.includes(part) ? part : 'figures';
  return (
    <>
      <div className="sec-parts">
        <Segments
          label={t('parts')}
          value={open}
          options={shown.map((key) => ({ key, label: t(key) }))}
          onChange={props.onPart}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys, also where nothing in it can be pressed */}
      <section className="sec-scroll" aria-label={t(open)} tabIndex={0}>
        {open === 'figures' && (
          <>
            <FiguresTable split={split} />
            <p className="t3 s12 sec-note">
              {t('period', { from: format.dateLong(split.period.from), to: format.dateLong(split.period.to) })}.{' '}
              {split.rule[currentLanguage()]}
            </p>
          </>
        )}
        {open === 'areas' && (
          <>
            {props.mayWrite && <p className="t3 s12 sec-note">{editable ? t('move_hint') : props.hint}</p>}
            <AreaTable
              split={split}
              order={props.order}
              chosen={props.chosen}
              moved={props.moved}
              editable={editable}
              onChoose={props.onChoose}
              onMove={(codes, to) => view && void acts.move(view, codes, to)}
            />
          </>
        )}
        {open === 'units' && (
          <UnitTable
            split={split}
            shown={props.unit}
            editable={editable}
            onShow={props.onUnit}
            onSet={(unit, to) => view && void acts.setUnit(view, unit, to)}
          />
        )}
        {open === 'settings' && view && (
          <SettingsForm key={view.plan.version} view={view} onSave={(edit) => void acts.edit(view, edit)} />
        )}
      </section>
    </>
  );
}
