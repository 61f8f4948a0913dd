import { parseArgs } from 'node:util';
import { ConfigError } from '../../platform/config/config.ts';
import { recordKeyActs } from '../../platform/journal/key-acts.ts';
import { openRotation, retireOldKey, rotateKey } from '../../platform/journal/log/index.ts';
import { type InstalledLog, keyFolder, readLog } from '../../platform/journal/log-folder.ts';
import { type LogSource, logSource } from '../../platform/journal/log-source.ts';
import { openPublished, standingOf } from '../../platform/journal/published.ts';
import { whileNobodySigns } from '../../platform/journal/sequencer-lock.ts';
import type { CommandContext } from '../cli.ts';
import { installationDoer } from '../system-doer.ts';

const help = `harmoni log show
harmoni log rotate --reason TEXT   kunci baru; yang lama ikut menandatangani sampai dilepas
                                   a new key; the old one signs along until it is retired
harmoni log retire                 kunci lama berhenti menandatangani dan dihapus; kunci publiknya tetap dalam catatan
                                   the old key stops signing and is destroyed; its public part stays in the record

  Nama, kunci, dan asal-usul log jurnal. rotate dan retire: hentikan peladen dulu.
  The name, keys and history of the journal's log. rotate and retire: stop the server first.`;

/** `harmoni log`: shows the log of the data folder; changes its key while no server signs. Each change is journaled. */
export async function runLog(args: string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { reason: { type: 'string' }, help: { type: 'boolean' } },
  });
  const say = (line: string) => context.out.write(`${line}\n`);
  const [verb, ...more] = positionals;
  if (values.help || !verb || more.length > 0) {
    say(help);
    return values.help ? 0 : 2;
  }
  const source = logSource(<Row>(sql: string, parameters?: unknown[]) =>
    context.pool.query(sql, parameters).then((answer) => answer.rows as Row[]),
  );
  switch (verb) {
    case 'show':
      await show(await readLog(context.data), source, say);
      return 0;
    case 'rotate': {
      const reason = readReason(values.reason);
      await change(context, async (log) => {
        const size = await continuedSize(log, source);
        await rotateKey(keyFolder(context.data), log.origin, { at: new Date(), size, reason });
      });
      say('Kunci diganti. Umumkan kunci baru; yang lama ikut menandatangani sampai "harmoni log retire".');
      say('The key was changed. Publish the new one; the old one signs along until "harmoni log retire".');
      break;
    }
    case 'retire': {
      let retired = false;
      await change(context, async (log) => {
        retired = log.keys.signers.length > 1;
        await retireOldKey(keyFolder(context.data), log.origin);
      });
      say(retired ? 'Kunci lama dilepas. / The old key was retired.' : 'Tidak ada kunci lama. / There is no old key.');
      break;
    }
    default:
      throw new ConfigError(`unknown: harmoni log ${verb}\n\n${help}`);
  }
  say((await readLog(context.data)).keys.verifierKey);
  return 0;
}

/** The reason stands in the public record: one line, no personal data. */
function readReason(given: string | undefined): string {
  const reason = given?.trim() ?? '';
  if (reason.length < 5 || reason.length > 200 || /\p{Cc}/u.test(reason)) {
    throw new ConfigError(
      '--reason: 5–200 huruf dalam satu baris; catatannya publik / 5 to 200 letters in one line; the record is public',
    );
  }
  return reason;
}

async function change(context: CommandContext, run: (log: InstalledLog) => Promise<void>): Promise<void> {
  const done = await whileNobodySigns(context.databaseUrl, async () => {
    await run(await readLog(context.data));
    const doer = await installationDoer(context.db);
    if (doer) await recordKeyActs(context.db, doer, await readLog(context.data));
  });
  if (!done) {
    throw new ConfigError(
      'Peladen sedang berjalan: hentikan dulu, lalu ulangi. / A server is running: stop it first, then repeat.',
    );
  }
}

/** The size that a rotation record states. A restored database first needs its new log. */
async function continuedSize(log: InstalledLog, source: LogSource): Promise<number> {
  if (log.published === undefined) return source.size();
  const { relation, size } = await standingOf(source, openPublished(log.published, log.origin, log.keys));
  if (relation === 'continues') return size;
  throw new ConfigError(
    'Basis data tidak melanjutkan titik periksa yang telah terbit: jalankan Harmoni sekali dulu. / ' +
      'The database does not continue the published checkpoint: start Harmoni once first.',
  );
}

async function show(log: InstalledLog, source: LogSource, say: (line: string) => void): Promise<void> {
  const { origin, keys, formers } = log;
  say(`nama / name                ${origin}`);
  say(`kunci / key                ${keys.verifierKey}`);
  for (const signer of keys.signers.slice(1)) say(`ikut menandatangani / also  ${signer.verifier.text}`);
  say(`ukuran / size              ${await source.size()}`);
  say(`ditandatangani / signed    ${await source.signedSize(origin)}`);
  say(`pergantian kunci / rotations  ${keys.rotations.length}`);
  for (const note of keys.rotations) {
    const { at, size, reason, oldKey } = openRotation(note);
    say(`  ${at.toISOString()}  ${size}  ${reason}  (${oldKey.text})`);
  }
  say(`log sebelumnya / earlier logs  ${formers.length}`);
  for (const former of formers) {
    const { at, size, published } = former;
    say(`  ${at.toISOString()}  ${former.origin}  terbit / published ${published.size}  dipulihkan / restored ${size}`);
  }
}
