import type { MouseEvent, ReactNode, Ref } from 'react';
import { useGo } from '../../../platform/web/navigation.ts';

/** A link to another page of the desks: opens without loading anew, and in a new tab when that is wished. */
export function PageLink(props: {
  to: string;
  className?: string;
  children: ReactNode;
  onFocus?: () => void;
  ref?: Ref<HTMLAnchorElement>;
}) {
  const go = useGo();
  function press(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(props.to);
  }
  return (
    <a ref={props.ref} href={props.to} className={props.className} onClick={press} onFocus={props.onFocus}>
      {props.children}
    </a>
  );
}

/** Moves the focus among the page links of a list; the first one when none has it. */
export function stepLinks(list: HTMLElement | null, by: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>('a.reg-row-link') ?? [])];
  const here = links.findIndex((link) => link.matches(':focus'));
  links[here < 0 ? 0 : Math.max(0, Math.min(links.length - 1, here + by))]?.focus();
}
