import { defineDesk } from '../../../platform/web/desk.ts';
import { texts } from './texts.ts';

export const desk = defineDesk({
  id: 'areas',
  order: 56,
  texts,
  title: 'desk',
  purpose: 'purpose',
  permissions: ['status:read'],
  homeOf: [],
  pages: [
    { path: '/areas', load: () => import('./AreasPage.tsx') },
    { path: '/areas/$code', load: () => import('./AreaPage.tsx') },
  ],
});
