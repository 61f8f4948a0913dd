import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadOrCreateKeys } from '../../platform/journal/log/index.ts';
import { verifyDatabase } from '../../platform/journal/verify-database.ts';
import type { CommandContext } from '../cli.ts';
import { logOrigin } from '../server.ts';

const help = `harmoni verify [--checkpoint FILE]… [--json]

  Memeriksa seluruh jurnal dan setiap baris yang disegel terhadap log, serta terhadap titik periksa lama yang diberikan.
  Checks the whole journal and every sealed row against the log, and against older checkpoints given.
  Keluar 0 bila utuh, 1 bila tidak / exits 0 when whole, 1 when not.`;

/** `harmoni verify`: names the first bad entry after a row was altered, removed or inserted behind the journal's back. */
export async function runVerify(args: string[], context: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { checkpoint: { type: 'string', multiple: true }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const say = (line: string) => context.out.write(`${line}\n`);
  if (values.help) {
    say(help);
    return 0;
  }
  const origin = logOrigin(context.data);
  const keys = await loadOrCreateKeys(join(context.data, 'keys'), origin);
  const answer = await verifyDatabase({
    db: context.db,
    origin,
    keys,
    older: (values.checkpoint ?? []).map((file) => readFileSync(file, 'utf8')),
    onProgress: (done) => {
      if (!values.json && done % 50_000 === 0) say(`… ${done} entries`);
    },
  });
  if (values.json) {
    say(JSON.stringify(answer));
    return answer.ok ? 0 : 1;
  }
  say(`log ${origin}`);
  say(`${answer.entries} entries read, proved against the signed checkpoint of size ${answer.confirmedSize ?? 'none'}`);
  if (answer.unsigned + answer.waiting > 0)
    say(`${answer.unsigned} not signed yet, ${answer.waiting} waiting for a position`);
  for (const line of answer.log.slice(0, 20)) say(`BAD  ${line}`);
  for (const row of answer.rows.slice(0, 20)) {
    const since = row.position === null ? 'the journal never saw it' : `last journal entry ${row.position}`;
    say(`BAD  row ${row.table} ${row.id} was ${row.what} without a journal entry (${since})`);
  }
  const more = Math.max(0, answer.log.length - 20) + Math.max(0, answer.rows.length - 20);
  if (more > 0) say(`… and ${more} more`);
  say(answer.ok ? 'OK  nothing was altered, removed or inserted' : 'NOT WHOLE');
  return answer.ok ? 0 : 1;
}
