import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

const Config = z.object({
  host: z.string().min(1).default('127.0.0.1'),
  port: z.coerce.number().int().min(0).max(65535).default(8080),
  data: z.string().min(1).default('data'),
  empty: z.stringbool().default(false),
  databaseUrl: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  demoPassword: z.string().min(8).max(200).optional(),
  /** Folder of screens built elsewhere; `none` serves the API only. Left out: built here when their sources changed. */
  web: z.string().min(1).optional(),
  demoSeed: z.coerce.number().int().min(0).default(31),
  demoSize: z.enum(['full', 'small']).default('full'),
});
/** What one server needs to know to start; `data` is an absolute folder. */
export type Config = z.infer<typeof Config>;

const options = {
  host: { type: 'string' },
  port: { type: 'string' },
  data: { type: 'string' },
  empty: { type: 'boolean' },
} as const;

/** A mistake in flags or environment; its message is one line for the person who typed it. */
export class ConfigError extends Error {}

/**
 * Reads flags first, then the environment (`HARMONI_PORT`, …), then the defaults.
 * @throws ConfigError naming the wrong flag or variable.
 */
export function readConfig(argv: string[], env: NodeJS.ProcessEnv): Config {
  let flags: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    flags = parseArgs({ args: argv, options, strict: true }).values;
  } catch (error) {
    throw new ConfigError((error as Error).message);
  }
  const parsed = Config.safeParse({
    host: flags.host ?? env.HARMONI_HOST,
    port: flags.port ?? env.HARMONI_PORT,
    data: flags.data ?? env.HARMONI_DATA,
    empty: flags.empty === undefined ? env.HARMONI_EMPTY : String(flags.empty),
    databaseUrl: env.DATABASE_URL || undefined,
    demoPassword: env.HARMONI_DEMO_PASSWORD || undefined,
    web: env.HARMONI_WEB || undefined,
    demoSeed: env.HARMONI_DEMO_SEED,
    demoSize: env.HARMONI_DEMO_SIZE,
  });
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new ConfigError(`setting "${issue.path.join('.')}": ${issue.message}`);
  }
  return { ...parsed.data, data: resolve(parsed.data.data) };
}
