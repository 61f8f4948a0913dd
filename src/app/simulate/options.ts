import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ConfigError } from '../../platform/config/config.ts';

const Options = z.object({
  baseUrl: z.url({ protocol: /^https?$/ }),
  password: z.string().min(1),
  seed: z.coerce.number().int().min(0),
  /** N times as fast as the clock; 0 = as fast as answers come. */
  speed: z.coerce.number().min(0).max(10_000),
  /** Simulated minutes in which people call. */
  duration: z.coerce
    .number()
    .positive()
    .max(60 * 24 * 366),
  /** Mean over a week; ignored with a replay. */
  callsPerHour: z.coerce.number().positive().max(100_000),
  operators: z.coerce.number().int().min(0).max(200),
  dispatchers: z.coerce.number().int().min(0).max(40),
  /** Simulated minutes allowed after the last call for finishing what is open. */
  finish: z.coerce
    .number()
    .min(0)
    .max(60 * 24),
  /** Simulated seconds between two positions of a moving unit. */
  positionEvery: z.coerce.number().min(1).max(600),
  /** Local hour at which the simulated day starts; left out: now. */
  hour: z.coerce.number().min(0).max(24).optional(),
  replay: z.string().min(1).optional(),
  json: z.string().min(1).optional(),
});
/** What one run is asked to do. */
export type SimulateOptions = z.infer<typeof Options>;

/** Everything but address and password; a caller that plays a run from a program starts here. */
export const usualOptions = {
  seed: 1,
  speed: 1,
  duration: 60,
  callsPerHour: 12,
  operators: 2,
  dispatchers: 2,
  finish: 180,
  positionEvery: 10,
} as const satisfies Partial<SimulateOptions>;

export const help = `harmoni simulate – memainkan penelepon, operator, dispatcher, dan unit lewat API
                   plays callers, operators, dispatchers and units through the API

  --url URL            alamat peladen / server address (HARMONI_URL; http://127.0.0.1:8080)
  --speed N            1 = waktu nyata, 60 = satu jam per menit, 0 = secepat jawaban peladen
                       1 = real time, 60 = an hour a minute, 0 = as fast as the server answers (1)
  --duration MIN       menit simulasi selama orang menelepon / simulated minutes in which people call (60)
  --finish MIN         menit simulasi untuk menuntaskan yang masih terbuka
                       simulated minutes for finishing what is still open (180)
  --calls-per-hour N   rata-rata panggilan per jam, mengikuti ritme hari / mean calls an hour, with a daily rhythm (12)
  --operators N        0 = panggilan diangkat oleh orang / calls are left to people (2)
  --dispatchers N      0 = unit dikirim oleh orang / units are sent by people (2)
  --hour H             jam mulai setempat, 0–24 / local hour at the start (sekarang / now)
  --seed N             benih yang sama, penelepon yang sama / the same seed, the same callers (1)
  --replay FILE        waktu dan jenis dari berkas (t,class,type,…; .csv atau .csv.gz), tempat menurut penduduk
                       times and kinds from a file, places by population
  --position-every S   detik simulasi antara dua posisi unit / simulated seconds between positions (10)
  --json FILE          simpan laporan sebagai JSON / write the report as JSON

Kata sandi akun demo dari HARMONI_DEMO_PASSWORD. / The demo accounts' password comes from HARMONI_DEMO_PASSWORD.
Ctrl-C menghentikan dan mencetak laporan. / Ctrl-C stops and prints the report.
Status keluar 1 bila ada galat peladen, celah di aliran langsung, atau kegagalan pemain.
Exit status 1 when there was a server error, a gap in the live stream or a failure of a player.`;

const flags = {
  help: { type: 'boolean', short: 'h' },
  url: { type: 'string' },
  speed: { type: 'string' },
  duration: { type: 'string' },
  finish: { type: 'string' },
  'calls-per-hour': { type: 'string' },
  operators: { type: 'string' },
  dispatchers: { type: 'string' },
  hour: { type: 'string' },
  seed: { type: 'string' },
  replay: { type: 'string' },
  'position-every': { type: 'string' },
  json: { type: 'string' },
} as const;

/**
 * Reads the flags of `harmoni simulate`; undefined when help was asked for.
 * @throws ConfigError naming the wrong flag, and for a missing password; parseArgs' own error for an unknown flag.
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): SimulateOptions | undefined {
  const { values } = parseArgs({ args, options: flags, strict: true });
  if (values.help) return undefined;
  if (!env.HARMONI_DEMO_PASSWORD) {
    throw new ConfigError('Isi HARMONI_DEMO_PASSWORD. / Set HARMONI_DEMO_PASSWORD to the demo accounts’ password.');
  }
  const given = {
    baseUrl: values.url ?? env.HARMONI_URL ?? `http://127.0.0.1:${env.HARMONI_PORT ?? 8080}`,
    password: env.HARMONI_DEMO_PASSWORD,
    seed: values.seed,
    speed: values.speed,
    duration: values.duration,
    callsPerHour: values['calls-per-hour'],
    operators: values.operators,
    dispatchers: values.dispatchers,
    finish: values.finish,
    positionEvery: values['position-every'],
    hour: values.hour,
    replay: values.replay,
    json: values.json,
  };
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const parsed = Options.safeParse({ ...usualOptions, ...set });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new ConfigError(`--${flagOf(String(issue.path[0]))}: ${issue.message}`);
}

const flagOf = (name: string): string =>
  name === 'baseUrl' ? 'url' : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
