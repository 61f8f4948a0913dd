import { connect, type Socket } from 'node:net';
import type { Answer, Sending } from './client.ts';

/**
 * One keep-alive connection that sends a request, waits for the whole answer and sends the next. It does as little as possible, so
 * that the load takes less of the cores that the server is measured on. Knows only answers with a Content-Length.
 */
export interface LeanConnection {
  send(sending: Sending): Promise<Answer>;
  close(): void;
}

const headEnd = Buffer.from('\r\n\r\n');

export async function openLeanConnection(url: string): Promise<LeanConnection> {
  const { hostname, port } = new URL(url);
  const socket: Socket = await new Promise((resolve, reject) => {
    const opened = connect(Number(port), hostname, () => resolve(opened));
    opened.once('error', reject);
  });
  socket.setNoDelay(true);
  let received: Buffer = Buffer.alloc(0);
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;
  const fail = (error: Error) => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const end = received.indexOf(headEnd);
    if (end < 0) return;
    const head = received.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) return fail(new Error('an answer without Content-Length'));
    const start = end + headEnd.length;
    if (received.length < start + length) return;
    const body = received.subarray(start, start + length);
    received = received.subarray(start + length);
    waiting?.resolve({ status: Number(head.slice(9, 12)), body, encoding: undefined });
  });
  return {
    send: ({ path, token, body = '', headers = {}, method = 'POST' }) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
        socket.write(
          `${method} ${path} HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n` +
            `content-length: ${Buffer.byteLength(body)}\r\n${more.join('')}\r\n${body}`,
        );
      }),
    close: () => socket.destroy(),
  };
}
