import { parseArgs } from 'node:util';
import type { Realm } from '../../platform/access/actor.ts';
import { ConfigError } from '../../platform/config/config.ts';
import { doWork, type SystemDoer } from '../../platform/journal/work.ts';
import type { CommandContext } from '../cli.ts';

const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];
const help = `harmoni district [--name "Polres …"] [--code TEXT] [--timezone ${zones.join('|')}]

  Menetapkan nama, kode, dan zona waktu; tanpa pilihan: menampilkannya.
  Sets the district's name, code and time zone; without options shows them. Takes effect with the next start.`;

/** `harmoni district`: what an empty installation is called and which clock it keeps; journaled. */
export async function runDistrict(args: string[], context: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      name: { type: 'string' },
      code: { type: 'string' },
      timezone: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const say = (line: string) => context.out.write(`${line}\n`);
  if (values.help) {
    say(help);
    return 0;
  }
  const { name, code, timezone } = values;
  if (timezone !== undefined && !zones.includes(timezone))
    throw new ConfigError(`--timezone must be one of: ${zones.join(' ')}`);
  for (const [flag, value] of Object.entries({ name, code })) {
    if (value !== undefined && (value.trim() === '' || value.length > 120))
      throw new ConfigError(`--${flag} must have 1 to 120 letters`);
  }
  const polres = await context.db
    .selectFrom('platform.polres')
    .select(['id', 'realm'])
    .where('id', '=', context.polresId)
    .executeTakeFirstOrThrow();
  const doer: SystemDoer = { accountId: null, roles: ['system'], polresId: polres.id, realm: polres.realm as Realm };
  const changes = Object.fromEntries(
    Object.entries({ name, code, timezone }).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(changes).length > 0) {
    await doWork(context.db, doer, async (work) => {
      await work.tx.updateTable('platform.polres').set(changes).where('id', '=', polres.id).execute();
      work.record({ action: 'district.changed', subject: { type: 'district', id: polres.id }, body: changes });
    });
  }
  const now = await context.db
    .selectFrom('platform.polres')
    .select(['name', 'code', 'timezone'])
    .where('id', '=', polres.id)
    .executeTakeFirstOrThrow();
  say(`${now.name} · ${now.code} · ${now.timezone}`);
  return 0;
}
