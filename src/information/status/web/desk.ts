import { defineDesk } from '../../../platform/web/desk.ts';
import { texts } from './texts.ts';

export const desk = defineDesk({
  id: 'status',
  order: 55,
  texts,
  title: 'desk',
  purpose: 'purpose',
  permissions: ['status:read'],
  homeOf: [],
  pages: [
    { path: '/status', load: () => import('./BoardPage.tsx') },
    { path: '/status/ranking', load: () => import('./RankingPage.tsx') },
    { path: '/status/roads', load: () => import('./RoadsPage.tsx') },
    { path: '/status/pivot', load: () => import('./PivotPage.tsx') },
    { path: '/status/mapping', load: () => import('./MappingPage.tsx') },
    { path: '/status/thresholds', load: () => import('./ThresholdsPage.tsx') },
  ],
});
