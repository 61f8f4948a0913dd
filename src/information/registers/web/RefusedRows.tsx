import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { RowRefusal } from '../import.contract.ts';
import type { RegisterView } from '../registers.contract.ts';
import { doorTexts } from './door-texts.ts';
import { useWords } from './words.ts';

/** Rows shown at once; the rest is in the file itself. */
const most = 100;

/** Rows of a file that were not taken, or that an undoing left, with their reasons. */
export function RefusedRows({ refusals, register }: { refusals: readonly RowRefusal[]; register: RegisterView }) {
  const t = useTexts(doorTexts);
  const { say } = useWords();
  const nameOf = (id: string | null): string => {
    const field = register.fields.find((one) => one.id === id);
    return field ? say(field.texts) : (id ?? '–');
  };
  if (refusals.length === 0) return null;
  return (
    <table className="reg-refused">
      <thead>
        <tr>
          <th scope="col">{t('row')}</th>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('reason')}</th>
        </tr>
      </thead>
      <tbody>
        {refusals.slice(0, most).map(({ row, field, reason }) => (
          <tr key={`${row} ${field} ${reason.id}`}>
            <td>{row}</td>
            <td>{nameOf(field)}</td>
            <td>{say(reason)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
