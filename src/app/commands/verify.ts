import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { FormerLog } from '../../platform/journal/log/index.ts';
import { readLog } from '../../platform/journal/log-folder.ts';
import { type VerifyAnswer, verifyDatabase } from '../../platform/journal/verify-database.ts';
import type { CommandContext } from '../cli.ts';

const help = `harmoni verify [--checkpoint FILE]… [--json]

  Memeriksa seluruh jurnal dan setiap baris yang disegel terhadap log, serta terhadap titik periksa lama yang diberikan.
  Checks the whole journal and every sealed row against the log, and against older checkpoints given.
  Entri yang hilang karena pemulihan cadangan dan dinyatakan dalam catatan bertanda tangan ditulis di baris LOST.
  Entries lost with a restore, as a signed record states, have a line LOST.
  Keluar 0 bila utuh, 1 bila tidak / exits 0 when whole, 1 when not.`;

/** What restores left behind: the names the log had before, and what was published and is gone. */
function tellRestores(formers: FormerLog[], { losses, behind }: VerifyAnswer, say: (line: string) => void): void {
  for (const { origin, successor, size, at } of formers)
    say(`${successor} continues ${origin} after the restore of ${at.toISOString()}, with its first ${size} entries`);
  for (const { origin, published, at, from, to } of losses) {
    say(
      `LOST checkpoint of ${origin}, size ${published}: published before the restore of ${at.toISOString()}; ` +
        `entries ${from}..${to} were lost with it`,
    );
  }
  if (behind) {
    say(
      `BAD  the database holds ${behind.size} entries, but ${behind.published} were published: restored from a backup? ` +
        `Entries ${behind.size}..${behind.published - 1} are missing; the next start begins a new log that says so`,
    );
  }
}

/**
 * `harmoni verify`: names the first bad entry after a row was altered, removed or inserted behind the journal's back.
 *
 * A checkpoint of a former log that reaches beyond a restore gets a line of its own (LOST). It does not by itself make
 * the answer 1: a succession record signed by the old key states that loss. Without such a record, and for any entry that
 * differs from what was published, the answer is 1.
 */
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
  const { origin, keys, formers, published } = await readLog(context.data);
  const answer = await verifyDatabase({
    db: context.db,
    origin,
    keys,
    formers,
    published,
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
  tellRestores(formers, answer, say);
  if (answer.unsigned + answer.waiting > 0)
    say(`${answer.unsigned} not signed yet, ${answer.waiting} waiting for a position`);
  for (const line of answer.log.slice(0, 20)) say(`BAD  ${line}`);
  for (const row of answer.rows.slice(0, 20)) {
    const since = row.position === null ? 'the journal never saw it' : `last journal entry ${row.position}`;
    say(`BAD  row ${row.table} ${row.id} was ${row.what} without a journal entry (${since})`);
  }
  const more = Math.max(0, answer.log.length - 20) + Math.max(0, answer.rows.length - 20);
  if (more > 0) say(`… and ${more} more`);
  const lost = answer.losses.length > 0 ? ', but for the loss stated above' : '';
  say(answer.ok ? `OK  nothing was altered, removed or inserted${lost}` : 'NOT WHOLE');
  return answer.ok ? 0 : 1;
}
