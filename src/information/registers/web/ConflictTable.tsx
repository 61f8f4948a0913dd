import { type ConflictPart, ConflictTable as Table } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { RegisterView } from '../registers.contract.ts';
import { differences } from './conflict.ts';
import { type Form, placePart, readTyped, typedIn } from './form.ts';
import { texts } from './texts.ts';
import { useWords } from './words.ts';

/** The kit's table of a conflict, filled with a record's fields and its place. */
export function ConflictTable(props: {
  register: RegisterView;
  read: Form;
  mine: Form;
  theirs: Form;
  busy: boolean;
  onSave: (keepMine: ReadonlySet<string>) => void;
  onDrop: () => void;
}) {
  const t = useTexts(texts);
  const words = useWords();
  const { register, read, mine, theirs, ...rest } = props;
  const fieldOf = (part: string) => register.fields.find((one) => one.id === part);
  function textOf(form: Form, part: string): string {
    if (part === placePart) return form.place?.text || t('no_place');
    const field = fieldOf(part);
    if (!field) return '';
    const typed = typedIn(form, field);
    const value = readTyped(field, typed);
    return value === undefined ? String(typed) : words.value(field, value, form.names);
  }
  const parts = differences(register, read, mine, theirs).map(({ part, by }): ConflictPart => {
    const field = fieldOf(part);
    const label = field ? words.say(field.texts) : t('place');
    return { part, by, label, mine: textOf(mine, part), theirs: textOf(theirs, part) };
  });
  return <Table parts={parts} {...rest} />;
}
