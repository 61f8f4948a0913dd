import { defineDesk } from '../../../platform/web/desk.ts';
import { texts } from './texts.ts';

export const desk = defineDesk({
  id: 'settings',
  order: 90,
  texts,
  title: 'desk',
  purpose: 'purpose',
  permissions: ['setting:read'],
  homeOf: ['admin'],
  pages: [
    { path: '/settings', load: () => import('./SettingsPage.tsx') },
    { path: '/settings/accounts', load: () => import('./AccountsPage.tsx') },
    { path: '/settings/journal', load: () => import('./JournalPage.tsx') },
    { path: '/settings/password', load: () => import('./PasswordPage.tsx') },
  ],
});
