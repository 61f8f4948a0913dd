import { defineDesk } from '../../../platform/web/desk.ts';
import { texts } from './texts.ts';

export const desk = defineDesk({
  id: 'map',
  order: 55,
  texts,
  title: 'desk',
  purpose: 'purpose',
  permissions: ['status:read'],
  homeOf: [],
  pages: [{ path: '/map', load: () => import('./MapPage.tsx') }],
});
