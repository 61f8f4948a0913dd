import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createEventReader, followLive, PositionCheck, type ServerEvent } from './live.ts';

const stream =
  'retry: 1000\nevent: hello\ndata: {"position":3}\n\n: note\n\nid: 4\ndata: {"a":1}\ndata: 2\n\nid: 5\r\nevent: position\r\ndata: {}\r\n\r\n';

test('events come out the same however the stream is cut into pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
      const events: ServerEvent[] = [];
      const read = createEventReader((event) => events.push(event));
      // A piece that ends between \r and \n is the one cut that the server never makes: it writes whole events.
      const places = [0, ...cuts.filter((at) => stream[at - 1] !== '\r').sort((a, b) => a - b), stream.length];
      for (let i = 1; i < places.length; i++) read(stream.slice(places[i - 1], places[i]));
      expect(events).toEqual([
        { id: undefined, event: 'hello', data: '{"position":3}' },
        { id: '4', event: 'message', data: '{"a":1}\n2' },
        { id: '5', event: 'position', data: '{}' },
      ]);
    }),
  );
});

test('gaps and repeats are counted', () => {
  const check = new PositionCheck(10);
  for (const position of [11, 12, 12, 15, 16]) check.see(position);
  expect(check.counts).toMatchObject({ events: 5, gaps: 2, repeats: 1 });
});

test('a stream that is cut resumes where it was and misses nothing', async () => {
  const total = 40;
  const server = createServer((request, response) => {
    const last = Number(request.headers['last-event-id']);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    // Every connection breaks by itself after seven events at most.
    for (let position = last + 1; position <= Math.min(total, last + 7); position++) {
      const entry = { position, at: '', action: 'x', subject: { type: 'incident', id: `i${position}` }, data: null };
      response.write(`id: ${position}\ndata: ${JSON.stringify(entry)}\n\n`);
    }
    if (last < total) response.end();
  }).listen(0);
  const seen: number[] = [];
  const live = followLive({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    token: async () => 't',
    after: 0,
    cutEvery: 5,
    entry: (entry) => seen.push(entry.position),
    reset: async () => undefined,
  });
  await vi.waitFor(() => expect(seen).toHaveLength(total), { timeout: 10_000 });
  await live.close();
  server.closeAllConnections();
  server.close();
  expect(seen).toEqual(Array.from({ length: total }, (_, i) => i + 1));
  expect(live.check.counts).toMatchObject({ gaps: 0, repeats: 0 });
  expect(live.check.counts.connections).toBeGreaterThan(6);
});
