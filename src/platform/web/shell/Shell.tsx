import { useEffect, useState } from 'react';
import { KeyOverlay } from '../keyboard/KeyOverlay.tsx';
import { startKeyboard, useKeys } from '../keyboard/useKeys.ts';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { jumpRegion } from './regions.ts';
import { Toasts } from './Toasts.tsx';
import { TopBar, type TopBarProps } from './TopBar.tsx';
import './shell.css';

export interface ShellProps extends TopBarProps {
  /** The desk's regions. */
  children: React.ReactNode;
  /** The command line or the notes of keys, 40 px at the foot. */
  footer?: React.ReactNode;
}

/** Frame of every desk: bar 48 · regions · footer 40, with keyboard, toasts and the list of all keys. */
export function Shell({ children, footer, ...bar }: ShellProps) {
  const t = useTexts(texts);
  const [keysOpen, setKeysOpen] = useState(false);
  const group = t('keys_general');
  useEffect(startKeyboard, []);
  useEffect(() => {
    document.title = `${bar.desk} – Harmoni`;
  }, [bar.desk]);
  useKeys([
    { keys: ']', label: t('key_next_region'), group, run: () => jumpRegion(1) },
    { keys: '[', label: t('key_previous_region'), group, run: () => jumpRegion(-1) },
    { keys: '?', label: t('key_all'), group, run: () => setKeysOpen(true) },
  ]);
  return (
    <div className="shell">
      <TopBar {...bar} />
      <main className="shell-main">{children}</main>
      {footer && <footer className="shell-footer">{footer}</footer>}
      <Toasts />
      {keysOpen && <KeyOverlay onClose={() => setKeysOpen(false)} />}
    </div>
  );
}
