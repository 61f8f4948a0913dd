import { parseArgs } from 'node:util';
import { createAccounts } from '../../platform/access/accounts.ts';
import type { Realm } from '../../platform/access/actor.ts';
import { randomPassword } from '../../platform/access/password.ts';
import { type Role, roles } from '../../platform/access/permissions.ts';
import { createSessions } from '../../platform/access/sessions.ts';
import { ConfigError } from '../../platform/config/config.ts';
import { doWork, type SystemDoer } from '../../platform/journal/work.ts';
import type { CommandContext } from '../cli.ts';
import { keptSecret } from '../server.ts';

const help = `harmoni user list
harmoni user add NAME --role ROLE [--role ROLE]… [--display "Nama"] [--unit 104] [--area CODE]…
harmoni user password NAME       kata sandi baru sekali pakai / a new one-time password
harmoni user disable NAME · harmoni user enable NAME

  Peran / roles: ${roles.join(' ')}`;

/** `harmoni user`: accounts from the console, for the first administrator and for emergencies; journaled like any other act. */
export async function runUser(args: string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      role: { type: 'string', multiple: true },
      display: { type: 'string' },
      unit: { type: 'string' },
      area: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  const say = (line: string) => context.out.write(`${line}\n`);
  const [verb, name] = positionals;
  if (values.help || !verb) {
    say(help);
    return values.help ? 0 : 2;
  }
  const { db } = context;
  const polres = await db
    .selectFrom('platform.polres')
    .select(['id', 'realm'])
    .where('id', '=', context.polresId)
    .executeTakeFirstOrThrow();
  const doer: SystemDoer = { accountId: null, roles: ['system'], polresId: polres.id, realm: polres.realm as Realm };
  const accounts = createAccounts(db, createSessions(db, keptSecret(context.data, 'session-secret')));

  if (verb === 'list') {
    const rows = await db
      .selectFrom('access.account')
      .select(['username', 'display_name', 'roles', 'active'])
      .orderBy('username')
      .execute();
    for (const row of rows)
      say(`${row.username.padEnd(20)} ${row.active ? ' ' : 'x'} ${row.roles.join(',').padEnd(24)} ${row.display_name}`);
    return 0;
  }
  if (!name) throw new ConfigError(`harmoni user ${verb} needs a name\n\n${help}`);
  if (verb === 'add') {
    const wanted = values.role ?? [];
    const unknown = wanted.filter((role) => !roles.includes(role as Role));
    if (wanted.length === 0 || unknown.length > 0) throw new ConfigError(`--role must be one of: ${roles.join(' ')}`);
    const password = randomPassword();
    await doWork(db, doer, (work) =>
      accounts.create(work, {
        username: name,
        displayName: values.display ?? name,
        roles: wanted as Role[],
        password,
        areaCodes: values.area ?? null,
        unit: values.unit ?? null,
      }),
    );
    say(`${name}: one-time password ${password}`);
    return 0;
  }
  const account = await db
    .selectFrom('access.account')
    .select(['id', 'version'])
    .where('username', '=', name)
    .executeTakeFirst();
  if (!account) throw new ConfigError(`there is no account "${name}"`);
  if (verb === 'password') {
    const password = randomPassword();
    await doWork(db, doer, (work) => accounts.edit(work, account.id, { version: account.version, password }));
    say(`${name}: one-time password ${password}`);
    return 0;
  }
  if (verb === 'disable' || verb === 'enable') {
    await doWork(db, doer, (work) =>
      accounts.edit(work, account.id, { version: account.version, active: verb === 'enable' }),
    );
    say(`${name}: ${verb}d`);
    return 0;
  }
  throw new ConfigError(`unknown: harmoni user ${verb}\n\n${help}`);
}
