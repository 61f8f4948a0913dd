import type { FieldView } from '../../../information/registers/registers.contract.ts';
import { GroupField } from '../../../information/registers/web/index.ts';
import { Button } from '../../../platform/web/kit/index.ts';
import type { ApiProblem } from '../../../platform/web/problem.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { ProcessView } from '../cases.contract.ts';
import { AreaField } from './AreaField.tsx';
import { FieldsInput, refusedOf } from './FieldsInput.tsx';
import { type Intake, lacksArea } from './intake.ts';
import { LinkPicker } from './LinkPicker.tsx';
import { OwnersInput } from './OwnersInput.tsx';
import { PartiesInput } from './PartiesInput.tsx';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

/** Left what the case is about, right where, whose, with whom and linked to what. */
export function IntakeForm(props: {
  process: ProcessView;
  fields: readonly FieldView[];
  intake: Intake;
  /** Name of the area that the form began with. */
  areaName: string;
  tried: boolean;
  error: ApiProblem | undefined;
  onChange: (intake: Intake) => void;
}) {
  const t = useTexts(texts);
  const { say } = useCaseWords();
  const { process, intake, error, onChange } = props;
  const areaFault = props.tried && lacksArea(process, intake) ? t('fault_area') : refusedOf(error, 'areaCode');
  return (
    <div className="case-intake">
      <div className="case-form-part">
        <p className="t2">{say(process.texts.purpose)}</p>
        <FieldsInput
          fields={props.fields}
          typed={intake.typed}
          tried={props.tried}
          error={error}
          onChange={(typed) => onChange({ ...intake, typed })}
        />
      </div>
      <div className="case-form-part">
        <AreaField
          value={intake.areaCode}
          name={props.areaName}
          required={process.area === 'required'}
          error={areaFault}
          onChange={(areaCode) => onChange({ ...intake, areaCode })}
        />
        <OwnersInput
          functions={intake.functions}
          bodies={intake.bodies}
          onChange={(owners) => onChange({ ...intake, ...owners })}
        />
        {process.parties && (
          <PartiesInput parties={intake.parties} onChange={(parties) => onChange({ ...intake, parties })} />
        )}
        {process.links.length > 0 && (
          <GroupField label={t('links')} error={refusedOf(error, 'links')}>
            <span className="case-chosen">
              {intake.links.map(({ target, title }) => (
                <Button
                  key={target}
                  aria-label={t('remove', { name: title })}
                  onClick={() => onChange({ ...intake, links: intake.links.filter((one) => one.target !== target) })}
                >
                  {title} ✕
                </Button>
              ))}
            </span>
            <LinkPicker
              process={process}
              onPick={(picked) =>
                onChange({
                  ...intake,
                  links: [...intake.links.filter(({ target }) => target !== picked.target), picked],
                })
              }
            />
          </GroupField>
        )}
      </div>
    </div>
  );
}
