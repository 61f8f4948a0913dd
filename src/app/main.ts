import { mkdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { type Config, ConfigError, readConfig } from '../platform/config/config.ts';
import { openDatabase } from '../platform/database/database.ts';
import { type EmbeddedDatabase, startEmbedded } from '../platform/database/embedded.ts';
import { FolderInUse, lockFolder } from '../platform/database/lock.ts';
import { migrate } from '../platform/database/migrate.ts';
import { prepareAppRole } from '../platform/database/roles.ts';
import { LogError } from '../platform/journal/log/index.ts';
import { builtWeb } from './build-web.ts';
import { firstStart } from './first-start.ts';
import { untilAskedToStop } from './lifetime.ts';
import { recordLogStart, tellLogStart } from './log-start.ts';
import { createServer } from './server.ts';
import { publishAddress } from './standalone.ts';

const version = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
const say = (line: string) => console.log(line);

async function start(config: Config): Promise<void> {
  // 0711: the database account may pass through to its own folder, and see nothing on the way.
  mkdirSync(config.data, { recursive: true, mode: 0o711 });
  const release = await lockFolder(config.data);
  let embedded: EmbeddedDatabase | undefined;
  const undo: (() => Promise<void> | void)[] = [release];
  const stop = async () => {
    while (undo.length > 0) await undo.pop()!();
  };
  untilAskedToStop(stop);
  try {
    if (!config.databaseUrl) {
      embedded = await startEmbedded(config.data);
      undo.push(embedded.stop);
    }
    const ownerUrl = config.databaseUrl ?? embedded!.ownerUrl;
    const databaseUrl = await prepareAppRole(ownerUrl, config.data);
    await migrate(ownerUrl);
    undo.push(publishAddress(config.data, databaseUrl));
    const database = openDatabase(databaseUrl);
    undo.push(database.close);
    const web = config.web === 'none' ? undefined : (config.web ?? (await builtWeb(say)));
    const server = await createServer({ database, databaseUrl, data: config.data, web, log: true, version });
    undo.push(server.close);
    tellLogStart(server.log, say);
    await firstStart(server, config, say);
    await recordLogStart(server);
    await server.app.listen({ host: config.host, port: config.port });
    void embedded?.died.then(async () => {
      console.error('The database server ended unexpectedly; stopping.');
      process.exitCode = 1;
      await stop().catch(() => {});
      process.exit(1);
    });
    const { address, family, port } = server.app.server.address() as AddressInfo;
    say(`Harmoni ready on http://${family === 'IPv6' ? `[${address}]` : address}:${port}`);
  } catch (error) {
    await stop();
    throw error;
  }
}

try {
  await start(readConfig(process.argv.slice(2), process.env));
} catch (error) {
  // One line for the person at the keyboard; a stack only for what nobody foresaw.
  const known =
    error instanceof ConfigError ||
    error instanceof FolderInUse ||
    error instanceof LogError ||
    ['EADDRINUSE', 'EACCES'].includes((error as { code?: string }).code ?? '');
  console.error(known ? `Harmoni cannot start: ${(error as Error).message}` : error);
  process.exit(1);
}
