import { defineDesk } from '../../../platform/web/desk.ts';
import { deskTexts } from './desk-texts.ts';

export const desk = defineDesk({
  id: 'dispatch',
  order: 20,
  texts: deskTexts,
  title: 'desk',
  purpose: 'purpose',
  permissions: ['incident:dispatch'],
  homeOf: ['dispatcher', 'commander'],
  pages: [{ path: '/dispatch', load: () => import('./DispatchDesk.tsx') }],
});
