import { Button } from '../kit/Button.tsx';
import { Segments } from '../kit/Segments.tsx';
import { LanguageChoice } from '../session/LanguageChoice.tsx';
import { signOut } from '../session/session.ts';
import { useRole } from '../session/useRole.ts';
import { useSession } from '../session/useSession.ts';
import { setSounds, useSoundsOn } from '../sounds.ts';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { setTheme, useThemeChoice } from '../theme.ts';
import { Disclosure } from './Disclosure.tsx';

/** Who is signed in, language, appearance, sounds, other desks, sign-out. */
export function AccountMenu({ onDesks }: { onDesks?: () => void }) {
  const t = useTexts(texts);
  const { session } = useSession();
  const role = useRole();
  const theme = useThemeChoice();
  const sounds = useSoundsOn();
  if (!session) return null;
  const initials = session.user.name
    .split(/\s+/)
    .map((word) => word[0])
    .join('')
    .slice(0, 2)
    .toUpperCase();
  return (
    <Disclosure
      label={`${t('account')}: ${session.user.name}`}
      button={<span className="account-badge">{initials}</span>}
    >
      {(close) => (
        <div className="account-menu">
          <div>
            <b>{session.user.name}</b>
            <div className="s12 t3">
              {session.user.username} · {session.roles.map(role).join(', ')}
            </div>
          </div>
          <span className="s12 t2">{t('language')}</span>
          <LanguageChoice />
          <span className="s12 t2">{t('theme')}</span>
          <Segments
            label={t('theme')}
            value={theme}
            onChange={setTheme}
            options={[
              { key: 'dark', label: t('theme_dark') },
              { key: 'light', label: t('theme_light') },
              { key: 'auto', label: t('theme_auto') },
            ]}
          />
          <span className="s12 t2">{t('sounds')}</span>
          <Segments
            label={t('sounds')}
            value={sounds ? 'on' : 'off'}
            onChange={(choice) => setSounds(choice === 'on')}
            options={[
              { key: 'on', label: t('on') },
              { key: 'off', label: t('off') },
            ]}
          />
          {onDesks && (
            <Button
              onClick={() => {
                close();
                onDesks();
              }}
            >
              {t('desks')}
            </Button>
          )}
          <Button onClick={() => void signOut()}>{t('sign_out')}</Button>
        </div>
      )}
    </Disclosure>
  );
}
