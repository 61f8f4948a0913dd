import { loadSession } from './session/session.ts';
import { purgeDrafts } from './store/drafts.ts';
import { currentLanguage } from './text/i18n.ts';
import { startTheme, type ThemeChoice } from './theme.ts';
import './fonts.css';
import './tokens.css';
import './base.css';
import './kit/kit.css';

/** What every entry point does before its first picture. */
export function startPlatform(options: { theme: ThemeChoice }): void {
  startTheme(options.theme);
  document.documentElement.lang = currentLanguage();
  // Not in the way of the first picture: it opens the browser's database.
  setTimeout(purgeDrafts, 60_000);
  void loadSession();
}
