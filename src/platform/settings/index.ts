export { type SettingKey, type SettingValue, settingKeys } from './setting-keys.ts';
export { createSettings, type SettingService } from './settings.ts';
