import { defineDesk } from '../../../platform/web/desk.ts';
import { texts } from './texts.ts';

export const desk = defineDesk({
  id: 'incidents',
  order: 40,
  texts,
  title: 'desk',
  purpose: 'purpose',
  permissions: ['incident:read'],
  homeOf: ['service', 'traffic', 'analyst'],
  pages: [
    { path: '/incidents', load: () => import('./SearchPage.tsx') },
    { path: '/incidents/$id', load: () => import('./IncidentPage.tsx') },
  ],
});
