import { expect, test } from 'vitest';
import type { Tx } from './database.ts';
import { gathering } from './gather.ts';

const transaction = () => ({}) as unknown as Tx;

function recorder() {
  const statements: number[][] = [];
  const add = gathering<number, string>(async (_tx, rows) => {
    statements.push(rows);
    if (rows.includes(-1)) throw new Error('refused');
    return rows.map((row) => `made ${row}`);
  });
  return { statements, add };
}

test('rows of one transaction that come at the same moment go in one statement, each to its own answer', async () => {
  const { statements, add } = recorder();
  const tx = transaction();
  const later = Promise.resolve().then(() => add(tx, 3));
  expect(await Promise.all([add(tx, 1), add(tx, 2), later])).toEqual(['made 1', 'made 2', 'made 3']);
  expect(statements).toEqual([[1, 2, 3]]);
  expect(await add(tx, 4)).toBe('made 4');
  expect(statements).toEqual([[1, 2, 3], [4]]);
});

test('rows of different transactions never share a statement', async () => {
  const { statements, add } = recorder();
  await Promise.all([add(transaction(), 1), add(transaction(), 2)]);
  expect(statements).toEqual([[1], [2]]);
});

test('a statement takes sixteen rows at most', async () => {
  const { statements, add } = recorder();
  const tx = transaction();
  await Promise.all(Array.from({ length: 20 }, (_, row) => add(tx, row)));
  expect(statements.map((rows) => rows.length)).toEqual([16, 4]);
});

test('a statement that fails fails for each of its rows', async () => {
  const { add } = recorder();
  const tx = transaction();
  const answers = await Promise.allSettled([add(tx, 1), add(tx, -1)]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
