import { type ConflictPart, ConflictTable as Table } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { differences, type EditForm, type Part } from './conflict.ts';
import { texts } from './texts.ts';
import { useWords } from './words.ts';

/** The kit's table of a conflict, filled with the facts of an incident. */
export function ConflictTable(props: {
  read: EditForm;
  mine: EditForm;
  theirs: EditForm;
  busy: boolean;
  onSave: (keepMine: ReadonlySet<Part>) => void;
  onDrop: () => void;
}) {
  const t = useTexts(texts);
  const { read, mine, theirs, ...rest } = props;
  const parts = differences(read, mine, theirs).map(
    ({ part, by }): ConflictPart<Part> => ({
      part,
      by,
      label: t(part),
      mine: <Value form={mine} part={part} />,
      theirs: <Value form={theirs} part={part} />,
    }),
  );
  return <Table parts={parts} {...rest} />;
}

function Value({ form, part }: { form: EditForm; part: Part }) {
  const t = useTexts(texts);
  const words = useWords();
  switch (part) {
    case 'kind':
      return words.kind(form.kind);
    case 'place':
      return `${form.placeText} (${form.lat.toFixed(5)}, ${form.lon.toFixed(5)})`;
    case 'emergency':
      return t(form.emergency ? 'yes' : 'no');
    case 'answers':
      return (
        Object.entries(form.answers)
          .map(([question, given]) => words.answer(form.kind, question, given))
          .map((said) => `${said.question} ${said.answer}`)
          .join('; ') || t('unanswered')
      );
    default:
      return String(form[part]) || '–';
  }
}
