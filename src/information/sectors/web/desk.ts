import { defineDesk } from '../../../platform/web/desk.ts';
import { texts } from './texts.ts';

export const desk = defineDesk({
  id: 'sectors',
  order: 58,
  texts,
  title: 'desk',
  purpose: 'purpose',
  permissions: ['register:read'],
  homeOf: [],
  pages: [{ path: '/sectors', load: () => import('./SectorsPage.tsx') }],
});
