import { commandRoute, type Route, readRoute } from '../http/route.ts';
import { NewSetting, SettingList, SettingView, settingPaths } from './settings.contract.ts';
import type { Settings } from './settings.ts';

/** Dated settings: what holds now, and a decision to change it. */
export function settingRoutes(service: Pick<Settings, 'list' | 'set'>): Route[] {
  return [
    readRoute({
      path: settingPaths.settings,
      permission: 'setting:read',
      tag: 'settings',
      summary: { id: 'Setelan yang berlaku beserta riwayatnya', en: 'Settings in force, with their history' },
      response: SettingList,
      handle: async () => ({ items: await service.list(new Date()), next: null }),
    }),
    commandRoute({
      method: 'POST',
      path: settingPaths.settings,
      permission: 'setting:write',
      tag: 'settings',
      summary: { id: 'Tetapkan setelan mulai suatu saat', en: 'Decide a setting from a moment on' },
      body: NewSetting,
      example: { key: 'answer_target_seconds', value: 10, reason: 'Target nasional layanan 110' },
      response: SettingView,
      status: 201,
      perform: (work, { body }) => service.set(work, body),
    }),
  ];
}
