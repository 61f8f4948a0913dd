import { withQuery } from '../../../platform/web/api.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { type FieldView, type RecordView, type RegisterView, registerPaths } from '../registers.contract.ts';
import { pathOf } from './paths.ts';
import { useLook } from './purpose.ts';

/** The files of one field, each to be kept on one's own computer. */
export function FileLinks({
  register,
  record,
  field,
}: {
  register: RegisterView;
  record: RecordView;
  field: FieldView;
}) {
  const format = useFormat();
  const look = useLook(register);
  const addressOf = (file: string): string =>
    withQuery(pathOf(registerPaths.file, { register: register.id, id: record.id, file }), look.query);
  const files = [record.values[field.id] ?? []].flat().flatMap((id) => record.files[String(id)] ?? []);
  if (files.length === 0) return <span className="t3">–</span>;
  return (
    <ul className="reg-files">
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <a href={addressOf(id)} download={name}>
            {name}
          </a>{' '}
          <span className="t3">{format.decimal(Math.max(1, Math.round(size / 1024)))} kB</span>
        </li>
      ))}
    </ul>
  );
}
