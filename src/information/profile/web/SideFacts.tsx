import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { PageLink } from '../../registers/web/index.ts';
import { areaShort, levelsWords } from '../area-words.rules.ts';
import type { AreaProfile } from '../profile.contract.ts';
import { countText } from './answers.ts';
import { texts } from './texts.ts';

const mostOfficers = 4;

/** How far the area is mapped, and what to map next. */
export function MappingLine({ profile }: { profile: AreaProfile }) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  const { mapping, childLevel } = profile;
  if (childLevel === null || mapping.of === 0) return null;
  return (
    <p className="area-block t2 s12">
      {t('mapping', {
        covered: format.decimal(mapping.covered),
        of: format.decimal(mapping.of),
        level: levelsWords[childLevel][language],
      })}
      {mapping.oldest && ` · ${t('mapping_oldest', { at: format.stamp(mapping.oldest) })}`}
      {mapping.next && (
        <>
          {` · ${t('mapping_next')} `}
          <PageLink to={`/areas/${mapping.next.code}`}>{areaShort(mapping.next)}</PageLink>
        </>
      )}
    </p>
  );
}

/** Nearest help by road, who is responsible, posts, visits, kinds of reports. */
export function SideFacts({ profile }: { profile: AreaProfile }) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  const { help, officers, posts, kinds } = profile;
  return (
    <>
      <section className="area-block">
        <h3 className="area-block-head">
          {t('help')} <span>{t('help_note')}</span>
        </h3>
        {help.length === 0 ? (
          <p className="t3 s12">{t('help_none')}</p>
        ) : (
          <ul className="area-items">
            {help.map((one) => (
              <li key={`${one.kind}${one.name}`}>
                <svg className="mark" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                  <path d="M1 6 6 1l5 5v5H1Z" className="area-house" />
                </svg>
                <span className="area-item">
                  <span className="cut">{one.name}</span>
                  <span className="t3 s12 cut">
                    {[
                      t(one.kind),
                      one.units ? t('help_units', { count: one.units }) : '',
                      one.metres === null ? '' : format.distance(one.metres),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <span className="t2 s12 area-item-when">
                  {one.seconds === null ? t('no_way') : format.duration(one.seconds)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="area-block">
        <h3 className="area-block-head">{t('responsible')}</h3>
        {officers.length === 0 && <p className="t2 s12">{t('nobody')}</p>}
        {officers.slice(0, mostOfficers).map((one) => (
          <p key={one.unitId} className="t2 s12">
            <b>{one.callsign}</b> {one.name}
            {one.crew && one.crew.length > 0 ? ` · ${one.crew.join(', ')}` : ''}
          </p>
        ))}
        {officers.length > mostOfficers && (
          <p className="t3 s12">{t('more_officers', { count: officers.length - mostOfficers })}</p>
        )}
        <p className="t3 s12">
          {t('posts')}: {posts.length > 0 ? posts.map(({ name }) => name).join(', ') : t('no_posts')}
        </p>
      </section>
      <section className="area-block">
        <h3 className="area-block-head">{t('visits')}</h3>
        <p className="t2 s12">{t('visits_none')}</p>
      </section>
      <section className="area-block">
        <h3 className="area-block-head">
          {t('kinds')} <span>{t('kinds_note')}</span>
        </h3>
        {kinds.length === 0 && <p className="t3 s12">{t('list_empty')}</p>}
        <ul className="area-kinds s12">
          {kinds.map((one) => (
            <li key={one.code}>
              <span className="cut">{one.label[language]}</span>
              <b>{countText(one.n, t, format)}</b>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
