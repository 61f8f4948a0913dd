import { ErrorState, Skeleton } from '../kit/states.tsx';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { SignIn } from './SignIn.tsx';
import { loadSession } from './session.ts';
import { useSession } from './useSession.ts';

/** Shows its children to the signed-in, the sign-in page to others. */
export function Gate({ children }: { children: React.ReactNode }) {
  const t = useTexts(texts);
  const { state } = useSession();
  switch (state.kind) {
    case 'unknown':
      return <Skeleton />;
    case 'out':
      return <SignIn />;
    case 'unreachable':
      return (
        <main className="sign-in">
          <ErrorState title={t('page_broken')} onRetry={() => void loadSession()}>
            {t('sign_in_unreachable')}
          </ErrorState>
        </main>
      );
    case 'in':
      return children;
  }
}
