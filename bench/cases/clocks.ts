import { openCases, type TestCases } from '../../src/coordination/cases/testing/room.ts';
import type { BenchCase } from '../support/figure.ts';
import { short, timed } from '../support/stats.ts';

const open = 100_000;
const due = 5_000;

/** Open cases by the plainest SQL; the first `due` of them have just passed the end of their clock. */
const fill = (room: TestCases) =>
  room.owner(
    `insert into cases.case (id, polres_id, realm, process, definition_version, state, title, data, functions, bodies, opened_at,
       entered_at, changed_at, clock, clock_started_at, warn_at, due_at, next_at)
     select gen_random_uuid(), $1, 'demo', 'errands', 1, 'open', 'Urusan ' || i, jsonb_build_object('name', 'Urusan ' || i),
       '{samapta}', '{}', now(), now(), now(), 'late', now() - interval '9 days', t.warn, t.due, t.warn
     from generate_series(1, $2::int) i, lateral (select
       now() + case when i <= $3 then interval '-1 day' else interval '2 days' end as warn,
       now() + case when i <= $3 then interval '-1 minute' else interval '3 days' + i * interval '1 second' end as due) t`,
    [room.polresId, open, due],
  );

/** One turn of the job that finds what is due among very many open cases, with a journal entry for each. */
export const clocksCase: BenchCase = {
  name: 'clocks',
  async run({ say }) {
    const room = await openCases();
    try {
      await fill(room);
      await room.owner('analyze cases.case');
      say(`  ${short(open)} open cases`);
      let told = 0;
      const now = new Date();
      const sweep = await timed(async () => {
        told = await room.cases.clocks.sweep(now);
      });
      if (told !== due) throw new Error(`${told} clocks were told, not ${due}`);
      const idle = await timed(() => room.cases.clocks.sweep(now));
      const bare = await timed(() =>
        room.owner(`update cases.case set escalated_at = now() where escalated_at is not null`),
      );
      return [
        {
          case: 'clocks',
          what: 'Clocks of all open cases, those due escalated and journaled',
          bar: '≤ 5 s',
          measured: `${short(sweep / 1000)} s; ${short(idle)} ms with nothing due`,
          ratio: `${short(sweep / bare)} × one bare update of the same rows, with their seals and without the journal`,
          size: `${short(open)} open cases, ${short(due)} due at once`,
          memory: '–',
          met: sweep <= 5_000,
          values: { sweep, idle, bare, told },
        },
      ];
    } finally {
      await room.close();
    }
  },
};
