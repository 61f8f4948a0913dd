import { z } from 'zod';
import type { Text } from '../problem/problem.ts';

/** A response target: `minutes` for a first unit that comes from farther than `overKm` by road. */
const DistanceTarget = z.object({ overKm: z.number().min(0).max(1000), minutes: z.number().positive().max(1440) });

/** The settings there are: form, value at the start, and what it is called. */
export const settings = {
  answer_target_seconds: {
    schema: z.number().int().min(1).max(600),
    start: 10,
    label: { id: 'Target angkat telepon (detik)', en: 'Answer target (seconds)' },
  },
  response_targets: {
    schema: z
      .array(DistanceTarget)
      .min(1)
      .max(10)
      .refine((classes) => classes.some((one) => one.overKm === 0), 'a class from 0 km is needed')
      .refine((classes) => new Set(classes.map((one) => one.overKm)).size === classes.length, 'each distance once'),
    start: [
      { overKm: 0, minutes: 10 },
      { overKm: 5, minutes: 15 },
      { overKm: 10, minutes: 25 },
    ],
    label: { id: 'Target waktu tanggap menurut jarak', en: 'Response targets by distance' },
  },
  position_stale_seconds: {
    schema: z.number().int().min(10).max(86_400),
    start: 300,
    label: { id: 'Posisi dianggap lama setelah (detik)', en: 'Position is stale after (seconds)' },
  },
  position_retention_days: {
    schema: z.number().int().min(1).max(3650),
    start: 30,
    label: { id: 'Riwayat posisi disimpan (hari)', en: 'Position history kept (days)' },
  },
  duplicate_threshold: {
    schema: z.number().min(0.05).max(1),
    start: 0.4,
    label: { id: 'Kemiripan yang ditampilkan mulai', en: 'Similar reports shown from score' },
  },
  status_task_on_proposal: {
    schema: z.number().int().min(0).max(1),
    start: 0,
    label: {
      id: 'Usulan rawan langsung membuka tugas (1 ya, 0 tidak)',
      en: 'A proposed “at risk” opens a task at once (1 yes, 0 no)',
    },
  },
  data_licence: {
    schema: z.string().trim().min(3).max(200),
    start: 'Untuk pemakaian dinas; tidak disebarkan tanpa izin',
    label: { id: 'Lisensi pada berkas yang diunduh', en: 'Licence on downloaded files' },
  },
} satisfies Record<string, { schema: z.ZodType; start: unknown; label: Text }>;

export type SettingKey = keyof typeof settings;
export type SettingValue<Key extends SettingKey> = z.output<(typeof settings)[Key]['schema']>;

export const settingKeys = [
  'answer_target_seconds',
  'response_targets',
  'position_stale_seconds',
  'position_retention_days',
  'duplicate_threshold',
  'status_task_on_proposal',
  'data_licence',
] as const satisfies readonly SettingKey[];
