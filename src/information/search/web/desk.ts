import { defineDesk } from '../../../platform/web/desk.ts';
import { texts } from './texts.ts';

export const desk = defineDesk({
  id: 'search',
  order: 55,
  texts,
  title: 'desk',
  purpose: 'purpose',
  permissions: ['search:read'],
  homeOf: [],
  pages: [{ path: '/search', load: () => import('./SearchPage.tsx') }],
});
