import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCases, type TestCases, west } from '../coordination/cases/testing/room.ts';
import { newId } from '../platform/ids/ids.ts';
import { openWarningTasks } from './warning-tasks.ts';

let room: TestCases;
beforeAll(async () => {
  room = await openCases();
}, 60_000);
afterAll(() => room.close());

test('a warning becomes a task with its action, owner and deadline, once', async () => {
  const chief = await room.actor(['commander']);
  const open = openWarningTasks(room.cases);
  const warning = {
    id: newId(),
    areaCode: west,
    title: { id: 'Melati rawan', en: 'Melati at risk' },
    reasons: [
      { id: 'Enam pencurian.', en: 'Six thefts.' },
      { id: 'Dua masalah terbuka.', en: 'Two open problems.' },
    ],
    proposedAction: { id: 'Patroli malam.', en: 'Night patrol.' },
    owner: 'binmas',
    dueAt: new Date('2099-03-04T20:00:00Z'),
    problemId: null,
  };
  const id = await room.work(chief, (work) => open(work, warning));
  expect(await room.work(chief, (work) => open(work, warning))).toBe(id);
  const task = await room.cases.get(chief, id, new Date());
  expect(task).toMatchObject({
    process: 'warning-task',
    title: 'Melati rawan',
    areaCode: west,
    functions: ['binmas'],
    opener: null,
    // 20:00 UTC is the next day in WIB.
    values: {
      warning: 'Enam pencurian. Dua masalah terbuka.',
      proposedAction: 'Patroli malam.',
      deadline: '2099-03-05',
    },
    clock: { dueAt: '2099-03-05T17:00:00.000Z' },
  });
  const unknown = await room.work(chief, (work) => open(work, { ...warning, id: newId(), owner: 'nobody' }));
  expect((await room.cases.get(chief, unknown, new Date())).functions).toEqual(['samapta', 'binmas']);
});
