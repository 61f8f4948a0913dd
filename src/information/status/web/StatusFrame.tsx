import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { KeyNote } from '../../../platform/web/kit/index.ts';
import { useGo } from '../../../platform/web/navigation.ts';
import { PageLink } from '../../../platform/web/PageLink.tsx';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';
import { useFollow } from './useStatus.ts';
import './status.css';

const parts = [
  { key: 'board', path: '/status', permission: 'status:read' },
  { key: 'ranking', path: '/status/ranking', permission: 'status:read' },
  { key: 'roads', path: '/status/roads', permission: 'register:read' },
  { key: 'pivot', path: '/status/pivot', permission: 'status:read' },
  { key: 'mapping', path: '/status/mapping', permission: 'register:read' },
  { key: 'thresholds', path: '/status/thresholds', permission: 'status:read' },
] as const;
export type StatusPart = (typeof parts)[number]['key'];

/** The frame of the six pages: one row of parts, and the page below it. */
export function StatusFrame(props: {
  part: StatusPart;
  footer?: React.ReactNode;
  onEscape?: () => boolean;
  children: React.ReactNode;
}) {
  const t = useTexts(texts);
  const go = useGo();
  const { can } = useSession();
  useFollow();
  const group = t('group');
  const back = () => {
    if (props.onEscape?.()) return;
    go(props.part === 'board' ? '/desks' : '/status');
  };
  useKeys([{ keys: 'Esc', label: t('key_back'), group, run: back }]);
  return (
    <Shell
      desk={t('desk')}
      onDesks={() => go('/desks')}
      footer={
        <>
          {props.footer}
          <KeyNote keys="Esc">{t('key_back')}</KeyNote>
        </>
      }
    >
      <div className="st-frame">
        <nav className="st-parts" aria-label={t('parts')}>
          {parts
            .filter(({ permission }) => can(permission))
            .map(({ key, path }) => (
              <PageLink key={key} to={path} current={key === props.part}>
                {t(key)}
              </PageLink>
            ))}
        </nav>
        {props.children}
      </div>
    </Shell>
  );
}
