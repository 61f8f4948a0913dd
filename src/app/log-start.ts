import { recordKeyActs } from '../platform/journal/key-acts.ts';
import type { StartedLog } from '../platform/journal/successor.ts';
import type { Server } from './server.ts';
import { installationDoer } from './system-doer.ts';

/** Says it at the start when the database was restored behind a published checkpoint and a new log began. */
export function tellLogStart({ begun, formers }: StartedLog, say: (line: string) => void): void {
  const former = formers.at(-1);
  if (!begun || !former) return;
  const { size } = former.published;
  const { from, to } = begun;
  if (begun.size < size) {
    say(
      `Basis data dipulihkan ke keadaan sebelum titik periksa yang telah terbit: ${begun.size} dari ${size} entri. ` +
        `Log ${from.origin} berakhir; log baru ${to.origin} melanjutkannya. Umumkan hal ini.`,
    );
    say(
      `The database was restored behind a published checkpoint: ${begun.size} of ${size} entries. ` +
        `The log ${from.origin} ends; the new log ${to.origin} continues it. Say so publicly.`,
    );
  } else {
    say(
      `Isi basis data berbeda dari titik periksa berukuran ${size} yang telah terbit. Log ${from.origin} berakhir; ` +
        `log baru ${to.origin} dimulai. Jalankan "harmoni verify" dan umumkan hal ini.`,
    );
    say(
      `The database differs from the published checkpoint of size ${size}. The log ${from.origin} ends; ` +
        `the new log ${to.origin} begins. Run "harmoni verify", and say so publicly.`,
    );
  }
}

/** Writes into the journal what was done to the log's name and keys and is not there yet. */
export async function recordLogStart(server: Server): Promise<void> {
  const doer = await installationDoer(server.db);
  if (doer) await recordKeyActs(server.db, doer, server.log, { committed: server.sequencer.wake });
}
