import type { z } from 'zod';
import type { Database, Queryable } from '../database/database.ts';
import type { Work } from '../journal/work.ts';
import { invalidField } from '../problem/problem.ts';
import type { Room } from '../room.ts';
import { type SettingKey, type SettingValue, settingKeys, settings } from './setting-keys.ts';
import type { NewSetting, SettingView } from './settings.contract.ts';
import { settingRoutes } from './settings.routes.ts';

/** What the house asks of its settings, with their routes. */
export interface Settings extends Room {
  /** The value of a known key in force at `at`: the newest decision not after it, else the value of the start. */
  current<Key extends SettingKey>(key: Key, at: Date): Promise<SettingValue<Key>>;
  /** The same for any key. A stored value that does not fit `schema` counts as absent. */
  get<Schema extends z.ZodType>(
    key: string,
    at: Date,
    schema: Schema,
    fallback: z.output<Schema>,
  ): Promise<z.output<Schema>>;
  /** A number from memory at once, for rooms that answer from memory: at most a few seconds old, `fallback` before the first read. */
  numberAt(key: string, at: Date, fallback: number): number;
  list(now: Date): Promise<SettingView[]>;
  /** @throws Problem invalid (422) naming `value` or `validFrom`; conflict (409) when that moment has a decision. */
  set(work: Work, input: NewSetting): Promise<SettingView>;
}

interface Decision {
  key: string;
  validFrom: Date;
  value: unknown;
  reason: string;
}

/** Another server of the installation may have changed a setting, so what is remembered is not believed for longer. */
const rememberedMs = 5_000;
const skewMs = 5 * 60_000;

/** Dated settings: read from memory on hot paths, decided through a journaled command. */
export function createSettings(db: Database): Settings {
  let remembered: { at: number; decisions: Promise<Decision[]> } | undefined;
  let lastRead: Decision[] = [];

  async function read(from: Queryable): Promise<Decision[]> {
    const rows = await from
      .selectFrom('platform.setting')
      .select(['key', 'valid_from', 'value', 'reason'])
      .orderBy('valid_from', 'desc')
      .execute();
    return rows.map((row) => ({ key: row.key, validFrom: row.valid_from, value: row.value, reason: row.reason }));
  }

  function decisions(): Promise<Decision[]> {
    if (!remembered || Date.now() - remembered.at > rememberedMs) {
      const reading = read(db);
      remembered = { at: Date.now(), decisions: reading };
      reading.then(
        (all) => {
          lastRead = all;
        },
        () => {
          remembered = undefined;
        },
      );
    }
    return remembered.decisions;
  }

  const inForce = (all: Decision[], key: string, at: Date) =>
    all.find((one) => one.key === key && one.validFrom.getTime() <= at.getTime());

  function view(all: Decision[], key: SettingKey, now: Date): SettingView {
    const holds = inForce(all, key, now);
    return {
      key,
      label: settings[key].label,
      value: holds ? holds.value : settings[key].start,
      validFrom: holds?.validFrom.toISOString() ?? null,
      decisions: all
        .filter((one) => one.key === key)
        .map((one) => ({ value: one.value, validFrom: one.validFrom.toISOString(), reason: one.reason })),
    };
  }

  const service: Omit<Settings, 'routes'> = {
    async get(key, at, schema, fallback) {
      const holds = inForce(await decisions(), key, at);
      const parsed = holds && schema.safeParse(holds.value);
      return parsed?.success ? parsed.data : fallback;
    },
    async current(key, at) {
      const { schema, start } = settings[key];
      return (await service.get(key, at, schema, start)) as SettingValue<typeof key>;
    },
    numberAt(key, at, fallback) {
      // A failed refresh is tried again by the next question; what was read before holds on.
      decisions().catch(() => undefined);
      const value = inForce(lastRead, key, at)?.value;
      return typeof value === 'number' ? value : fallback;
    },
    async list(now) {
      const all = await decisions();
      return settingKeys.map((key) => view(all, key, now));
    },
    async set(work, input) {
      const parsed = settings[input.key].schema.safeParse(input.value);
      if (!parsed.success)
        throw invalidField('value', 'Nilai tidak cocok untuk setelan ini.', 'Not a value for this setting.');
      const validFrom = input.validFrom ? new Date(input.validFrom) : work.now;
      if (validFrom.getTime() < work.now.getTime() - skewMs) {
        throw invalidField('validFrom', 'Tidak boleh berlaku surut.', 'May not hold for the past.');
      }
      await work.tx
        .insertInto('platform.setting')
        .values({
          key: input.key,
          valid_from: validFrom,
          value: JSON.stringify(parsed.data),
          reason: input.reason,
          set_by: work.doer.accountId,
        })
        .execute();
      work.record({
        action: 'setting.changed',
        subject: { type: 'setting', id: work.doer.polresId },
        body: { key: input.key, value: parsed.data, validFrom: validFrom.toISOString(), reason: input.reason },
      });
      work.afterCommit(() => {
        remembered = undefined;
      });
      return view(await read(work.tx), input.key, work.now);
    },
  };
  return { ...service, routes: settingRoutes(service) };
}
