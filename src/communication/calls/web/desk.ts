import { defineDesk } from '../../../platform/web/desk.ts';
import { texts } from './texts.ts';

export const desk = defineDesk({
  id: 'calls',
  order: 10,
  texts,
  title: 'desk',
  purpose: 'purpose',
  permissions: ['call:answer'],
  homeOf: ['operator'],
  pages: [
    { path: '/calls', load: () => import('./CallDesk.tsx') },
    // Reached from the settings desk.
    { path: '/settings/lines', load: () => import('./LinesPage.tsx') },
  ],
});
