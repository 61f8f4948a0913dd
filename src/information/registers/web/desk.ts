import { defineDesk } from '../../../platform/web/desk.ts';
import { texts } from './texts.ts';

export const desk = defineDesk({
  id: 'registers',
  order: 60,
  texts,
  title: 'desk',
  purpose: 'purpose',
  permissions: ['register:read'],
  homeOf: [],
  pages: [
    { path: '/registers', load: () => import('./RegistersPage.tsx') },
    { path: '/registers/due', load: () => import('./uses/DuePage.tsx') },
    { path: '/registers/reports', load: () => import('./uses/ReportsPage.tsx') },
    { path: '/registers/$register', load: () => import('./ListPage.tsx') },
    { path: '/registers/$register/$id', load: () => import('./RecordPage.tsx') },
  ],
});
