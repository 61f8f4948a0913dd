import { defineDesk } from '../../../platform/web/desk.ts';
import { texts } from './texts.ts';

export const desk = defineDesk({
  id: 'cases',
  order: 55,
  texts,
  title: 'desk',
  purpose: 'purpose',
  permissions: ['case:read'],
  homeOf: [],
  pages: [
    { path: '/cases', load: () => import('./QueuePage.tsx') },
    { path: '/cases/new', load: () => import('./ChoosePage.tsx') },
    { path: '/cases/new/$process', load: () => import('./NewPage.tsx') },
    { path: '/cases/statistics', load: () => import('./StatisticsPage.tsx') },
    { path: '/cases/holidays', load: () => import('./HolidaysPage.tsx') },
    { path: '/cases/$id', load: () => import('./CasePage.tsx') },
  ],
});
