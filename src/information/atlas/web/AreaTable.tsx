import { StatusMark } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { PageLink, useWords } from '../../registers/web/index.ts';
import { statusWords } from '../../status/status.types.ts';
import { type Choropleth, type ShownArea, tableRows } from './choropleth.ts';
import { ShowButton } from './ShowButton.tsx';
import { texts } from './texts.ts';

/** Rows shown at once: a table of thousands of RT would make the page slow, and the worst stand first. */
const most = 300;

/** The colours of the map as a table, for those who cannot see it: what needs a look comes first. */
export function AreaTable(props: { choropleth: Choropleth; heading: string; onShow: (area: ShownArea) => void }) {
  const { choropleth } = props;
  const t = useTexts(texts);
  const { say } = useWords();
  const format = useFormat();
  const rows = tableRows(choropleth);
  return (
    <table className="atlas-table">
      <caption className="unseen">{props.heading}</caption>
      <thead>
        <tr>
          <th scope="col">{t('area')}</th>
          <th scope="col">{choropleth.kind === 'status' ? t('status') : t('value')}</th>
          <th scope="col">
            <span className="unseen">{t('map')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, most).map((area) => (
          <tr key={area.code}>
            <th scope="row">
              <PageLink to={`/areas/${area.code}`} className="reg-row-link">
                {area.name}
              </PageLink>
            </th>
            <td>
              {choropleth.kind === 'status' ? (
                area.status ? (
                  <span className="row">
                    <StatusMark status={area.status} worded /> {say(statusWords[area.status])}
                  </span>
                ) : (
                  <span className="t3">{t('not_known')}</span>
                )
              ) : area.value === null ? (
                <span className="t3">{area.few ? t('not_shown') : t('not_known')}</span>
              ) : (
                format.decimal(area.value, choropleth.rates ? 1 : 0)
              )}
            </td>
            <td>
              <ShowButton name={area.name} onShow={() => props.onShow(area)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
