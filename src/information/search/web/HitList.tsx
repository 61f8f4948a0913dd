import { Chip } from '../../../platform/web/kit/index.ts';
import { PageLink } from '../../../platform/web/PageLink.tsx';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import type { SearchHit } from '../search.contract.ts';
import { hitGroups } from './hit-groups.ts';
import { texts } from './texts.ts';

/** Hits by their source, each a link to its page. */
export function HitList({ items }: { items: readonly SearchHit[] }) {
  const t = useTexts(texts);
  return (
    <>
      {hitGroups(items).map(({ source, found }) => (
        <section key={source} aria-labelledby={`search-${source}`} className="search-group">
          <h2 id={`search-${source}`}>
            {t(source)} <span className="t3">{found.length}</span>
          </h2>
          <ul>
            {found.map((hit) => (
              <Hit key={hit.id} hit={hit} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const words = (
    <>
      <span className="search-title">{hit.title}</span>
      <span className="t2 search-detail">{hit.detail[language]}</span>
    </>
  );
  return (
    <li className="search-hit">
      <Chip kind="fact">{hit.from[language]}</Chip>
      {hit.href ? (
        <PageLink to={hit.href} className="search-link">
          {words}
        </PageLink>
      ) : (
        <span className="search-link">{words}</span>
      )}
      {hit.lon !== null && hit.lat !== null && (
        <PageLink to={`/map?c=${hit.lon.toFixed(5)},${hit.lat.toFixed(5)},16`} className="btn small">
          {t('on_map')}
        </PageLink>
      )}
    </li>
  );
}
