import { useRef } from 'react';
import { useKeys } from '../keyboard/useKeys.ts';
import { ConnectionState } from '../kit/ConnectionState.tsx';
import { KeyHint } from '../kit/KeyHint.tsx';
import { useNow } from '../kit/ticker.ts';
import { useLiveState } from '../live/useLive.ts';
import { useSession } from '../session/useSession.ts';
import { useOutbox } from '../store/useOutbox.ts';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { useFormat } from '../text/useFormat.ts';
import { AccountMenu } from './AccountMenu.tsx';

export interface SearchBox {
  value: string;
  onChange: (value: string) => void;
  onSubmit: (value: string) => void;
  placeholder?: string;
}

export interface TopBarProps {
  /** Name of the desk, e.g. `Meja Dispatcher`. */
  desk: string;
  /** `<StatusCell>`s of the desk, left of connection, team and clock. */
  cells?: React.ReactNode;
  search?: SearchBox;
  onDesks?: () => void;
}

/** A figure of the top bar in two lines, with an optional mark at its left. */
export function StatusCell({
  mark,
  title,
  detail,
}: {
  mark?: React.ReactNode;
  title: React.ReactNode;
  detail: React.ReactNode;
}) {
  return (
    <div className="cell">
      {mark}
      <div>
        <div className="s12">{title}</div>
        <div className="s11 t3">{detail}</div>
      </div>
    </div>
  );
}

export function TopBar({ desk, cells, search, onDesks }: TopBarProps) {
  const t = useTexts(texts);
  const { session, can } = useSession();
  const live = useLiveState();
  const unsent = useOutbox().waiting.length;
  return (
    <header className="top-bar" data-region="6" tabIndex={-1}>
      <span className="brand">Harmoni</span>
      <span className="t2 top-place">
        <span className="cut">{session?.polres.name}</span> · <h1>{desk}</h1>
      </span>
      {session && session.realm !== 'live' && (
        <span className="demo-badge">{t(session.realm === 'demo' ? 'demo' : 'exercise')}</span>
      )}
      {search && <Search {...search} />}
      <span className="top-gap" />
      {cells}
      {can('live:read') && (
        <div className="cell">
          <ConnectionState state={live} unsent={unsent} />
        </div>
      )}
      {session?.team && <StatusCell title={<b>{session.team.name}</b>} detail={session.team.hours} />}
      <WallClock />
      <AccountMenu {...(onDesks ? { onDesks } : {})} />
    </header>
  );
}

function WallClock() {
  const format = useFormat();
  const now = useNow();
  return (
    <div className="cell">
      <time className="wall-clock">{format.clock(now)}</time>
      <span className="s11 t3 wall-date">
        {format.zone}
        <br />
        {format.dateShort(now)}
      </span>
    </div>
  );
}

function Search({ value, onChange, onSubmit, placeholder }: SearchBox) {
  const t = useTexts(texts);
  const input = useRef<HTMLInputElement>(null);
  useKeys([{ keys: '/', label: t('key_search'), group: t('keys_general'), run: () => input.current?.focus() }]);
  return (
    <search className="top-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(value);
        }}
      >
        <input
          ref={input}
          type="search"
          aria-label={t('key_search')}
          placeholder={placeholder ?? t('search')}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <KeyHint keys="/" quiet />
      </form>
    </search>
  );
}
