export { PageLink } from '../../../platform/web/PageLink.tsx';

/** Moves the focus among the page links of a list; the first one when none has it. */
export function stepLinks(list: HTMLElement | null, by: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>('a.reg-row-link') ?? [])];
  const here = links.findIndex((link) => link.matches(':focus'));
  links[here < 0 ? 0 : Math.max(0, Math.min(links.length - 1, here + by))]?.focus();
}
