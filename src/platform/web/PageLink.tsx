import type { MouseEvent, ReactNode, Ref } from 'react';
import { useGo } from './navigation.ts';

/** A link to another page of the desks: opens without loading anew, and in a new tab when that is wished. */
export function PageLink(props: {
  to: string;
  className?: string;
  children: ReactNode;
  onFocus?: () => void;
  /** The page, or the tab, that is shown now. */
  current?: boolean;
  ref?: Ref<HTMLAnchorElement>;
}) {
  const go = useGo();
  function press(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(props.to);
  }
  return (
    <a
      ref={props.ref}
      href={props.to}
      className={props.className}
      onClick={press}
      onFocus={props.onFocus}
      aria-current={props.current ? 'page' : undefined}
    >
      {props.children}
    </a>
  );
}
