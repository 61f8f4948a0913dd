import { writeFile } from 'node:fs/promises';
import { ConfigError } from '../../platform/config/config.ts';
import { GeoFileError } from '../../platform/geo/geo-error.ts';
import { ApiError } from './api.ts';
import { help, readOptions } from './options.ts';
import { runSimulation } from './run.ts';

export { type SimulateOptions, usualOptions } from './options.ts';
export type { SimulationReport } from './report.ts';
export { runSimulation } from './run.ts';

/**
 * `harmoni simulate`: answers the exit status, 0 when nothing went wrong. Ctrl-C ends the run with its report.
 * @throws ConfigError for a wrong flag, an unreachable server, unknown accounts or an unreadable file; parseArgs' own error.
 */
export async function runSimulate(args: string[], env: NodeJS.ProcessEnv, out: NodeJS.WritableStream): Promise<number> {
  const options = readOptions(args, env);
  if (!options) {
    out.write(`${help}\n`);
    return 0;
  }
  const stop = new AbortController();
  const halt = () => stop.abort();
  process.once('SIGINT', halt);
  process.once('SIGTERM', halt);
  try {
    const report = await runSimulation(options, out, stop.signal);
    if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
    return report.ok ? 0 : 1;
  } catch (error) {
    if (error instanceof ApiError || error instanceof GeoFileError) throw new ConfigError(error.message);
    throw error;
  } finally {
    process.off('SIGINT', halt);
    process.off('SIGTERM', halt);
  }
}
