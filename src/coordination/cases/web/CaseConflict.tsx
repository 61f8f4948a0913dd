import type { FieldView } from '../../../information/registers/registers.contract.ts';
import { readTyped, useAreas, useWords } from '../../../information/registers/web/index.ts';
import { type ConflictPart, ConflictTable, differencesOf } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { CaseView } from '../cases.contract.ts';
import { areaPart, bodiesPart, type CaseForm, functionsPart, partsOf, samePart, typedIn } from './form.ts';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

const noNames: Readonly<Record<string, string>> = {};

/** The kit's table of a conflict, filled with the fields, area and owners of a case. */
export function CaseConflict(props: {
  /** The case as it is saved now. */
  one: CaseView;
  fields: readonly FieldView[];
  read: CaseForm;
  mine: CaseForm;
  theirs: CaseForm;
  busy: boolean;
  onSave: (keepMine: ReadonlySet<string>) => void;
  onDrop: () => void;
}) {
  const t = useTexts(texts);
  const words = useCaseWords();
  const values = useWords();
  const areas = useAreas();
  const { one, fields, read, mine, theirs, ...rest } = props;

  function labelOf(part: string): string {
    if (part === areaPart) return t('area');
    if (part === functionsPart) return t('functions');
    if (part === bodiesPart) return t('bodies');
    const field = fields.find(({ id }) => id === part);
    return field ? words.say(field.texts) : part;
  }
  function textOf(form: CaseForm, part: string): string {
    if (part === functionsPart) return form.functions.map(words.functionName).join(', ');
    if (part === bodiesPart) return form.bodies.map(words.bodyName).join(', ');
    if (part === areaPart) {
      const { areaCode } = form;
      const known = areas.find(({ code }) => code === areaCode)?.name;
      return known ?? (areaCode === one.areaCode ? one.areaText : (areaCode ?? ''));
    }
    const field = fields.find(({ id }) => id === part);
    if (!field) return '';
    const typed = typedIn(form.typed, field);
    const value = readTyped(field, typed);
    return value === undefined ? String(typed) : values.value(field, value, noNames);
  }
  const same = (a: CaseForm, b: CaseForm, part: string): boolean => samePart(fields, a, b, part);
  const parts = differencesOf(partsOf(fields), same, { read, mine, theirs }).map(
    ({ part, by }): ConflictPart => ({
      part,
      by,
      label: labelOf(part),
      mine: textOf(mine, part),
      theirs: textOf(theirs, part),
    }),
  );
  return <ConflictTable parts={parts} {...rest} />;
}
