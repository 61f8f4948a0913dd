import type { ComponentType } from 'react';
import type { Texts } from './text/i18n.ts';

/** One page of a room. Paths use `$name` for a variable part: `/incidents/$id`. */
export interface DeskPage {
  path: string;
  /** Loaded when the page is opened, so that each desk carries only itself. */
  load: () => Promise<{ default: ComponentType }>;
}

/**
 * What a room adds to the desks. A room exports one as `desk` from its `web/desk.ts`; the entry point finds it there.
 * Keep that file light: texts and `import()` only.
 */
export interface Desk<K extends string = string> {
  id: string;
  /** Where it stands in the chooser; smaller first. */
  order: number;
  texts: Texts<K>;
  title: K;
  /** One line: what one does here. */
  purpose: K;
  /** Whoever has one of these permissions sees it. */
  permissions: readonly string[];
  /** Roles that come here right after sign-in. */
  homeOf: readonly string[];
  /** The first is where the desk opens. */
  pages: readonly DeskPage[];
}

/** Checks a desk's title and purpose against its texts. */
export function defineDesk<K extends string>(desk: Desk<K>): Desk<K> {
  return desk;
}
