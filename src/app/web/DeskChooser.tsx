import { useEffect } from 'react';
import type { Desk } from '../../platform/web/desk.ts';
import { useKeys } from '../../platform/web/keyboard/useKeys.ts';
import { EmptyState, KeyHint } from '../../platform/web/kit/index.ts';
import { live } from '../../platform/web/live/useLive.ts';
import { useGo } from '../../platform/web/navigation.ts';
import { useSession } from '../../platform/web/session/useSession.ts';
import { Shell } from '../../platform/web/shell/index.ts';
import { useTexts } from '../../platform/web/text/i18n.ts';
import { texts } from '../../platform/web/text/texts.ts';
import { desks } from './rooms.ts';
import './desks.css';

function useOwnDesks(): readonly Desk[] {
  const { can } = useSession();
  return desks.filter((desk) => desk.permissions.some(can));
}

/** The phone view of a unit's crew: a page of its own, not one of the desks. */
const phonePath = '/unit';

/** Right after sign-in: the desk of one's role, the phone view for a crew, or the chooser. */
export function Home() {
  const { has } = useSession();
  const go = useGo();
  const own = useOwnDesks();
  const home = own.find((desk) => has(...desk.homeOf));
  const phone = !home && has('field');
  const path = (home ?? (own.length === 1 ? own[0] : undefined))?.pages[0]?.path ?? '/desks';
  useEffect(() => {
    if (phone) location.replace(phonePath);
    else go(path, true);
  }, [go, path, phone]);
  return null;
}

/** Keys of the desks in their order; more than ten are chosen by pointer or Tab. */
const digits = [...'1234567890'];

/** All desks of the person, each with one line of what it is for. */
export function DeskChooser() {
  const t = useTexts(texts);
  const { can } = useSession();
  const own = useOwnDesks();
  const follows = can('live:read');
  // Nothing here is patched by events; the stream tells the bar that the server is there.
  useEffect(() => {
    if (follows) live.start();
  }, [follows]);
  return (
    <Shell desk={t('choose_desk')}>
      <div className="desk-chooser">
        {own.length === 0 && <EmptyState title={t('no_desk')}>{t('no_desk_next')}</EmptyState>}
        {own.map((desk, index) => (
          <DeskCard key={desk.id} desk={desk} keys={digits[index]} />
        ))}
      </div>
    </Shell>
  );
}

function DeskCard({ desk, keys }: { desk: Desk; keys: string | undefined }) {
  const t = useTexts(desk.texts);
  const go = useGo();
  const path = desk.pages[0]?.path ?? '/';
  useKeys(keys ? [{ keys, label: t(desk.title), run: () => go(path) }] : []);
  return (
    <button type="button" className="panel desk-card" onClick={() => go(path)}>
      {keys && <KeyHint keys={keys} />}
      <span className="grow">
        <b>{t(desk.title)}</b>
        <span className="t2">{t(desk.purpose)}</span>
      </span>
    </button>
  );
}
