import { GroupField } from '../../../information/registers/web/index.ts';
import { Button } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type OutsideBody, outsideBodies, type PoliceFunction, policeFunctions } from '../owners.types.ts';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

/** Who owns a case: several functions at once, and bodies outside of the police. */
export function OwnersInput(props: {
  functions: readonly PoliceFunction[];
  bodies: readonly OutsideBody[];
  onChange: (owners: { functions: readonly PoliceFunction[]; bodies: readonly OutsideBody[] }) => void;
}) {
  const t = useTexts(texts);
  const words = useCaseWords();
  const { functions, bodies, onChange } = props;
  return (
    <>
      <Chosen
        label={t('functions')}
        all={policeFunctions}
        chosen={functions}
        nameOf={words.functionName}
        onChange={(next) => onChange({ functions: next, bodies })}
      />
      <Chosen
        label={t('bodies')}
        all={outsideBodies}
        chosen={bodies}
        nameOf={words.bodyName}
        onChange={(next) => onChange({ functions, bodies: next })}
      />
    </>
  );
}

function Chosen<T extends string>(props: {
  label: string;
  all: readonly T[];
  chosen: readonly T[];
  nameOf: (one: T) => string;
  onChange: (chosen: readonly T[]) => void;
}) {
  const t = useTexts(texts);
  const { all, chosen, nameOf, onChange } = props;
  return (
    <GroupField label={props.label}>
      <span className="case-chosen">
        {chosen.map((one) => (
          <Button
            key={one}
            aria-label={t('remove', { name: nameOf(one) })}
            onClick={() => onChange(chosen.filter((other) => other !== one))}
          >
            {nameOf(one)} ✕
          </Button>
        ))}
        <select
          className="input"
          aria-label={props.label}
          value=""
          onChange={({ target }) => onChange([...chosen, ...all.filter((one) => one === target.value)])}
        >
          <option value="">{t('add_more')}</option>
          {all
            .filter((one) => !chosen.includes(one))
            .map((one) => (
              <option key={one} value={one}>
                {nameOf(one)}
              </option>
            ))}
        </select>
      </span>
    </GroupField>
  );
}
