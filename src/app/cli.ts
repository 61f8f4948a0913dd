import { readFileSync } from 'node:fs';
import { ConfigError, readConfig } from '../platform/config/config.ts';
import { type OpenDatabase, openDatabase } from '../platform/database/database.ts';
import { FolderInUse } from '../platform/database/lock.ts';
import { LogError } from '../platform/journal/log/index.ts';
import { openStandalone } from './standalone.ts';

/** What a command is given: an open database with this installation's district. */
export interface CommandContext extends OpenDatabase {
  databaseUrl: string;
  polresId: string;
  data: string;
  out: NodeJS.WritableStream;
}

const help = `Harmoni – perintah / commands

  harmoni import areas|roads|pois|population|units FILE…   muat data wilayah / load a district's data
  harmoni simulate [--speed N] [--duration MIN] …           mainkan penelepon dan unit / play callers and units
  harmoni verify [--checkpoint FILE]…                       periksa jurnal terhadap log / check the journal against its log
  harmoni log show|rotate|retire                            kunci log jurnal / the keys of the journal's log
  harmoni user add|list|password|disable NAME …             akun / accounts
  harmoni district --name TEXT --timezone ZONE …            nama dan zona waktu / name and time zone
  harmoni doctor                                            periksa pemasangan / check this installation

  --data DIR   folder data (HARMONI_DATA), default ./data
  DATABASE_URL peladen PostgreSQL / a PostgreSQL server instead of the embedded one
  Tambahkan --help sesudah perintah untuk rinciannya / add --help after a command for its details.`;

/** Takes `--data DIR` out of the arguments; the rest belongs to the command. */
function splitData(args: string[]): { data: string[]; rest: string[] } {
  const at = args.indexOf('--data');
  return at < 0 ? { data: [], rest: args } : { data: args.slice(at, at + 2), rest: args.toSpliced(at, 2) };
}

type Command = (args: string[], context: CommandContext) => Promise<number>;

/** Lets a command explain itself, which must not start or make a database: this one is never connected to. */
async function explain(run: Command): Promise<number> {
  const unconnected = openDatabase('postgres://localhost/none', 1);
  try {
    return await run(['--help'], { ...unconnected, databaseUrl: '', polresId: '', data: '', out: process.stdout });
  } finally {
    await unconnected.close();
  }
}

async function withDatabase(data: string[], args: string[], run: Command): Promise<number> {
  if (args.includes('--help')) return explain(run);
  const config = readConfig(data, process.env);
  const standalone = await openStandalone(config);
  const database = openDatabase(standalone.databaseUrl, 6);
  try {
    const polres = await database.db
      .selectFrom('platform.polres')
      .select('id')
      .orderBy('created_at')
      .executeTakeFirst();
    if (!polres) throw new ConfigError('this data folder has no district yet: run "npm start" once');
    return await run(args, {
      ...database,
      databaseUrl: standalone.databaseUrl,
      polresId: polres.id,
      data: config.data,
      out: process.stdout,
    });
  } finally {
    await database.close();
    await standalone.close();
  }
}

async function main(args: string[]): Promise<number> {
  const [command, ...given] = args;
  const { data, rest } = splitData(given);
  switch (command) {
    case 'import': {
      const { runImport } = await import('./commands/import.ts');
      return withDatabase(data, rest, runImport);
    }
    case 'simulate': {
      const { runSimulate } = await import('./simulate/index.ts');
      return runSimulate(rest, process.env, process.stdout);
    }
    case 'verify': {
      const { runVerify } = await import('./commands/verify.ts');
      return withDatabase(data, rest, runVerify);
    }
    case 'log': {
      const { runLog } = await import('./commands/log.ts');
      return withDatabase(data, rest, runLog);
    }
    case 'district': {
      const { runDistrict } = await import('./commands/district.ts');
      return withDatabase(data, rest, runDistrict);
    }
    case 'user': {
      const { runUser } = await import('./commands/user.ts');
      return withDatabase(data, rest, runUser);
    }
    case 'doctor': {
      if (rest.includes('--help')) {
        console.log(help);
        return 0;
      }
      const { runDoctor } = await import('./commands/doctor.ts');
      return runDoctor(readConfig(data, process.env), process.stdout);
    }
    case undefined:
    case 'help':
    case '--help':
      console.log(help);
      return 0;
    case '--version':
      console.log(
        (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string })
          .version,
      );
      return 0;
    default:
      console.error(`unknown command "${command}"\n\n${help}`);
      return 2;
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const plain =
    error instanceof ConfigError ||
    error instanceof FolderInUse ||
    error instanceof LogError ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(plain ? (error as Error).message : error);
  process.exitCode = 1;
}
