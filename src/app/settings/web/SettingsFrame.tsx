import { useEffect } from 'react';
import { live } from '../../../platform/web/live/useLive.ts';
import { useGo } from '../../../platform/web/navigation.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';
import './settings.css';

/** The parts with their addresses and the permission that shows them. `lines` is a page of the call desk. */
const parts = [
  { key: 'settings', path: '/settings', permission: 'setting:read' },
  { key: 'accounts', path: '/settings/accounts', permission: 'account:manage' },
  { key: 'lines', path: '/settings/lines', permission: 'line:write' },
  { key: 'journal', path: '/settings/journal', permission: 'journal:read' },
  { key: 'password', path: '/settings/password', permission: 'setting:read' },
] as const;

/** The parts at the left, the chosen one at the right. */
export function SettingsFrame(props: { part: (typeof parts)[number]['key']; children: React.ReactNode }) {
  const t = useTexts(texts);
  const go = useGo();
  const { can } = useSession();
  const follows = can('live:read');
  // Nothing here is patched by events; the stream tells the bar that the server is there.
  useEffect(() => {
    if (follows) live.start();
  }, [follows]);
  return (
    <Shell desk={t('desk')} onDesks={() => go('/desks')}>
      <div className="set-page">
        <nav className="set-nav" aria-label={t('nav')}>
          {parts
            .filter((part) => can(part.permission))
            .map((part) => (
              <button
                key={part.key}
                type="button"
                aria-current={part.key === props.part ? 'page' : undefined}
                onClick={() => go(part.path)}
              >
                {t(part.key)}
              </button>
            ))}
        </nav>
        <Region name="sheet" label={t(props.part)} className="set-body">
          {props.children}
        </Region>
      </div>
    </Shell>
  );
}
