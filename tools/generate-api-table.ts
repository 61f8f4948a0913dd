/**
 * Writes the table of all operations into docs/api.md, between its two markers, from the routes of a whole server.
 * Run as `node tools/run.mjs tools/generate-api-table.ts`; with `--check` it writes nothing and fails when the table is stale.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from '../src/app/server.ts';
import { roles, rolesWith } from '../src/platform/access/permissions.ts';
import { openDatabase } from '../src/platform/database/database.ts';
import { startEmbedded } from '../src/platform/database/embedded.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { prepareAppRole } from '../src/platform/database/roles.ts';
import type { Route } from '../src/platform/http/route.ts';

const target = fileURLToPath(new URL('../docs/api.md', import.meta.url));
const begin = '<!-- operations: begin (made by tools/generate-api-table.ts) -->';
const end = '<!-- operations: end -->';

/** Routes of the house, on an empty database of their own that is thrown away. The process has to end after it. */
async function readRoutes(): Promise<Route[]> {
  const data = mkdtempSync(join(tmpdir(), 'harmoni-routes-'));
  const embedded = await startEmbedded(data);
  try {
    const databaseUrl = await prepareAppRole(embedded.ownerUrl, data);
    await migrate(embedded.ownerUrl);
    const server = await createServer({
      database: openDatabase(databaseUrl, 6),
      databaseUrl,
      data,
      version: 'table',
    });
    await server.sequencer.stop();
    return server.routes;
  } finally {
    await embedded.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

function allowed({ permission }: Route): string {
  if (permission === 'public') return 'anyone';
  const held = rolesWith(permission);
  return held.length === roles.length ? 'every role' : held.join(', ');
}

/** One heading and one table for each tag, in the order of the routes. */
function tableOf(routes: Route[]): string {
  const parts: string[] = [];
  for (const [tag, group] of Map.groupBy(routes, (route) => route.tag)) {
    const rows = group.map((route) => {
      const permission = route.permission === 'public' ? 'public' : `\`${route.permission}\``;
      return `| \`${route.method} ${route.path}\` | ${route.summary.en.replaceAll('|', '\\|')} | ${permission} | ${allowed(route)} |`;
    });
    parts.push(
      [`### ${tag}`, '', '| operation | what | permission | roles |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    );
  }
  return parts.join('\n\n');
}

const text = readFileSync(target, 'utf8');
const from = text.indexOf(begin);
const to = text.indexOf(end);
if (from < 0 || to < from) throw new Error('docs/api.md has lost the markers of its table of operations');
const fresh = `${text.slice(0, from + begin.length)}\n\n${tableOf(await readRoutes())}\n\n${text.slice(to)}`;
if (!process.argv.includes('--check')) writeFileSync(target, fresh);
else if (fresh !== text) {
  console.error('docs/api.md is stale: run "node tools/run.mjs tools/generate-api-table.ts"');
  process.exitCode = 1;
}
// What the server still holds (live feed, workers) has nothing left to do.
process.exit();
