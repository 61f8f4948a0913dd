import { z } from 'zod';
import { Moment, Text } from '../http/shapes.ts';
import { settingKeys } from './setting-keys.ts';

/** A number that a district may change by decision, with the value in force and the decisions behind it. */
export const SettingView = z.object({
  key: z.enum(settingKeys),
  label: Text,
  value: z.unknown(),
  /** Since when the value holds; null = the value that the house starts with. */
  validFrom: Moment.nullable(),
  /** All decisions, also those that hold only from a later day; newest first. */
  decisions: z.array(z.object({ value: z.unknown(), validFrom: Moment, reason: z.string() })),
});
export type SettingView = z.infer<typeof SettingView>;
export const SettingList = z.object({ items: z.array(SettingView), next: z.null() });

export const NewSetting = z.object({
  key: z.enum(settingKeys),
  /** In the form of the key; `answer_target_seconds` is a number of seconds. */
  value: z.unknown(),
  /** Left out: from now. */
  validFrom: Moment.optional(),
  reason: z.string().trim().min(5).max(300),
});
export type NewSetting = z.infer<typeof NewSetting>;

export const settingPaths = { settings: '/api/settings' } as const;
