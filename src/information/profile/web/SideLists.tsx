import { StatusMark, SymbolMark } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { PageLink, recordAddress } from '../../registers/web/index.ts';
import type { StatusRow } from '../../status/status.contract.ts';
import type { RecordList } from '../profile.contract.ts';
import { texts } from './texts.ts';

/** Records of the area, register by register; each leads to its page. */
export function SideLists(props: { lists: readonly RecordList[] | null; problems: ReadonlyMap<string, StatusRow> }) {
  const t = useTexts(texts);
  const language = useLanguage();
  if (props.lists === null) return <p className="area-block t3 s12">{t('lists_closed')}</p>;
  const filled = props.lists.filter(({ n, register }) => n > 0 || register === 'problems');
  const empty = props.lists.filter((list) => !filled.includes(list)).map((list) => list.texts[language]);
  return (
    <>
      {filled.map((list) => (
        <OneList key={list.register} list={list} problems={props.problems} />
      ))}
      {empty.length > 0 && <p className="area-block t3 s12">{t('lists_empty', { lists: empty.join(', ') })}</p>}
    </>
  );
}

function OneList({ list, problems }: { list: RecordList; problems: ReadonlyMap<string, StatusRow> }) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  const count = format.decimal(list.n);
  const coming = list.register === 'activities';
  const named = list.items.length > 0;
  return (
    <section className="area-block">
      <h3 className="area-block-head">
        <PageLink to={`/registers/${list.register}`}>{list.texts[language]}</PageLink>
        {list.n > 0 && (
          <span>
            {coming
              ? t('coming_shown', { count })
              : named
                ? t('shown', { count, shown: list.items.length })
                : t('only_count', { count })}
          </span>
        )}
      </h3>
      {list.n === 0 && <p className="t3 s12">{t('list_empty')}</p>}
      {named && (
        <ul className="area-items">
          {list.items.map((item) => {
            const status = problems.get(item.id)?.status;
            // In its register's shape but not its colour: colours on this page are statuses.
            const note = [item.place, item.note?.[language]].filter(Boolean).join(' · ');
            return (
              <li key={item.id}>
                {status ? (
                  <StatusMark status={status} />
                ) : (
                  <SymbolMark shape={list.symbol.shape} colour="muted" size={12} />
                )}
                <span className="area-item">
                  <PageLink to={recordAddress(list.register, item.id)} className="area-item-title">
                    {item.title}
                  </PageLink>
                  <span className="t3 s12">{note}</span>
                </span>
                <span className="s12 t2 area-item-when">{item.on ? day(item.on, language) : ''}</span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** "22 Nov", and with the year when it is another one: "3 Feb 25". */
function day(on: string, language: 'id' | 'en'): string {
  const date = new Date(`${on}T00:00:00Z`);
  const same = date.getUTCFullYear() === new Date().getUTCFullYear();
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    ...(same ? {} : { year: '2-digit' }),
    timeZone: 'UTC',
  }).format(date);
}
