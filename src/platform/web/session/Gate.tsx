import { lazy, Suspense, useState } from 'react';
import { ErrorState, Skeleton } from '../kit/states.tsx';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { SignIn } from './SignIn.tsx';
import { loadSession } from './session.ts';
import { useSession } from './useSession.ts';

// Seen once in the life of an account.
const FirstPassword = lazy(() => import('./FirstPassword.tsx'));

/** Shows its children to the signed-in, the sign-in page to others; an own password comes before everything else. */
export function Gate({ children }: { children: React.ReactNode }) {
  const t = useTexts(texts);
  const { state } = useSession();
  const [changed, setChanged] = useState(false);
  switch (state.kind) {
    case 'unknown':
      return <Skeleton />;
    case 'out':
      return <SignIn note={changed ? t('password_changed') : undefined} />;
    case 'unreachable':
      return (
        <main className="sign-in">
          <ErrorState title={t('page_broken')} onRetry={() => void loadSession()}>
            {t('sign_in_unreachable')}
          </ErrorState>
        </main>
      );
    case 'in':
      if (!state.session.mustChangePassword) return children;
      return (
        <Suspense fallback={<Skeleton />}>
          <FirstPassword name={state.session.user.name} onDone={() => setChanged(true)} />
        </Suspense>
      );
  }
}
