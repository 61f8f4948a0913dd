import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { ErrorState } from '../../platform/web/kit/index.ts';
import { useTexts } from '../../platform/web/text/i18n.ts';
import { texts } from '../../platform/web/text/texts.ts';
import { DeskChooser, Home } from './DeskChooser.tsx';
import { desks } from './rooms.ts';

function Absent() {
  const t = useTexts(texts);
  return (
    <main className="lone-page">
      <ErrorState title={t('page_absent')} onRetry={() => location.assign('/desks')} retryLabel={t('choose_desk')}>
        {t('page_absent_next')}
      </ErrorState>
    </main>
  );
}

function Broken() {
  const t = useTexts(texts);
  return (
    <main className="lone-page">
      <ErrorState title={t('page_broken')} onRetry={() => location.reload()} retryLabel={t('reload')}>
        {t('page_broken_next')}
      </ErrorState>
    </main>
  );
}

const root = createRootRoute({ component: Outlet });
const pages = desks.flatMap((desk) => desk.pages);

/** Home, the chooser, and every page that a room brings, each loaded when it is opened. */
export const router = createRouter({
  routeTree: root.addChildren([
    createRoute({ getParentRoute: () => root, path: '/', component: Home }),
    createRoute({ getParentRoute: () => root, path: '/desks', component: DeskChooser }),
    ...pages.map((page) =>
      createRoute({ getParentRoute: () => root, path: page.path, component: lazyRouteComponent(page.load) }),
    ),
  ]),
  defaultNotFoundComponent: Absent,
  defaultErrorComponent: Broken,
});
