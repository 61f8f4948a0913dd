import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './support/server.ts';

let it: TestServer;
beforeAll(async () => {
  it = await startTestServer();
});
afterAll(() => it.close());

const fetchCsv = async (path: string) => {
  const answer = await fetch(`${it.url}${path}`, {
    headers: { authorization: `Bearer ${await it.token('commander')}` },
  });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
};

describe('registers of the demo district as CSV', () => {
  test.each([
    ['problems', 6],
    ['assets', 8],
    ['poskamling', 7],
  ])('%s has its records, as a file with a byte order mark', async (register, count) => {
    const { answer, bytes } = await fetchCsv(`/api/registers/${register}/records.csv`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toContain(`${register}.csv`);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString().trimEnd().split('\r\n')).toHaveLength(1 + count);
    expect(bytes.toString()).not.toContain('0800-0000');
  });

  test('what was taken out can be brought in again', async () => {
    const { bytes } = await fetchCsv('/api/registers/problems/records.csv?delimiter=comma&language=en&note=Sample');
    const body = { csv: bytes.toString(), dryRun: true };
    const answer = await it.call('commander', 'POST', '/api/registers/problems/import', body);
    expect(answer.body).toEqual({ taken: 6, refused: [] });
  });

  test('the example of an import is taken, and a wrong filter is answered before the file begins', async () => {
    const route = it.server.routes.find(({ path }) => path.endsWith('/import') && path.includes('{register}'));
    const answer = await it.call('commander', 'POST', '/api/registers/problems/import', route?.example);
    expect(answer.body).toEqual({ taken: 1, refused: [] });
    const { answer: wrong } = await fetchCsv('/api/registers/problems/records.csv?filter=nothing:1');
    expect(wrong.status).toBe(422);
    const { answer: absent } = await fetchCsv('/api/registers/nothing/records.csv');
    expect(absent.status).toBe(404);
  });
});
