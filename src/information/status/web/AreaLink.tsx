import { PageLink } from '../../../platform/web/PageLink.tsx';

/** A link to the page of an area. */
export const AreaLink = ({ code, children }: { code: string; children: React.ReactNode }) => (
  <PageLink className="st-link" to={`/areas/${code}`}>
    {children}
  </PageLink>
);
