import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { ImportPreview } from '../import.contract.ts';
import { doorTexts } from './door-texts.ts';
import type { Target } from './useImport.ts';
import { useWords } from './words.ts';

const formats = { csv: 'CSV', xlsx: 'XLSX', geojson: 'GeoJSON' } as const;

interface ImportColumnsProps {
  preview: ImportPreview;
  mapping: readonly Target[];
  missing: ImportPreview['targets'];
  onMap: (at: number, target: Target) => void;
}

/** What a file was read as, and which field each of its columns fills, with its first cells. */
export function ImportColumns({ preview, mapping, missing, onMap }: ImportColumnsProps) {
  const t = useTexts(doorTexts);
  const { say } = useWords();
  const format = useFormat();
  const { encoding, delimiter } = preview;
  const facts = [
    t('read_as', { format: formats[preview.format], rows: format.decimal(preview.rows) }),
    ...(encoding ? [t('encoding', { encoding: encoding.toUpperCase() })] : []),
    ...(delimiter ? [t('delimiter', { delimiter: delimiter === '\t' ? t('tab') : delimiter })] : []),
  ];
  return (
    <section aria-label={t('columns')} className="reg-columns">
      <p>{facts.join(' · ')}</p>
      {preview.warnings.map((warning) => (
        <p key={warning.id} className="reg-warning">
          ▲ {say(warning)}
        </p>
      ))}
      <h2>{t('columns')}</h2>
      <p className="t3 s12">{t('columns_how')}</p>
      {missing.length > 0 && (
        <p className="field-error">
          ■ {t('required_missing', { fields: missing.map(({ texts }) => say(texts)).join(', ') })}
        </p>
      )}
      <ul>
        {preview.columns.map(({ title, sample }, at) => {
          const name = title || t('untitled', { number: at + 1 });
          const cells = sample.filter(Boolean).slice(0, 3).join(' | ');
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
            <li key={at} className="reg-column">
              <div className="grow">
                <b className="cut">{name}</b>
                <span className="t3 s12 cut">{cells || '–'}</span>
              </div>
              <select
                className="input"
                aria-label={t('target_of', { title: name })}
                value={mapping[at] ?? ''}
                onChange={({ target }) => onMap(at, target.value || null)}
              >
                <option value="">{t('left_out')}</option>
                {preview.targets.map(({ key, texts }) => (
                  <option key={key} value={key}>
                    {say(texts)}
                  </option>
                ))}
              </select>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
